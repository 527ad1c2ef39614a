import { type Court, checkStability, heldAt } from './checks.ts';
import type { Family } from './families.ts';

/**
 * Families said to be in conflict whose very seats, and everyone's, are stable with the family whole: the fallback was needless.
 * Looked at one by one, all others as declared. It cannot be told from the outcome that no other stable result keeps them together.
 */
export function checkNeedlessFallbacks(court: Court, courtWith: () => Court): void {
  const { families, schoolOf, records } = court;
  for (const family of new Set(families!.values())) {
    const { standing, children } = family;
    if (standing === 'whole' || children.some((child) => schoolOf[child] !== schoolOf[children[0]])) continue;
    family.standing = 'whole';
    const whole = courtWith();
    if (isStableAround(whole, family)) court.report('needlessFallbacks', records.applicants.ids[children[0]], '');
    family.standing = standing;
  }
}

/** Nobody blocks at the schools of the family's list, in any round; elsewhere nothing depends on how it stands. */
function isStableAround(court: Court, { children }: Family): boolean {
  const { records, lists, schoolOf, rowOf } = court;
  const wished = lists.of(children[0]).map(({ school }) => school);
  const held = heldAt(court, wished);
  for (const { taken, ordered } of held.flat())
    if (ordered.some(({ applicant }) => taken.get(applicant) !== rowOf[applicant]!.seatGroup)) return false;
  let isStable = true;
  const counting: Court = {
    ...court,
    report: () => {
      isStable = false;
    },
  };
  records.applicants.ids.forEach((_, applicant) => {
    if (!isStable || !lists.mayName(applicant, (school) => held[school] !== undefined)) return;
    const wishes = lists.of(applicant);
    const looked = wishes.filter(({ school }) => held[school] || school === schoolOf[applicant]);
    checkStability(counting, applicant, looked, held);
  });
  return isStable;
}
