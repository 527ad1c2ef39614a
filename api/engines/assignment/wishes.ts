import type { ChoiceColumns, EnrolmentIssue, EnrolmentRecords, Rules, TravelColumns } from '../enrolment-records.ts';
import { ruleOf } from './criteria/criteria.ts';
import { matcher } from './criteria/matches-school.ts';
import { childrenWith } from './families.ts';
import type { DroppedWishes, DropReason, Families, Wishes } from './types.ts';

/** Are metres needed: by a criterion, to complete wishes, to cap them, or to find the nearest? */
export function needsMetres(rules: Rules): boolean {
  return (
    rules.criteria.some((criterion) => ruleOf(criterion).usesMetres) ||
    rules.imputeChoicesByDistance ||
    rules.maxMetres !== null ||
    goesByMetres(rules)
  );
}

/** Do children try their schools nearest first, at the end at least, or is the sum of metres what counts? */
function goesByMetres({ mechanism, then }: Rules): boolean {
  return mechanism === 'nearest-first' || then === 'nearest-first' || mechanism === 'least-total-distance';
}

/**
 * The wishes that count: named ones by rank, then, when the rules complete wishes by distance, every reachable school not named
 * by metres and school id; a programme of a school is for those alone who name it. Reachable: measured, with metres, within
 * `maxMetres`. Under nearest-first and least-total-distance the
 * same schools stand nearest first; under zone-first those in the zone stand before all others.
 * Named wishes that cannot count are answered in `dropped`.
 * Issues: `wish-without-travel` for a named wish nobody measured where metres are needed.
 */
export function buildWishes(records: EnrolmentRecords, rules: Rules) {
  const applicants = records.applicants.ids.length;
  const schools = records.schools.ids.length;
  const { choices } = records;
  const named = rowsByApplicant(choices?.applicants ?? new Int32Array(0), applicants);
  const travel = records.travel && travelByApplicant(records.travel, applicants, schools);
  const most = named.rows.length + (travel && rules.imputeChoicesByDistance ? travel.keys.length : 0);
  const list = new WishList(applicants, most);
  const dropped: DroppedWishes = new Map();
  const issues: EnrolmentIssue[] = [];
  const metresTo = new Float64Array(schools);
  const measuredFor = new Int32Array(schools).fill(-1);
  const namedBy = new Int32Array(schools).fill(-1);
  const needed = needsMetres(rules);
  const cap = rules.maxMetres ?? Number.POSITIVE_INFINITY;
  const isInZone = zoneMatcher(records, rules);

  for (let a = 0; a < applicants; a++) {
    if (travel)
      for (let k = travel.start[a]; k < travel.start[a + 1]; k++) {
        const school = travel.keys[k] % schools;
        metresTo[school] = (travel.keys[k] - school) / schools;
        measuredFor[school] = a;
      }
    list.open(a);
    let lastRank = 0;
    for (const row of choices ? byRank(named, a, choices) : []) {
      const school = choices!.schools[row];
      const measured = measuredFor[school] === a;
      const metres = measured && metresTo[school] < noWay ? metresTo[school] : -1;
      lastRank = choices!.ranks[row];
      namedBy[school] = a;
      const reason = dropReason(records.schools.seats[school], measured, metres, cap);
      if (reason) dropped.set(a, [...(dropped.get(a) ?? []), { school, rank: lastRank, metres, reason }]);
      else if (!measured && needed) issues.push(wishWithoutTravel(records, row, a, school));
      else list.add(school, metres, lastRank, 0);
    }
    if (travel && rules.imputeChoicesByDistance)
      for (let k = travel.start[a]; k < travel.start[a + 1]; k++) {
        const school = travel.keys[k] % schools;
        const metres = (travel.keys[k] - school) / schools;
        if (metres > cap || metres >= noWay) break;
        if (namedBy[school] !== a && isCompleted(records, school)) list.add(school, metres, ++lastRank, 1);
      }
    if (isInZone) list.putFirst((school) => isInZone(a, school));
    if (goesByMetres(rules)) list.sortByMetres();
  }
  return { wishes: list.close(), dropped, issues };
}

/** Under zone-first: is the school's zone the child's, by the first criterion `zone`? Null under any other mechanism. */
export function zoneMatcher(
  records: EnrolmentRecords,
  { mechanism, criteria }: Rules,
): ((applicant: number, school: number) => boolean) | null {
  const zone = criteria.find((criterion) => criterion.rule === 'zone');
  return mechanism === 'zone-first' && zone ? matcher(zone, records) : null;
}

/**
 * By applicant, where the wishes outside its zone begin; undefined under any mechanism but zone-first. In the zone of a family
 * are the schools in the zone of all its children.
 */
export function firstOutsideZone(
  records: EnrolmentRecords,
  rules: Rules,
  wishes: Wishes,
  families: Families | null,
): Int32Array | undefined {
  const isInZone = zoneMatcher(records, rules);
  if (!isInZone) return undefined;
  return wishes.start.subarray(0, -1).map((from, a) => {
    const together = families ? childrenWith(families, a) : [a];
    let w = from;
    while (w < wishes.start[a + 1] && together.every((child) => isInZone(child, wishes.school[w]))) w++;
    return w;
  });
}

/** May wishes be completed by this school? Its seats are known, and it is no programme. */
function isCompleted({ schools }: EnrolmentRecords, school: number): boolean {
  return schools.seats[school] >= 0 && (schools.programmeOf?.[school] ?? -1) < 0;
}

/** Stands for "measured, and there is no way": beyond every distance, so that such rows sort last. */
const noWay = 2 ** 31;

