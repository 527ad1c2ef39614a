import type { Court } from './checks.ts';
import { measureOf } from './standing.ts';
import { byId } from './wish-lists.ts';

/**
 * Plays nearest-first again: applicants one by one by the criteria before distance (one that looks at the school counts as the
 * applicant's best among its schools), the column `order`, and the id; each takes the nearest of its schools with a free seat.
 * Under zone-first those without a seat in their zone come to the line, with their schools outside it and the seats left.
 */
export function checkReplay(court: Court, lottery: BigUint64Array): void {
  const { records, rules, decided, schoolOf, isInZone } = court;
  const { ids, attributes } = records.applicants;
  const free = records.schools.seats.map((seats) => Math.max(0, seats));
  for (const school of decided.values()) free[school]--;
  const wishesOf = (applicant: number) =>
    court.lists.of(applicant).filter(({ school }) => !isInZone?.(applicant, school));
  const settled = (applicant: number) =>
    decided.has(applicant) || (schoolOf[applicant] >= 0 && isInZone?.(applicant, schoolOf[applicant]) === true);
  schoolOf.forEach((school, applicant) => {
    if (settled(applicant) && !decided.has(applicant)) free[school]--;
  });
  const distance = rules.criteria.findIndex(({ rule }) => rule === 'distance');
  const before = distance < 0 ? rules.criteria : rules.criteria.slice(0, distance);
  const measures = before.map((criterion) => measureOf(criterion, records, lottery));
  const inOrder = compareCells(attributes.order);
  const line = ids.map((id, applicant) => {
    const wishes = wishesOf(applicant);
    const values = measures.map((measure) =>
      wishes.reduce(
        (best, { school, metres }) => Math.min(best, measure(school, { applicant, metres })),
        Number.MAX_VALUE,
      ),
    );
    return { id, applicant, values };
  });
  line.sort((one, other) => {
    for (let i = 0; i < measures.length; i++)
      if (one.values[i] !== other.values[i]) return one.values[i] < other.values[i] ? -1 : 1;
    return inOrder(one.applicant, other.applicant) || byId(one.id, other.id);
  });
  for (const { id, applicant } of line) {
    if (settled(applicant)) continue;
    const open = wishesOf(applicant).filter(({ school, metres }) => free[school] > 0 && metres !== null);
    open.sort(
      (one, other) =>
        one.metres! - other.metres! || byId(records.schools.ids[one.school], records.schools.ids[other.school]),
    );
    const nearest = open[0];
    if (nearest) free[nearest.school]--;
    if ((nearest?.school ?? -1) !== schoolOf[applicant])
      court.report('replayDifferences', id, nearest ? records.schools.ids[nearest.school] : '');
  }
}

/** Two applicants by a column: as numbers when every cell is one, else as text; blank last. */
function compareCells(cells: string[] | undefined): (one: number, other: number) => number {
  if (!cells) return () => 0;
  const numeric = cells.every((cell) => cell === '' || Number.isFinite(Number(cell)));
  return (one, other) => {
    const [left, right] = [cells[one], cells[other]];
    if (left === '' || right === '') return Number(left === '') - Number(right === '');
    return numeric ? Number(left) - Number(right) : byId(left, right);
  };
}
