import type { EnrolmentRecords, PlacementRow, Rules } from '../enrolment-records.ts';
import { chooseUnits, type Families, unitOf } from './families.ts';
import {
  belongs,
  endsOf,
  type SchoolSeats,
  type SeatsEnd,
  seatByDecision,
  seatsAfter,
  seatsOf,
  type Taken,
  withNewcomer,
} from './school-choice.ts';
import type { Candidate, Compare } from './standing.ts';
import { byId, type Wish, type WishLists } from './wish-lists.ts';

/** Everything the single checks look at. Rows that name nobody or no school are already counted and left out. */
export interface Court {
  records: EnrolmentRecords;
  rules: Rules;
  lists: WishLists;
  compare: Compare;
  /** Children who apply together; null where the rules do not speak of them. */
  families: Families | null;
  /** Under zone-first: is the school in the applicant's own zone? Null under any other mechanism. */
  isInZone: ((applicant: number, school: number) => boolean) | null;
  /** By applicant; undefined: no row. */
  rowOf: (PlacementRow | undefined)[];
  /** School index by applicant; −1: not placed. */
  schoolOf: Int32Array;
  /** School to which the council sent the applicant. */
  decided: Map<number, number>;
  report(kind: string, applicantId: string, schoolId: string): void;
}

/** Placements that are no wish that counts, and rows that misstate the facts. */
export function checkRow(court: Court, applicant: number, wishes: Wish[]): void {
  const row = court.rowOf[applicant];
  const school = court.schoolOf[applicant];
  if (!row || school < 0) return;
  const wish = wishes.find((candidate) => candidate.school === school);
  const byDecision = court.decided.get(applicant) === school;
  if (!wish && !byDecision) {
    court.report('ineligible', row.applicantId, row.schoolId);
    return;
  }
  const metres = wish ? wish.metres : court.lists.metresTo(applicant, school);
  const same =
    row.metres === metres && row.choiceRank === (wish?.rank ?? null) && row.imputed === (wish?.imputed ?? false);
  if (!same) court.report('misstated', row.applicantId, row.schoolId);
}

/** Decisions that were not carried out or carry no number and reason, and placements that claim one that is not there. */
export function checkDecisions(court: Court): void {
  const { records, rowOf, schoolOf, decided } = court;
  const { decisions, applicants, schools } = records;
  decisions?.applicants.forEach((applicant, i) => {
    const school = decisions.schools[i];
    const explained = decisions.numbers[i].trim() !== '' && decisions.reasons[i].trim() !== '';
    const carriedOut = schoolOf[applicant] === school && rowOf[applicant]!.decidedBy === 'decision';
    if (!explained || !carriedOut) court.report('unexplainedDecisions', applicants.ids[applicant], schools.ids[school]);
  });
  rowOf.forEach((row, applicant) => {
    if (row?.decidedBy === 'decision' && !decided.has(applicant))
      court.report('unexplainedDecisions', row.applicantId, row.schoolId);
  });
}

/** What a school holds in one round, as claimed: its seats, its pupils in order, and whom its own choice would take from them. */
export interface Held {
  seats: SchoolSeats;
  ordered: Candidate[];
  taken: Taken;
  /** Where its seats end, reserves first: whoever comes before the last child on one of them, or finds one free, may have it. */
  ends: SeatsEnd[];
}

/**
 * Judges seats and seat groups of every school, and answers what each holds, round by round. There is one round but under
 * zone-first, where the pupils of the zone choose first and the others choose from the seats left.
 */
export function checkSchools(court: Court): Held[][] {
  const { records, rowOf, schoolOf, decided } = court;
  const { ids, seats } = records.schools;
  const pupils: number[][] = ids.map(() => []);
  schoolOf.forEach((school, applicant) => {
    if (school >= 0) pupils[school].push(applicant);
  });
  const sentTo: number[][] = ids.map(() => []);
  for (const [applicant, school] of decided) sentTo[school].push(applicant);
  return ids.map((schoolId, school) => {
    const above = pupils[school].length - Math.max(0, seats[school]);
    for (let i = 0; i < above; i++) court.report('overSeats', '', schoolId);
    const { own, expected } = seatDecided(court, school, sentTo[school]);
    const held = heldByRound(court, own, competingAt(court, school, pupils[school]));
    for (const applicant of pupils[school]) {
      const taken = held.find((round) => round.taken.has(applicant))?.taken;
      const group = decided.get(applicant) === school ? expected.get(applicant) : taken?.get(applicant);
      // Whoever finds no seat because the school is over-full is already counted above.
      if (group === undefined && above > 0) continue;
      if (group !== rowOf[applicant]!.seatGroup)
        court.report('reserveViolations', records.applicants.ids[applicant], schoolId);
    }
    return held;
  });
}

/** What each of some schools holds, whatever their rows say of seat groups. By school, round by round. */
export function heldAt(court: Court, schools: number[]): Held[][] {
  const pupils: number[][] = [];
  const sent: number[][] = [];
  for (const school of schools) [pupils[school], sent[school]] = [[], []];
  court.schoolOf.forEach((school, applicant) => {
    pupils[school]?.push(applicant);
  });
  for (const [applicant, school] of court.decided) sent[school]?.push(applicant);
  const held: Held[][] = [];
  for (const school of schools)
    held[school] = heldByRound(
      court,
      seatDecided(court, school, sent[school]).own,
      competingAt(court, school, pupils[school]),
    );
  return held;
}

