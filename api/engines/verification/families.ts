import type { EnrolmentRecords, PlacementRow, Rules } from '../enrolment-records.ts';
import { choose, type SchoolSeats, type Taken } from './school-choice.ts';
import type { Candidate, Compare } from './standing.ts';
import type { LotteryNumbers } from './types.ts';
import { byId, type WishLists } from './wish-lists.ts';

/** Children applying together, by the order of their ids. `standing`: as the placements declare it. */
export interface Family {
  children: number[];
  standing: 'whole' | 'apart' | 'last';
}

/** Families by each of their children. */
export type Families = Map<number, Family>;

/** Two or more children without a decision whose cell of the rule `twins` is the same; null where the rules have no such rule. */
export function familiesOf(records: EnrolmentRecords, rules: Rules): Families | null {
  const twins = rules.criteria.find((criterion) => criterion.rule === 'twins');
  if (twins?.rule !== 'twins') return null;
  const decided = new Set(records.decisions?.applicants);
  const { ids, attributes } = records.applicants;
  const together = new Map<string, number[]>();
  ids.forEach((_, applicant) => {
    const cell = attributes[twins.attribute][applicant].trim();
    if (cell !== '' && !decided.has(applicant)) together.set(cell, [...(together.get(cell) ?? []), applicant]);
  });
  const families: Families = new Map();
  for (const children of together.values()) {
    if (children.length < 2) continue;
    children.sort((one, other) => byId(ids[one], ids[other]));
    const family: Family = { children, standing: 'whole' };
    for (const child of children) families.set(child, family);
  }
  return families;
}

/**
 * Takes from the rows which families fell back, and counts what does not hold: `splitFamilies` where children of a family that
 * should sit together do not (it is then judged as children by themselves), `unexplainedFallbacks` where a row declares a
 * fallback that the rules do not name, for a child without family, or not for all children of it.
 */
export function readFallbacks(
  families: Families,
  rules: Rules,
  rowOf: (PlacementRow | undefined)[],
  schoolOf: Int32Array,
  report: (kind: string, applicantId: string, schoolId: string) => void,
): void {
  const twins = rules.criteria.find((criterion) => criterion.rule === 'twins');
  const declared = twins?.rule === 'twins' ? `twins-${twins.fallback}` : '';
  rowOf.forEach((row, applicant) => {
    if (!row || !['twins-apart', 'twins-together-last'].includes(row.decidedBy)) return;
    const family = families.get(applicant);
    const all = family?.children.every((child) => rowOf[child]?.decidedBy === declared);
    if (!family || row.decidedBy !== declared || !all) report('unexplainedFallbacks', row.applicantId, row.schoolId);
    else family.standing = declared === 'twins-apart' ? 'apart' : 'last';
  });
  for (const family of new Set(families.values())) {
    const [first, ...others] = family.children;
    if (family.standing === 'apart' || others.every((child) => schoolOf[child] === schoolOf[first])) continue;
    family.standing = 'apart';
    const row = rowOf[first];
    report('splitFamilies', row?.applicantId ?? '', row?.schoolId ?? '');
  }
}

/** Those who ask together with an applicant, itself included. */
export function unitOf(families: Families | null, applicant: number): number[] {
  const family = families?.get(applicant);
  return !family || family.standing === 'apart' ? [applicant] : family.children;
}

/**
 * The order of the rules with families: each stands where its weaker child stands. Families that come last stand behind all
 * others, the one whose unluckier child has the lower lottery number first.
 */
export function compareUnits(
  compare: Compare,
  families: Families,
  records: EnrolmentRecords,
  lists: WishLists,
  lottery: LotteryNumbers,
): Compare {
  const { ids } = records.applicants;
  const known = new Map<string, Candidate>();
  const weakerOf = (school: number, candidate: Candidate): Candidate => {
    const unit = unitOf(families, candidate.applicant);
    if (unit.length === 1) return candidate;
    const key = `${unit[0]} ${school}`;
    const before = known.get(key);
    if (before) return before;
    const [first, ...others] = unit.map((applicant) => ({
      applicant,
      metres: lists.metresTo(applicant, school),
    }));
    const weaker = others.reduce((worst, other) => (compare(school, other, worst) > 0 ? other : worst), first);
    known.set(key, weaker);
    return weaker;
  };
  const unluckiest = (unit: number[]) => {
    const numbers = BigUint64Array.from(unit, (child) => lottery(child));
    return numbers.sort()[unit.length - 1];
  };
  return (school, one, other) => {
    if (!families.has(one.applicant) && !families.has(other.applicant)) return compare(school, one, other);
    const units = [unitOf(families, one.applicant), unitOf(families, other.applicant)];
    if (units[0][0] === units[1][0]) return byId(ids[one.applicant], ids[other.applicant]);
    const isLast = [one, other].map(({ applicant }) => families.get(applicant)?.standing === 'last');
    if (isLast[0] !== isLast[1]) return isLast[0] ? 1 : -1;
    if (!isLast[0]) return compare(school, weakerOf(school, one), weakerOf(school, other));
    const [mine, theirs] = units.map(unluckiest);
    if (mine !== theirs) return mine < theirs ? -1 : 1;
    return byId(ids[units[0][0]], ids[units[1][0]]);
  };
}

/** The choice where families are kept only whole: while one would be taken in part, the last-ranked such one is passed over. */
export function chooseUnits(
  records: EnrolmentRecords,
  families: Families | null,
  own: SchoolSeats,
  ordered: Candidate[],
): Taken {
  let left = ordered;
  for (;;) {
    const taken = choose(records, own, left);
    const partly = families && left.findLast(({ applicant }) => isPartly(taken, unitOf(families, applicant)));
    if (!partly) return taken;
    const unit = unitOf(families, partly.applicant);
    left = left.filter(({ applicant }) => !unit.includes(applicant));
  }
}

function isPartly(taken: Taken, unit: number[]): boolean {
  const seated = unit.filter((child) => taken.has(child)).length;
  return seated > 0 && seated < unit.length;
}
