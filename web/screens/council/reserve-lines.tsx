import { useWords } from '../../state/organisation.tsx';
import type { Rules } from './rules.ts';

interface WrittenReserve {
  name: string;
  attribute: string;
  school?: string;
  matchesSchool?: string;
  value?: string | number;
  share?: number;
  seats?: number;
  kind?: 'soft' | 'hard';
  passesTo?: string;
}

/** Seat reserves in the order in which they are filled, each in one sentence, and the limit on changes of school. */
export function ReserveLines({ rules }: { rules: Rules }) {
  const { t, n } = useWords();
  const reserves = (rules.reserves ?? []) as WrittenReserve[];
  const { mostMoved } = rules as { mostMoved?: { share: number } };
  const percent = (share: number) => {
    const hundredths = Math.round(10_000 * share);
    return n(hundredths / 100, hundredths % 100 === 0 ? 0 : 2);
  };
  const size = ({ share, seats }: WrittenReserve) =>
    share === undefined
      ? t('council.reserve.seats', { seats: n(seats ?? 0, 0) })
      : t('council.reserve.share', { share: percent(share) });
  const place = ({ school = '*' }: WrittenReserve) =>
    school === '*' ? t('council.reserve.every-school') : t('council.reserve.one-school', { school });
  const forWhom = ({ attribute, value, matchesSchool }: WrittenReserve) =>
    value === undefined
      ? t('council.reserve.matching', { attribute, column: matchesSchool ?? '' })
      : t('council.reserve.having', { attribute, value: String(value) });
  const rest = ({ kind, passesTo = 'open' }: WrittenReserve) => {
    if (kind === 'hard') return t('council.reserve.stays-empty');
    return passesTo === 'open' ? t('council.reserve.becomes-open') : t('council.reserve.passes-to', { name: passesTo });
  };
  return (
    <>
      {reserves.length > 0 && (
        <section className="stack">
          <h3>{t('council.reserves-title')}</h3>
          <p className="soft">{t('council.reserves-what')}</p>
          <ol className="reserves">
            {reserves.map((reserve) => (
              <li key={`${reserve.name} ${reserve.school ?? '*'}`}>
                <b>{reserve.name}</b>: {size(reserve)} {place(reserve)}, {forWhom(reserve)}. {rest(reserve)}
              </li>
            ))}
          </ol>
        </section>
      )}
      {mostMoved && <p>{t('council.most-moved', { share: percent(mostMoved.share) })}</p>}
    </>
  );
}
