import type { Problem } from './types.ts';

/** By applicant the place of its group in the order of the criterion `group`, unlisted ones `last`; all 0 without it. */
export function groupRanks({ records, rules }: Pick<Problem, 'records' | 'rules'>): {
  ranks: Int32Array;
  last: number;
} {
  const criterion = rules.criteria.find(({ rule }) => rule === 'group');
  if (criterion?.rule !== 'group') return { ranks: new Int32Array(records.applicants.ids.length), last: 0 };
  const last = criterion.order.length;
  const places = new Map<string, number>();
  criterion.order.forEach((value, place) => {
    if (!places.has(value)) places.set(value, place);
  });
  const cells = records.applicants.attributes[criterion.attribute];
  return { ranks: Int32Array.from(cells, (cell) => places.get(cell) ?? last), last };
}
