import type { EnrolmentRecords, Rules } from '../enrolment-records.ts';
import { choose, type SchoolSeats, seatByDecision, seatsOf, withNewcomer } from './school-choice.ts';
import { type Candidate, type Compare, compareByRules, type ExtraMetres } from './standing.ts';
import type { LotteryNumbers } from './types.ts';
import { byId, type Wish, type WishLists } from './wish-lists.ts';

/**
 * The values of relative proximity, computed afresh: for each applicant and each school it can reach, the metres to the nearest
 * other reachable school that would take it, less the metres to this one. At first every reachable school counts; then, round
 * by round, those where the applicant was placed or would be kept beside the pupils of the round before (for those placed by
 * decision every school goes on counting). Ends when no value changes, or after the `rounds` of the rule.
 */
export function extraMetresAtRest(
  records: EnrolmentRecords,
  rules: Rules,
  lottery: LotteryNumbers,
  lists: WishLists,
  decided: Map<number, number>,
): ExtraMetres {
  const criterion = rules.criteria.find(({ rule }) => rule === 'relative-proximity');
  const rounds = criterion?.rule === 'relative-proximity' ? criterion.rounds : 0;
  const seats = seatsBesideDecisions(records, rules, decided);
  const reachable = records.applicants.ids.map((_, applicant) => reachableFrom(records, rules, lists, applicant));
  const wishes = records.applicants.ids.map((_, applicant) => (decided.has(applicant) ? [] : lists.of(applicant)));
  let values = reachable.map((schools) => extraOver(schools, () => true));
  const extraBy =
    (current: Float64Array[]): ExtraMetres =>
    (applicant, school) => {
      const at = reachable[applicant].schools.indexOf(school);
      return at < 0 ? Number.POSITIVE_INFINITY : current[applicant][at];
    };
  for (let round = 0; round < rounds; round++) {
    const compare = compareByRules(records, rules, lottery, extraBy(values));
    const pupils = placeAll(records, wishes, seats, compare);
    const placedAt = schoolsOf(pupils, wishes.length);
    const next = reachable.map((schools, applicant) =>
      extraOver(
        schools,
        (school, metres) =>
          decided.has(applicant) ||
          placedAt[applicant] === school ||
          wouldTake(records, seats[school], compare, pupils[school], { applicant, metres }),
      ),
    );
    const current = values;
    if (next.every((own, applicant) => own.every((value, at) => value === current[applicant][at]))) break;
    values = next;
  }
  return extraBy(values);
}

function seatsBesideDecisions(records: EnrolmentRecords, rules: Rules, decided: Map<number, number>): SchoolSeats[] {
  const seats = records.schools.ids.map((_, school) => seatsOf(records, rules, school));
  const { ids } = records.applicants;
  for (const [applicant, school] of [...decided].sort(([one], [other]) => byId(ids[one], ids[other])))
    seatByDecision(records, seats[school], applicant);
  return seats;
}

/** By applicant the school it is a pupil of, −1 for none. */
function schoolsOf(pupils: Candidate[][], applicants: number): Int32Array {
  const placedAt = new Int32Array(applicants).fill(-1);
  pupils.forEach((own, school) => {
    for (const { applicant } of own) placedAt[applicant] = school;
  });
  return placedAt;
}

/** Metres to every school with known seats that is measured, has a way, and lies within the cap; the nearest first; programmes where they are named. */
function reachableFrom(records: EnrolmentRecords, rules: Rules, lists: WishLists, applicant: number): Reachable {
  const found: [number, number][] = [];
  const { programmeOf } = records.schools;
  const named = programmeOf && new Set(lists.of(applicant).map(({ school }) => school));
  for (const [school, distance] of lists.metresOf(applicant))
    if (programmeOf && programmeOf[school] >= 0 && !named!.has(school)) continue;
    else if (distance !== null && distance <= (rules.maxMetres ?? distance) && records.schools.seats[school] >= 0)
      found.push([school, distance]);
  found.sort(([, one], [, other]) => one - other);
  return { schools: Int32Array.from(found, ([school]) => school), metres: Float64Array.from(found, ([, own]) => own) };
}

/** Schools within reach of one applicant. */
interface Reachable {
  schools: Int32Array;
  metres: Float64Array;
}

function extraOver({ schools, metres }: Reachable, takes: (school: number, metres: number) => boolean): Float64Array {
  // Of the schools that would take the applicant the nearest two are enough: no school is the next one to itself.
  let [nearest, second] = [-1, -1];
  for (let at = 0; at < schools.length && second < 0; at++) {
    if (!takes(schools[at], metres[at])) continue;
    if (nearest < 0) nearest = at;
    else second = at;
  }
  return metres.map((distance, at) => {
    const next = at === nearest ? second : nearest;
    return next < 0 ? Number.POSITIVE_INFINITY : metres[next] - distance;
  });
}

/** Everyone asks school after school; each school keeps its choice and sends the rest on. Pupils in the school's order. */
function placeAll(records: EnrolmentRecords, wishes: Wish[][], seats: SchoolSeats[], compare: Compare): Candidate[][] {
  const pupils: Candidate[][] = seats.map(() => []);
  const asked = new Int32Array(wishes.length);
  const waiting = [...wishes.keys()];
  for (let applicant = waiting.pop(); applicant !== undefined; applicant = waiting.pop()) {
    const wish = wishes[applicant][asked[applicant]++];
    if (!wish) continue;
    const { school, metres } = wish;
    const own = seats[school];
    const newcomer = { applicant, metres };
    if (own.reserves.length === 0 && !hasRoom(own, compare, pupils[school], newcomer)) {
      waiting.push(applicant);
      continue;
    }
    const all = withNewcomer(compare, school, pupils[school], newcomer);
    if (own.reserves.length === 0) {
      // The best of its order, as many as there are seats: at most the last one goes.
      pupils[school] = all.slice(0, own.open - own.openDecided);
      if (all.length > pupils[school].length) waiting.push(all[all.length - 1].applicant);
      continue;
    }
    const taken = choose(records, own, all);
    pupils[school] = all.filter((candidate) => taken.has(candidate.applicant));
    for (const candidate of all) if (!taken.has(candidate.applicant)) waiting.push(candidate.applicant);
  }
  return pupils;
}

function wouldTake(
  records: EnrolmentRecords,
  own: SchoolSeats,
  compare: Compare,
  pupils: Candidate[],
  newcomer: Candidate,
): boolean {
  if (own.reserves.length === 0) return hasRoom(own, compare, pupils, newcomer);
  return choose(records, own, withNewcomer(compare, own.school, pupils, newcomer)).has(newcomer.applicant);
}

/** Without reserves it is plain who is kept: a seat is free, or the newcomer comes before the last pupil. */
function hasRoom(own: SchoolSeats, compare: Compare, pupils: Candidate[], newcomer: Candidate): boolean {
  if (pupils.length < own.open - own.openDecided) return true;
  return pupils.length > 0 && compare(own.school, newcomer, pupils[pupils.length - 1]) < 0;
}
