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
  private readonly choiceRows: Map<number, number[]> | null;
  private readonly travelFirst: Int32Array;
  private readonly travelRows: Int32Array;
  private readonly families: Map<number, { children: number[] }> | null;

  constructor(records: EnrolmentRecords, rules: Rules, families: Map<number, { children: number[] }> | null = null) {
    this.families = families;
    this.records = records;
    this.rules = rules;
    this.choiceRows = records.choices && groupRows(records.choices.applicants);
    [this.travelFirst, this.travelRows] = threadRows(records.travel?.applicants, records.applicants.ids.length);
  }

  /** Metres from applicant to every school measured for it; null: measured, no way. */
  metresOf(applicant: number): Map<number, number | null> {
    const metres = new Map<number, number | null>();
    const { travel } = this.records;
    if (!travel) return metres;
    for (let row = this.travelFirst[applicant]; row >= 0; row = this.travelRows[row])
      metres.set(travel.schools[row], travel.metres[row] < 0 ? null : travel.metres[row]);
    return metres;
  }

  /**
   * The wishes that count, best first: named by rank, then, if the rules say so, all reachable others by metres and id. Of a
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
    const others = shared.filter(({ imputed }) => imputed);
    let rank = own.find(({ imputed }) => imputed)?.rank ?? 0;
    const { ids } = this.records.schools;
    others.sort(
      (one, other) => most.get(one.school)! - most.get(other.school)! || byId(ids[one.school], ids[other.school]),
    );
    return [...shared.filter(({ imputed }) => !imputed), ...others.map((wish) => ({ ...wish, rank: rank++ }))];
  }

  private ownOf(applicant: number): Wish[] {
    const { choices, schools } = this.records;
    const metres = this.metresOf(applicant);
    const cap = this.rules.maxMetres ?? Number.POSITIVE_INFINITY;
    const named = new Set<number>();
    const wishes: Wish[] = [];
    let lastRank = 0;
    for (const row of this.choiceRows?.get(applicant) ?? []) {
      const school = choices!.schools[row];
      named.add(school);
      lastRank = Math.max(lastRank, choices!.ranks[row]);
      const distance = metres.get(school);
      const reachable = distance === undefined ? true : distance !== null && distance <= cap;
      if (reachable && schools.seats[school] >= 0)
        wishes.push({ school, rank: choices!.ranks[row], imputed: false, metres: distance ?? null });
    }
    wishes.sort((one, other) => one.rank - other.rank);
    if (this.rules.imputeChoicesByDistance) {
      const others: Wish[] = [];
      for (const [school, distance] of metres)
        if (distance !== null && distance <= cap && !named.has(school) && schools.seats[school] >= 0)
          others.push({ school, rank: 0, imputed: true, metres: distance });
      others.sort(
        (one, other) => one.metres! - other.metres! || byId(schools.ids[one.school], schools.ids[other.school]),
      );
      for (const wish of others) wishes.push({ ...wish, rank: ++lastRank });
    }
    return wishes;
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

function groupRows(applicants: Int32Array): Map<number, number[]> {
  const rows = new Map<number, number[]>();
  applicants.forEach((applicant, row) => {
    const own = rows.get(applicant);
    if (own) own.push(row);
    else rows.set(applicant, [row]);
  });
  return rows;
}

/** First row of each applicant, and from each row the next one of the same applicant; −1 ends. */
function threadRows(column: Int32Array | undefined, applicants: number): [Int32Array, Int32Array] {
  const first = new Int32Array(applicants).fill(-1);
  const next = new Int32Array(column?.length ?? 0);
  for (let row = 0; row < next.length; row++) {
    next[row] = first[column![row]];
    first[column![row]] = row;
  }
  return [first, next];
}
