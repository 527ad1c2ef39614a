import type { EnrolmentRecords, PlacementRow, Rules } from '../enrolment-records.ts';

/** Lottery numbers, asked for one by one: most comparisons are settled before they come to it. */
export type LotteryNumbers = (applicant: number) => bigint;

/** What is judged: the same data the run had, and the placements it claims. */
export interface Claim {
  records: EnrolmentRecords;
  rules: Rules;
  /** The lottery number of an applicant by its index in `records.applicants`, computed by the caller from the seed. */
  lottery: LotteryNumbers;
  placements: PlacementRow[];
  /** Under `guarantee: "maximum"`: the priorities the run says it sets aside; null: it says nothing; absent: not asked. */
  prioritiesSetAside?: number | null;
}

/**
 * Every count must be 0 for a sound run. `blockingPairs` and `wasted` belong to deferred acceptance and to both rounds of
 * zone-first (see `checkStability`), `replayDifferences` to nearest-first, also as the second round of zone-first.
 */
export interface Verdict {
  sound: boolean;
  mechanism: Rules['mechanism'];
  applicants: number;
  placed: number;
  /** Children above the seats, summed over schools. */
  overSeats: number;
  /** Rows of an applicant beyond its first. */
  duplicates: number;
  /** Placements at a school that is not there, not a wish that counts, not reachable, or of an applicant who is not there. */
  ineligible: number;
  /** Rows whose seat group is not the one the school's own choice gives, or beyond the group's seats. */
  reserveViolations: number;
  /** Placements said to be decided without a decision, decisions not carried out, decisions without number or reason. */
  unexplainedDecisions: number;
  /** Applicants without a row. */
  missing: number;
  /** Rows whose metres, rank, or mark of completion are not those of the data. */
  misstated: number;
  blockingPairs?: number;
  /** Blocking pairs where the school would not even have to give anyone up. */
  wasted?: number;
  /** Under `guarantee: "maximum"`: 1 when more children could be placed, or when the number of priorities set aside is not the stated one. */
  belowMaximum?: number;
  misstatedPriorities?: number;
  /** Under `guarantee: "maximum"`: what would else be blocking pairs; no fault, a number to publish. */
  prioritiesSetAside?: number;
  /** Families that like a school better which, choosing from its pupils and all of them, would keep them. */
  blockingFamilies?: number;
  /** Families that should sit together and do not. */
  splitFamilies?: number;
  /** Rows that declare a fallback for families which the rules or the data do not bear out. */
  unexplainedFallbacks?: number;
  /** Families said to be in conflict whose places are stable with them whole. */
  needlessFallbacks?: number;
  /** Families that fell back, as declared: no fault, a number to publish. */
  declaredFallbacks?: number;
  replayDifferences?: number;
  /** Under least-total-distance: moves of a ring that would better the claim. `optimal`: there is none, prices prove it. */
  dualViolations?: number;
  optimal?: boolean;
  /** Under `mostMoved`, no faults, numbers to publish: children moved, and how far above the least the metres may be at most. */
  moved?: number;
  aboveLeastByAtMost?: number;
  /** The first few faults of each kind, for people: ids alone. */
  examples: Record<string, { applicantId: string; schoolId: string }[]>;
}
