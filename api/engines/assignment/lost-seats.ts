import { matcher } from './criteria/matches-school.ts';
import type { Holding, Problem } from './types.ts';

/**
 * Children who keep a seat by the criterion `kept-seat` and yet hold none there nor at a school they prefer, by index. Under
 * deferred acceptance there are none while a school has no more holders than seats; a round checks it all the same.
 */
export function lostSeats(problem: Problem, holding: Holding): number[] {
  const { rules, records, wishes, decidedGroup } = problem;
  const criterion = rules.criteria.find(({ rule }) => rule === 'kept-seat');
  if (criterion?.rule !== 'kept-seat') return [];
  const keeps = matcher(criterion, records);
  const cells = records.applicants.attributes[criterion.attribute];
  const lost: number[] = [];
  for (let a = 0; a < decidedGroup.length; a++) {
    if (cells[a] === '' || decidedGroup[a] >= 0) continue;
    const from = wishes.start[a];
    const kept = wishes.school.subarray(from, wishes.start[a + 1]).findIndex((school) => keeps(a, school));
    // Where the school is no wish any more, every wish comes behind it.
    if (holding.wish[a] < 0 || holding.wish[a] > from + kept) lost.push(a);
  }
  return lost;
}
