import type { Rules } from '../enrolment-records.ts';
import { nameOfGroup } from './decode.ts';
import type { Outcome } from './outcome.ts';
import { firstDifference } from './ranking.ts';
import type { Problem } from './types.ts';

/** A cut-off at which the last child admitted and the first one refused are nearer to each other than can be measured. */
export interface CloseCutoff {
  schoolId: string;
  seatGroup: string;
  lastMetres: number;
  nextMetres: number;
  /** Of both distances together. */
  uncertaintyMetres: number;
  /** The criterion that put one before the other all the same. */
  settledBy: string;
}

/**
 * How far off `metres` of an applicant may be, in whole metres, at least 1 (they are rounded): the straight leg between home
 * and road, whose real way nobody has measured, and `uncertaintyMetresPerKm` of the rules for the length of the roads. The leg
 * at the gate is left out: it is the same for all who go to that gate. Null where neither is known.
 */
export function uncertaintyOf({ records, rules }: Problem, applicant: number, metres: number): number | null {
  const leg = records.travel?.homeLegs?.[applicant] ?? -1;
  const perKm = rules.uncertaintyMetresPerKm;
  if (metres < 0 || (leg < 0 && perKm === undefined)) return null;
  return Math.max(1, Math.max(0, leg) + Math.ceil((metres * (perKm ?? 0)) / 1000));
}

/** Whether two wishes, told apart by `criterion`, are nearer to each other than their distances can be measured. */
export function areClose(problem: Problem, one: number, other: number, criterion: string): boolean {
  return comesToMetres(problem.rules, criterion) && gapWithin(problem, one, other) !== null;
}

/** The cut-offs that fall inside the uncertainty of the two distances at them, by school id and seat group. */
export function closeCutoffs(problem: Problem, outcome: Outcome): CloseCutoff[] {
  const { records, groups, wishes } = problem;
  const found: CloseCutoff[] = [];
  for (let g = 0; g < groups.school.length; g++) {
    const [last, next] = [outcome.last[g], outcome.turnedAway[g]];
    if (last < 0 || next < 0 || outcome.placed[g] < outcome.seats[g]) continue;
    const settledBy = firstDifference(outcome.ranking, last, next);
    if (settledBy === null || !comesToMetres(problem.rules, settledBy)) continue;
    const uncertaintyMetres = gapWithin(problem, last, next);
    if (uncertaintyMetres === null) continue;
    found.push({
      schoolId: records.schools.ids[groups.school[g]],
      seatGroup: nameOfGroup(problem, g),
      lastMetres: wishes.metres[last],
      nextMetres: wishes.metres[next],
      uncertaintyMetres,
      settledBy,
    });
  }
  return found;
}

/** Whether anything is known of how far off the distances may be, and they count. */
export function knowsUncertainty({ records, rules }: Problem): boolean {
  const known = records.travel?.homeLegs !== undefined || rules.uncertaintyMetresPerKm !== undefined;
  return known && rules.criteria.some(({ rule }) => rule === 'distance');
}

/** Children told apart by distance, or by what stands after it, are equal in all that stands before. */
function comesToMetres({ criteria }: Rules, criterion: string): boolean {
  const distance = criteria.findIndex(({ rule }) => rule === 'distance');
  const at = criteria.findIndex(({ rule }) => rule === criterion);
  if (distance < 0) return false;
  return at < 0 ? criterion === 'lottery' : at >= distance;
}

/** The uncertainty of both distances where it is no less than what lies between them; null where it is less, or unknown. */
function gapWithin(problem: Problem, one: number, other: number): number | null {
  const { wishes } = problem;
  const [a, b] = [wishes.metres[one], wishes.metres[other]];
  const [first, second] = [
    uncertaintyOf(problem, wishes.applicant[one], a),
    uncertaintyOf(problem, wishes.applicant[other], b),
  ];
  if (first === null || second === null || Math.abs(a - b) > first + second) return null;
  return first + second;
}
