import { hideSmall } from '#engines/hide-small.ts';
import { type Language, say, sayDate, sayNumber } from '#text/text.ts';
import type { Programme } from '../programmes/types.ts';

/** How a dossier is worded: phrases of its own topic, of others, figures and dates. */
export interface DossierWords {
  language: Language;
  t: (key: string, params?: Record<string, unknown>) => string;
  say: (key: string, params?: Record<string, unknown>) => string;
  whole: (value: number) => string;
  date: (iso: string) => string;
  /** A count of children in a sentence. */
  count: (children: number) => string;
  /** The years a work is built in, '' where it is in none. */
  yearsOf: (programme: Programme, key: string) => string;
  kindOf: (kind: string) => string;
}

/** A count of children fit for a table: few are not told. */
export function hiddenCount(count: number | null, few: string): number | string | null {
  return count !== null && hideSmall(count) === null ? few : count;
}

export function dossierWords(language: Language): DossierWords {
  const t = (key: string, params: Record<string, unknown> = {}) => say(language, `dossier.${key}`, params);
  return {
    ...{ language, t, date: sayDate },
    say: (key, params = {}) => say(language, key, params),
    whole: (value) => sayNumber(language, Math.round(value), 0),
    count(children) {
      const shown = hiddenCount(children, t('few'));
      return typeof shown === 'number' ? sayNumber(language, shown, 0) : String(shown);
    },
    yearsOf(programme, key) {
      const stages = programme.made?.plan.works.find((work) => work.key === key)?.stages ?? [];
      return stages
        .map(({ year, rooms }) => (rooms === 0 ? String(year) : `${year}: ${t('programme.rooms', { rooms })}`))
        .join('; ');
    },
    kindOf(kind) {
      const own = t(`kind.${kind}`);
      return own === `dossier.kind.${kind}` ? `${t('kind.other')} (${kind})` : own;
    },
  };
}
