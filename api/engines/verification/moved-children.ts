import type { MostMoved } from '../enrolment-records.ts';
import type { Court } from './checks.ts';
import { floorOfShare } from './school-choice.ts';

/** What a limit on children at another school than last year comes to in the claim. */
export interface Moves {
  /** Would the applicant be elsewhere than last year at this school? */
  isMoved(applicant: number, school: number): boolean;
  moved: number;
  limit: number;
  /** Metres that no ring of changes can win: at this price of a move nothing counts more than how many move. */
  beyondAnyRing: number;
}

/** Counts children without a decision who have a school of last year and a wish that counts, and those placed elsewhere. */
export function countMoves({ records, schoolOf, decided, lists }: Court, { attribute, share }: MostMoved): Moves {
  const cells = records.applicants.attributes[attribute];
  const { ids } = records.schools;
  const isMoved = (applicant: number, school: number) => cells[applicant] !== '' && cells[applicant] !== ids[school];
  let [counted, moved, most] = [0, 0, 0];
  cells.forEach((cell, applicant) => {
    if (decided.has(applicant)) return;
    const wishes = lists.of(applicant);
    for (const { metres } of wishes) most = Math.max(most, metres ?? 0);
    if (cell !== '' && wishes.length > 0) counted++;
    if (schoolOf[applicant] >= 0 && isMoved(applicant, schoolOf[applicant])) moved++;
  });
  return { isMoved, moved, limit: floorOfShare(share, counted), beyondAnyRing: (ids.length + 1) * most + 1 };
}