function competingAt({ decided }: Court, school: number, pupils: number[]): number[] {
  return pupils.filter((applicant) => decided.get(applicant) !== school);
}

/** The seats of a school after those the council sent there have theirs, in the order of their ids. */
function seatDecided({ records, rules }: Court, school: number, sent: number[]): { own: SchoolSeats; expected: Taken } {
  const { ids } = records.applicants;
  const own = seatsOf(records, rules, school);
  const expected: Taken = new Map();
  for (const applicant of sent.sort((one, other) => byId(ids[one], ids[other]))) {
    const group = seatByDecision(records, own, applicant);
    if (group) expected.set(applicant, group);
  }
  return { own, expected };
}

function heldByRound(court: Court, own: SchoolSeats, competing: number[]): Held[] {
  const { records, compare, isInZone, families } = court;
  const { school } = own;
  const rounds = isInZone
    ? [true, false].map((inZone) => competing.filter((applicant) => isInZone(applicant, school) === inZone))
    : [competing];
  const held: Held[] = [];
  let seats = own;
  for (const pupils of rounds) {
    const ordered = pupils
      .map((applicant) => ({ applicant, metres: rowMetres(court, applicant, school) }))
      .sort((one, other) => compare(school, one, other));
    const taken: Taken = seats.seats < 0 ? new Map() : chooseUnits(records, families, seats, ordered);
    held.push({ seats, ordered, taken, ends: endsOf(seats, ordered, taken) });
    seats = seatsAfter(seats, taken);
  }
  return held;
}

/**
 * Pairs of an applicant and a school it likes better that would take it: (a, s) as the contract defines blocking and waste.
 * Zone-first is stable round by round: an applicant and a school of its zone, that it has no seat at or likes better than its
 * seat in the zone, where the school would keep it among the pupils of the zone; then an applicant without a seat in its zone
 * and a school outside that it likes better than its seat, where the school would keep it, among its pupils from outside the
 * zone, on a seat the first round left.
 */
export function checkStability(court: Court, applicant: number, wishes: Wish[], held: Held[][]): void {
  const { isInZone, schoolOf, decided, families } = court;
  if (decided.has(applicant) || unitOf(families, applicant)[0] !== applicant) return;
  if (!isInZone) {
    checkRound(court, applicant, wishes, held, 0);
    return;
  }
  const [inside, outside] = [true, false].map((inZone) =>
    wishes.filter(({ school }) => isInZone(applicant, school) === inZone),
  );
  checkRound(court, applicant, inside, held, 0);
  const placedInZone = inside.some(({ school }) => school === schoolOf[applicant]);
  if (!placedInZone && court.rules.then !== 'nearest-first') checkRound(court, applicant, outside, held, 1);
}

/** The blocking pairs of one applicant, or of the family whose first child it is, in one round. `held`: by school, of each wish. */
function checkRound(court: Court, applicant: number, wishes: Wish[], held: Held[][], round: number): void {
  const { records, schoolOf, compare, families } = court;
  const unit = unitOf(families, applicant);
  for (const { school, metres } of wishes) {
    if (school === schoolOf[applicant]) return;
    const own = held[school][round];
    const { seats, ordered, taken } = own;
    const newcomer = { applicant, metres };
    if (cannotEnter(court, own, newcomer)) continue;
    const asking = unit.reduce(
      (line, child) =>
        withNewcomer(compare, school, line, { applicant: child, metres: rowMetres(court, child, school) }),
      ordered,
    );
    const after = chooseUnits(records, families, seats, asking);
    if (!after.has(applicant)) continue;
    const single = court.rules.guarantee === 'maximum' ? 'prioritiesSetAside' : 'blockingPairs';
    const kind = unit.length > 1 ? 'blockingFamilies' : single;
    court.report(kind, records.applicants.ids[applicant], records.schools.ids[school]);
    if ([...taken.keys()].every((pupil) => after.has(pupil)))
      court.report('wasted', records.applicants.ids[applicant], records.schools.ids[school]);
  }
}

/**
 * Spares the full choice where it is plain. A choice from one child more is the same up to the first seats the child gets, so a
 * child that comes behind the last one on all the seats it may have, none of them free, changes nothing; nor do several such.
 */
function cannotEnter(court: Court, { seats, ordered, taken, ends }: Held, newcomer: Candidate): boolean {
  const { records, compare, families } = court;
  if (taken.size < ordered.length) return false;
  const { reserves, school } = seats;
  const unit = unitOf(families, newcomer.applicant);
  return ends.every(({ isFree, last }, i) => {
    if (!isFree && (last === null || compare(school, newcomer, last) > 0)) return true;
    return i < reserves.length && !unit.some((child) => belongs(records, reserves[i], school, child));
  });
}

/** The metres of the data, whatever the row says. */
function rowMetres(court: Court, applicant: number, school: number): number | null {
  return court.lists.metresTo(applicant, school);
}
