import type { Court } from './checks.ts';
import { measureOf } from './standing.ts';
import type { LotteryNumbers } from './types.ts';
import { byId, type Wish } from './wish-lists.ts';

/**
 * Plays nearest-first again: applicants one by one by the criteria before distance (one that looks at the school counts as the
 * applicant's best among its schools), the column `order`, and the id; each takes the nearest of its schools with a free seat.
 * A family comes to the line with the last of its children and takes the nearest school, by the most metres of any, with a seat
 * for each; where there is none it falls back as the rules say.
 * Under zone-first those without a seat in their zone come to the line, with their schools outside it and the seats left, and
 * families as they are declared: children apart each in their own place, families that come last at the end.
 */
export function checkReplay(court: Court, lottery: LotteryNumbers): void {
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
  const expected = new Int32Array(ids.length).fill(-1);
  const sit = (together: number[]): boolean => {
    const school = nearestWithSeats(court, together, wishesOf, free);
    if (school < 0) return false;
    free[school] -= together.length;
    for (const applicant of together) expected[applicant] = school;
    return true;
  };
  const fellBack = new Set<number>();
  const waitingFor = new Map<object, number>();
  const standingOf = (applicant: number) => (isInZone && court.families?.get(applicant)?.standing) ?? 'whole';
  const inPlace = line.filter(({ applicant }) => standingOf(applicant) !== 'last');
  const behind = line.filter(({ applicant }) => standingOf(applicant) === 'last');
  behind.sort((one, other) => court.compare(0, { ...one, metres: null }, { ...other, metres: null }));
  for (const { applicant } of [...inPlace, ...behind]) {
    if (settled(applicant)) continue;
    const family = court.families?.get(applicant);
    if (!family || standingOf(applicant) === 'apart') {
      sit([applicant]);
      continue;
    }
    // A family comes with the last of its children.
    const here = (waitingFor.get(family) ?? 0) + 1;
    waitingFor.set(family, here);
    if (here < family.children.length || sit(family.children)) continue;
    for (const child of family.children) fellBack.add(child);
    if (keepsApart(rules)) for (const child of family.children) sit([child]);
  }
  ids.forEach((id, applicant) => {
    if (settled(applicant)) return;
    const declared = ['twins-apart', 'twins-together-last'].includes(court.rowOf[applicant]?.decidedBy ?? '');
    const listed = !court.families?.has(applicant) || wishesOf(applicant).length > 0;
    const misdeclared = listed && standingOf(applicant) === 'whole' && declared !== fellBack.has(applicant);
    if (expected[applicant] !== schoolOf[applicant] || misdeclared)
      court.report('replayDifferences', id, records.schools.ids[expected[applicant]] ?? '');
  });
}

/** Does the rule `twins` let the children of a family without seats for all go each its own way? */
function keepsApart({ criteria }: Court['rules']): boolean {
  return criteria.some((criterion) => criterion.rule === 'twins' && criterion.fallback === 'apart');
}

/** Of the schools of all who ask together the one with a seat for each where the farthest of them has least to go; −1: none. */
function nearestWithSeats(
  { families, records, lists }: Court,
  together: number[],
  wishesOf: (applicant: number) => Wish[],
  free: Int32Array,
): number {
  const family = families?.get(together[0])?.children ?? together;
  const { ids } = records.schools;
  const open = wishesOf(together[0])
    .filter(({ school, metres }) => free[school] >= together.length && metres !== null)
    .map(({ school }) => ({ school, most: Math.max(...family.map((child) => lists.metresTo(child, school) ?? 0)) }));
  open.sort((one, other) => one.most - other.most || byId(ids[one.school], ids[other.school]));
  return open[0]?.school ?? -1;
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