function dropReason(seats: number, measured: boolean, metres: number, cap: number): DropReason | null {
  if (seats < 0) return 'seats-unknown';
  if (measured && metres < 0) return 'unreachable';
  return metres > cap ? 'beyond-cap' : null;
}

function wishWithoutTravel(records: EnrolmentRecords, index: number, a: number, school: number): EnrolmentIssue {
  return {
    code: 'wish-without-travel',
    severity: 'error',
    table: 'choices',
    index,
    column: 'school_id',
    value: records.schools.ids[school],
    params: { applicant: records.applicants.ids[a] },
  };
}

interface RowsByApplicant {
  start: Int32Array;
  rows: Int32Array;
}

/** Row numbers grouped by applicant (counting sort). */
function rowsByApplicant(column: Int32Array, applicants: number): RowsByApplicant {
  const start = new Int32Array(applicants + 1);
  for (let i = 0; i < column.length; i++) start[column[i] + 1]++;
  for (let a = 0; a < applicants; a++) start[a + 1] += start[a];
  const next = start.slice();
  const rows = new Int32Array(column.length);
  for (let i = 0; i < column.length; i++) rows[next[column[i]]++] = i;
  return { start, rows };
}

function byRank({ start, rows }: RowsByApplicant, a: number, choices: ChoiceColumns): Int32Array {
  const own = rows.subarray(start[a], start[a + 1]);
  for (let i = 1; i < own.length; i++) {
    const row = own[i];
    let k = i;
    for (; k > 0 && choices.ranks[own[k - 1]] > choices.ranks[row]; k--) own[k] = own[k - 1];
    own[k] = row;
  }
  return own;
}

/** metres × schools + school, so that plain numeric order is by metres, then school id; grouped by applicant, sorted. */
function travelByApplicant(travel: TravelColumns, applicants: number, schools: number) {
  const start = new Int32Array(applicants + 1);
  for (let i = 0; i < travel.applicants.length; i++) start[travel.applicants[i] + 1]++;
  for (let a = 0; a < applicants; a++) start[a + 1] += start[a];
  const next = start.slice();
  const keys = new Float64Array(travel.applicants.length);
  for (let i = 0; i < keys.length; i++) {
    const metres = travel.metres[i] < 0 ? noWay : travel.metres[i];
    keys[next[travel.applicants[i]]++] = metres * schools + travel.schools[i];
  }
  for (let a = 0; a < applicants; a++) sortShort(keys, start[a], start[a + 1]);
  return { start, keys };
}

/** Insertion for the short lists that are the rule, the built-in sort for long ones. */
function sortShort(keys: Float64Array, from: number, to: number): void {
  if (to - from > 40) {
    keys.subarray(from, to).sort();
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const key = keys[i];
    let k = i;
    for (; k > from && keys[k - 1] > key; k--) keys[k] = keys[k - 1];
    keys[k] = key;
  }
}

/** Wishes under construction; `most` bounds their number. */
class WishList {
  private readonly wishes: Wishes;
  private count = 0;
  private current = 0;
  /** First wish of the current applicant that is not put first by its zone. */
  private outside = 0;

  constructor(applicants: number, most: number) {
    this.wishes = {
      start: new Int32Array(applicants + 1),
      applicant: new Int32Array(most),
      school: new Int32Array(most),
      metres: new Int32Array(most),
      rank: new Int32Array(most),
      imputed: new Uint8Array(most),
    };
  }

  open(applicant: number): void {
    this.current = applicant;
    this.wishes.start[applicant] = this.count;
    this.outside = this.count;
  }

  add(school: number, metres: number, rank: number, imputed: 0 | 1): void {
    const w = this.count++;
    this.wishes.applicant[w] = this.current;
    this.wishes.school[w] = school;
    this.wishes.metres[w] = metres;
    this.wishes.rank[w] = rank;
    this.wishes.imputed[w] = imputed;
    this.wishes.start[this.current + 1] = this.count;
  }

  /** Puts the current applicant's wishes at schools that match before the others, each part in its order. */
  putFirst(matches: (school: number) => boolean): void {
    const { school } = this.wishes;
    const from = this.outside;
    const matching = Uint8Array.from(school.subarray(from, this.count), (own) => (matches(own) ? 1 : 0));
    this.arrange(from, (u, v) => matching[v - from] - matching[u - from]);
    this.outside += matching.reduce((sum, one) => sum + one, 0);
  }

  /** Puts the current applicant's wishes, those put first left where they are, in the order of metres, then school. */
  sortByMetres(): void {
    const { school, metres } = this.wishes;
    this.arrange(this.outside, (u, v) => metres[u] - metres[v] || school[u] - school[v]);
  }

  private arrange(from: number, compare: (u: number, v: number) => number): void {
    const { school, metres, rank, imputed } = this.wishes;
    const order = Array.from({ length: this.count - from }, (_, i) => from + i).sort(compare);
    for (const column of [school, metres, rank, imputed]) {
      const cells = order.map((w) => column[w]);
      for (let i = 0; i < cells.length; i++) column[from + i] = cells[i];
    }
  }

  close(): Wishes {
    const { start, applicant, school, metres, rank, imputed } = this.wishes;
    start[start.length - 1] = this.count;
    const cut = <T extends Int32Array | Uint8Array>(column: T) => column.subarray(0, this.count) as T;
    return {
      start,
      applicant: cut(applicant),
      school: cut(school),
      metres: cut(metres),
      rank: cut(rank),
      imputed: cut(imputed),
    };
  }
}
