import type { EnrolmentRecords, Rules } from '../enrolment-records.ts';

/** A school an applicant may be placed at. `metres` null: not measured. */
export interface Wish {
  school: number;
  rank: number;
  imputed: boolean;
  metres: number | null;
}

/** Wishes of everyone, made on demand, one applicant at a time, straight from the rows. */
export class WishLists {
  private readonly records: EnrolmentRecords;
  private readonly rules: Rules;
  private readonly choiceRows: RowThread;
  private readonly travelRows: RowThread;
  private readonly families: Map<number, { children: number[] }> | null;
  /** By school, for the applicant looked at last: metres (−1: no way) where it was measured, and whether it was named. */
  private readonly metres: Float64Array;
  private readonly measuredFor: Int32Array;
  private readonly namedBy: Int32Array;

  constructor(records: EnrolmentRecords, rules: Rules, families: Map<number, { children: number[] }> | null = null) {
    this.families = families;
    this.records = records;
    this.rules = rules;
    const applicants = records.applicants.ids.length;
    const schools = records.schools.ids.length;
    this.choiceRows = threadRows(records.choices?.applicants, applicants);
    this.travelRows = threadRows(records.travel?.applicants, applicants);
    this.metres = new Float64Array(schools);
    this.measuredFor = new Int32Array(schools).fill(-1);
    this.namedBy = new Int32Array(schools).fill(-1);
  }

  /** Metres from applicant to every school measured for it; null: measured, no way. */
  metresOf(applicant: number): Map<number, number | null> {
    const metres = new Map<number, number | null>();
    const { travel } = this.records;
    const { first, next } = this.travelRows;
    for (let row = first[applicant]; row >= 0; row = next[row])
      metres.set(travel!.schools[row], travel!.metres[row] < 0 ? null : travel!.metres[row]);
    return metres;
  }

  /** Metres from applicant to one school; null: not measured, or no way. */
  metresTo(applicant: number, school: number): number | null {
    const { travel } = this.records;
    const { first, next } = this.travelRows;
    for (let row = first[applicant]; row >= 0; row = next[row])
      if (travel!.schools[row] === school) return travel!.metres[row] < 0 ? null : travel!.metres[row];
    return null;
  }

  /** Is one of such schools named by the applicant, or measured for it where the rules complete wishes? No others are wished. */
  mayName(applicant: number, isSuch: (school: number) => boolean): boolean {
    const { choices, travel } = this.records;
    const { choiceRows, travelRows } = this;
    for (let row = choiceRows.first[applicant]; row >= 0; row = choiceRows.next[row])
      if (isSuch(choices!.schools[row])) return true;
    if (!this.rules.imputeChoicesByDistance) return false;
    for (let row = travelRows.first[applicant]; row >= 0; row = travelRows.next[row])
      if (isSuch(travel!.schools[row])) return true;
    return false;
  }

  /**
   * The wishes that count, best first: named by rank, then, if the rules say so, all reachable others by metres and id, but no
   * programmes, which only those have who name them. Of a
   * family those that count for every child of it, the others by the most metres any of them has to go.
   */
  of(applicant: number): Wish[] {
    const own = this.ownOf(applicant);
    const children = this.families?.get(applicant)?.children;
    if (!children) return own;
    const most = new Map<number, number>();
    const counted = new Map<number, number>();
    for (const child of children)
      for (const { school, metres } of this.ownOf(child)) {
        most.set(school, Math.max(most.get(school) ?? 0, metres ?? 0));
        counted.set(school, (counted.get(school) ?? 0) + 1);
      }
    const shared = own.filter(({ school }) => counted.get(school) === children.length);
    if (this.rules.mechanism === 'nearest-first') return shared;
    const others = shared.filter(({ imputed }) => imputed);
    let rank = own.find(({ imputed }) => imputed)?.rank ?? 0;
    const { ids } = this.records.schools;
    others.sort(
      (one, other) => most.get(one.school)! - most.get(other.school)! || byId(ids[one.school], ids[other.school]),
    );
    return [...shared.filter(({ imputed }) => !imputed), ...others.map((wish) => ({ ...wish, rank: rank++ }))];
  }

  private ownOf(applicant: number): Wish[] {
    this.lookAt(applicant);
    const wishes = this.namedOf(applicant);
    if (!this.rules.imputeChoicesByDistance) return wishes;
    const { travel, schools } = this.records;
    const { metres, namedBy } = this;
    const cap = this.rules.maxMetres ?? Number.POSITIVE_INFINITY;
    const others: Wish[] = [];
    for (let row = this.travelRows.first[applicant]; row >= 0; row = this.travelRows.next[row]) {
      const school = travel!.schools[row];
      const distance = metres[school];
      if (schools.programmeOf && schools.programmeOf[school] >= 0) continue;
      if (distance >= 0 && distance <= cap && namedBy[school] !== applicant && schools.seats[school] >= 0)
        others.push({ school, rank: 0, imputed: true, metres: distance });
    }
    others.sort(
      (one, other) => one.metres! - other.metres! || byId(schools.ids[one.school], schools.ids[other.school]),
    );
    let rank = this.lastRankOf(applicant);
    for (const wish of others) wishes.push({ ...wish, rank: ++rank });
    return wishes;
  }

  /** Spreads out the metres of one applicant by school. */
  private lookAt(applicant: number): void {
    const { travel } = this.records;
    const { first, next } = this.travelRows;
    for (let row = first[applicant]; row >= 0; row = next[row]) {
      this.metres[travel!.schools[row]] = travel!.metres[row];
      this.measuredFor[travel!.schools[row]] = applicant;
    }
  }

  /** The named wishes that count, by rank. */
  private namedOf(applicant: number): Wish[] {
    const { choices, schools } = this.records;
    const cap = this.rules.maxMetres ?? Number.POSITIVE_INFINITY;
    const wishes: Wish[] = [];
    for (let row = this.choiceRows.first[applicant]; row >= 0; row = this.choiceRows.next[row]) {
      const school = choices!.schools[row];
      this.namedBy[school] = applicant;
      const isMeasured = this.measuredFor[school] === applicant;
      const metres = isMeasured && this.metres[school] >= 0 ? this.metres[school] : null;
      const isReachable = !isMeasured || (metres !== null && metres <= cap);
      if (isReachable && schools.seats[school] >= 0)
        wishes.push({ school, rank: choices!.ranks[row], imputed: false, metres });
    }
    return wishes.sort((one, other) => one.rank - other.rank);
  }

  private lastRankOf(applicant: number): number {
    let last = 0;
    for (let row = this.choiceRows.first[applicant]; row >= 0; row = this.choiceRows.next[row])
      last = Math.max(last, this.records.choices!.ranks[row]);
    return last;
  }
}

/** Ids by code point. */
export function byId(one: string, other: string): number {
  if (one === other) return 0;
  const left = Array.from(one);
  const right = Array.from(other);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = left[i].codePointAt(0)! - right[i].codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** First row of each applicant, and from each row the next one of the same applicant; −1 ends. */
interface RowThread {
  first: Int32Array;
  next: Int32Array;
}

/** The rows of each applicant in the order of the table. */
function threadRows(column: Int32Array | undefined, applicants: number): RowThread {
  const first = new Int32Array(applicants).fill(-1);
  const next = new Int32Array(column?.length ?? 0);
  for (let row = next.length - 1; row >= 0; row--) {
    next[row] = first[column![row]];
    first[column![row]] = row;
  }
  return { first, next };
}
