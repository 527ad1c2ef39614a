import { hideSmall, hideSmallOf, leastShown } from '#engines/hide-small.ts';
import type { PaperTable } from '../../platform/paper.ts';
import type { WhatIfAnswered } from '../scenarios/ask-what-if.ts';
import type { DossierWords } from './words.ts';

interface Compared {
  before: { figures: Pick<WhatIfAnswered['figures'], 'communes' | 'unplaced' | 'meanMetres'> };
  after: { figures: Pick<WhatIfAnswered['figures'], 'communes' | 'unplaced' | 'meanMetres' | 'children'> };
}

/**
 * How each commune fares before and after, with the sum of its rows. Counts of one to four children are not told, nor what would give them
 * away by the sum.
 */
export function communeTable({ before, after }: Compared, { t }: Pick<DossierWords, 't'>): PaperTable {
  const [old, young] = [before.figures, after.figures];
  const held = young.communes
    .map((commune, i) => ({ ...commune, before: old.communes[i] }))
    .filter(({ children }) => children > 0);
  const column = (counts: number[]) =>
    hideSmallOf(counts).map((shown, i) => shown ?? t(hideSmall(counts[i]) === null ? 'few' : 'hidden'));
  const columns = [
    column(held.map(({ children }) => children)),
    column(held.map((commune) => commune.before.unplaced)),
    column(held.map(({ unplaced }) => unplaced)),
  ];
  const whole = (metres: number | null) => (metres === null ? null : Math.round(metres));
  const count = (children: number) => hideSmall(children) ?? t('few');
  return {
    ...{ kind: 'table', caption: t('communes') },
    columns: [
      { head: t('commune'), width: 30 },
      ...['children', 'unplaced-before', 'unplaced-after', 'mean-before', 'mean-after'].map((key) => ({
        ...{ head: t(key), figure: true, width: 14 },
      })),
    ],
    rows: held.map((commune, i) => [
      ...[commune.name ?? '', ...columns.map((each) => each[i])],
      ...(commune.children < leastShown ? ['', ''] : [whole(commune.before.meanMetres), whole(commune.meanMetres)]),
    ]),
    totals: [
      [
        ...[t('total'), count(young.children), count(old.unplaced), count(young.unplaced)],
        ...[whole(old.meanMetres), whole(young.meanMetres)],
      ],
    ],
  };
}
