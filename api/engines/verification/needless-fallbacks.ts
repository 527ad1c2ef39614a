import { type Court, checkRound, type Held, heldAt } from './checks.ts';
import { type Family, unitOf } from './families.ts';

/**
 * Families said to be in conflict whose very places are stable with the family whole: the fallback was needless. Looked at one
 * by one, all others as declared. It cannot be told from the outcome that no other stable result keeps them together.
 */
export function checkNeedlessFallbacks(court: Court, courtWith: () => Court): void {
  const { families, schoolOf, records } = court;
  for (const family of new Set(families?.values())) {
    const { standing, children } = family;
    if (standing === 'whole' || children.some((child) => schoolOf[child] !== schoolOf[children[0]])) continue;
    family.standing = 'whole';
    const whole = courtWith();
    if (isStableAround(whole, family)) court.report('needlessFallbacks', records.applicants.ids[children[0]], '');
    family.standing = standing;
  }
}

/** Nobody blocks at the schools of the family's list; elsewhere nothing depends on how it stands. */
function isStableAround(court: Court, { children }: Family): boolean {
  const { records, decided, lists, schoolOf, families } = court;
  const wished = lists.of(children[0]).map(({ school }) => school);
  const held: Held[][] = [];
  for (const school of wished) held[school] = heldAt(court, school);
  for (const [round] of Object.values(held)) if (round.taken.size < round.ordered.length) return false;
  let faults = 0;
  const counting: Court = {
    ...court,
    report: () => {
      faults++;
    },
  };
  records.applicants.ids.forEach((_, applicant) => {
    if (faults > 0 || decided.has(applicant) || unitOf(families, applicant)[0] !== applicant) return;
    const wishes = lists.of(applicant);
    const own = wishes.findIndex(({ school }) => school === schoolOf[applicant]);
    const better = (own < 0 ? wishes : wishes.slice(0, own)).filter(({ school }) => held[school]);
    checkRound(counting, applicant, better, held, 0);
  });
  return faults === 0;
}
