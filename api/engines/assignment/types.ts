import type { EnrolmentRecords, Rules, TwinsFallback } from '../enrolment-records.ts';
import type { MovedLimit } from './few-moves.ts';
import type { LotteryNumbers } from './lottery.ts';

/** The problem as flat arrays over dense indices: applicants and schools by the code-point order of their ids. */
export interface Problem {
  /** The records, sorted by id; indices below point into them. */
  records: EnrolmentRecords;
  rules: Rules;
  lottery: LotteryNumbers;
  wishes: Wishes;
  dropped: DroppedWishes;
  ranking: Ranking;
  groups: SeatGroups;
  /** Under zone-first, by applicant: where its wishes outside its zone begin; those before compete in round one. */
  outside?: Int32Array;
  /** Under travel-time, by wish. */
  seconds?: Int32Array;
  /** Under relative-proximity: the extra metres of every wish, and how they came to rest. */
  proximity?: Proximity;
  /** Seat group taken by the council's decision, −1 for everyone else. */
  decidedGroup: Int32Array;
  /** Children who apply together; absent where there are none. Their wishes stand in one order, school by school. */
  families?: Families;
}

/** Families of two or more children without a decision, in the order of their first children. */
export interface Families {
  /** Children of family f: `members[start[f]]` up to `start[f + 1]`, ascending. */
  start: Int32Array;
  members: Int32Array;
  /** Family of each applicant, −1 for most. */
  of: Int32Array;
  fallback: TwinsFallback;
}

/** How the values of relative proximity came to rest. `rounds`: times they were recomputed; `settled`: nothing changed any more. */
export interface Proximity {
  rounds: number;
  settled: boolean;
  /** By wish; Infinity where no other school would take the child. */
  extraMetres: Float64Array;
}

/** Wishes that count, applicant by applicant, in the order in which they are tried. */
export interface Wishes {
  /** Wishes of applicant a: `start[a]` up to `start[a + 1]`. */
  start: Int32Array;
  applicant: Int32Array;
  school: Int32Array;
  /** −1 where not measured. */
  metres: Int32Array;
  /** Rank as written; imputed wishes continue after the last written one. */
  rank: Int32Array;
  imputed: Uint8Array;
}

/** Named wishes that cannot count, and why. */
export type DropReason = 'unreachable' | 'beyond-cap' | 'seats-unknown';
export interface DroppedWish {
  school: number;
  rank: number;
  metres: number;
  reason: DropReason;
}
/** By applicant; most have none. */
export type DroppedWishes = Map<number, DroppedWish[]>;

/**
 * Who comes first at a school: the lower number in the last stage. A stage packs criteria into one exact whole number
 * (digits of mixed base); where 53 bits are not enough, its numbers are replaced by their dense ranks and a new stage begins.
 */
export interface Ranking {
  stages: RankingStage[];
  /** Numbers of the last stage, one a wish. */
  keys: Float64Array;
}
export interface RankingStage {
  keys: Float64Array;
  /** Criteria newly decided by this stage: two wishes agree up to it when floor(key / divisor) is equal. */
  criteria: { name: string; divisor: number }[];
}

/** Seats of every school by group: its reserves in file order, then the open seats. */
export interface SeatGroups {
  /** Groups of school s: `start[s]` up to `start[s + 1]`; the last is open. */
  start: Int32Array;
  school: Int32Array;
  /** Index into rules.reserves, −1 for open seats. */
  reserve: Int32Array;
  seats: Int32Array;
  /** The group to whose seats those that nobody of this one claims are added, always a later one of the school; −1: they stay empty. */
  passesTo: Int32Array;
  /** Seats of the group taken by decisions of the council. */
  decided: Int32Array;
  /** Applicant a is a member of group g's reserve r when `memberCodes[r][a] === code[g]`. */
  code: Int32Array;
  memberCodes: Int32Array[];
}

/** Who holds what: −1 for none. A child placed by decision holds a group, and a wish only where the school was wished. */
export interface Holding {
  wish: Int32Array;
  group: Int32Array;
  /** Where there are families: how each took part, and how each stood in the ranking (see rankingOf). */
  families?: { standings: Standing[]; rankedAs: Standing[] };
  /** Under `mostMoved`: what came of the limit. */
  movedLimit?: MovedLimit;
  /** Under `guarantee: "maximum"`: the wish at which deferred acceptance alone would have placed each child, −1 for none. */
  stable?: Int32Array;
}

/** How a family takes part: whole, each child by itself (`apart`), or whole after everyone else (`last`). */
export type Standing = 'whole' | 'apart' | 'last';

/** May applicant `a` take a seat of group `g`? */
export function isMember(groups: SeatGroups, g: number, a: number): boolean {
  const reserve = groups.reserve[g];
  return reserve < 0 || groups.memberCodes[reserve][a] === groups.code[g];
}

/** Do unclaimed seats of one group come to the other, passed on once or more? A group leads to itself. */
export function leadsTo({ passesTo }: SeatGroups, from: number, to: number): boolean {
  let g = from;
  while (g >= 0 && g < to) g = passesTo[g];
  return g === to;
}
