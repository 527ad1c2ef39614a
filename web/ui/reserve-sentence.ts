import type { Words } from '../state/organisation.tsx';

/** Reserved seats as rules.json writes them. */
export interface ReserveInWords {
  name: string;
  attribute: string;
  school?: string;
  matchesSchool?: string;
  value?: string | number;
  share?: number | string;
  seats?: number | string;
  kind?: 'soft' | 'hard';
  passesTo?: string;
}

/** An entry of the dossier or of the school by its name in words; one without a name of its own as the file writes it. */
export function sayColumn({ code }: Words, column: string): string {
  const key = `rules.column.${column}`;
  const said = code(key);
  return said === key ? `“${column}”` : said;
}

/** 0.125 → "12,5". */
export function sayPercent({ n }: Words, share: number): string {
  const hundredths = Math.round(10_000 * share);
  return n(hundredths / 100, hundredths % 100 === 0 ? 0 : hundredths % 10 === 0 ? 1 : 2);
}

/**
 * How many seats, where, for whom, and what becomes of those nobody claims: one sentence or two, without the name. `nameOf`: a
 * school by its id, where its name is known.
 */
export function sayReserve(
  words: Words,
  { school = '*', attribute, matchesSchool, value, share, seats, kind, passesTo = 'open' }: ReserveInWords,
  nameOf: (school: string) => string = (id) => id,
): string {
  const { t, n } = words;
  const size =
    share === undefined
      ? t('council.reserve.seats', { seats: n(Number(seats ?? 0), 0) })
      : t('council.reserve.share', { share: sayPercent(words, Number(share)) });
  const place =
    school === '*' ? t('council.reserve.every-school') : t('council.reserve.one-school', { school: nameOf(school) });
  const column = sayColumn(words, attribute);
  const forWhom =
    value === undefined
      ? t('council.reserve.matching', { attribute: column, column: sayColumn(words, matchesSchool ?? '') })
      : t('council.reserve.having', { attribute: column, value: String(value) });
  const rest =
    kind === 'hard'
      ? t('council.reserve.stays-empty')
      : passesTo === 'open'
        ? t('council.reserve.becomes-open')
        : t('council.reserve.passes-to', { name: passesTo });
  return `${size} ${place}, ${forWhom}. ${rest}`;
}
