import type { ClassRecords, ClassRules } from '../class-records.ts';

/** One thing to balance or to grant, measured over the classes; the smaller the value the better. */
export type Measure =
  /** Greatest over values of (most in a class − fewest in a class); `values` −1: the cell is blank. */
  | { kind: 'count'; values: Int32Array; valueCount: number; names: string[] }
  /** Most − least mean of a class in `unit`s; `counted` 0: blank, left out. Classes without a counted pupil have no mean. */
  | { kind: 'mean'; units: Float64Array; counted: Uint8Array; unit: number }
  /** Pairs of one value within one class. */
  | { kind: 'pairs'; values: Int32Array; valueCount: number }
  /** Classes a value is found in beyond its first, summed over values. */
  | { kind: 'parts'; values: Int32Array; valueCount: number }
  /** Pupils none of whose friends is in their class. `start` has n + 1 cells into `others`. */
  | { kind: 'friends'; start: Int32Array; others: Int32Array }
  /** Marked pupils outside the allowed classes. */
  | { kind: 'outside'; marked: Uint8Array; allowed: Uint8Array };

/** A rule whose value is measured: soft in the order of the list, or hard by `maxGap`. */
export interface Goal {
  /** Place in `rules.rules`; −1: friend wishes without a rule of that name. */
  rule: number;
  measure: Measure;
  /** null: soft. */
  maxGap: number | null;
  /** What it is about where its rule has several goals; absent: what the rule says. */
  attribute?: string;
}

/** A sum over the pupils of a class that stays within bounds. */
export interface Limit {
  rule: number;
  kind: 'spread' | 'load';
  amount: Float64Array;
  most: number;
}

/**
 * How splits are found: each gives other splits for the same seed, so that who makes a split again needs the one it was made
 * by. 1: the first; 2: counts first, and means while the rest is held; 3: as 2, and small schools of small classes in swings
 * between the two.
 */
export type SplitMethod = 1 | 2 | 3;
export const splitMethods: readonly SplitMethod[] = [1, 2, 3];

/** The method of new splits. */
export const newestMethod: SplitMethod = 3;

/** The problem on arrays: pupils in the order of their ids by code point, classes 0 … classCount − 1. */
export interface ClassProblem {
  records: ClassRecords;
  rules: ClassRules;
  seed: string;
  method: SplitMethod;
  pupilCount: number;
  classCount: number;
  /** true: a part of a problem, in which classes may stay empty. */
  mayBeEmpty: boolean;
  /** Record index by place. */
  order: Int32Array;
  /** Most seats a class: size + Σ `seatsTaken` beyond one stays at or below it; null: no cap. */
  cap: number | null;
  /** Seats a pupil takes of the cap: 1 + the reductions of the spread rules. */
  seatsTaken: Float64Array;
  /** Sizes differ by at most this; null: no size rule. */
  sizeGap: number | null;
  limits: Limit[];
  /** Pairs who must share a class, each with the rule or wish that says so. */
  together: PairList;
  apart: PairList;
  /** Classes a pupil may be in; null: any. Each entry by one rule. */
  allowed: Confinement[];
  /** In order of weight. */
  goals: Goal[];
}

/** `source` ≥ 0: the place of a rule; < 0: wish number −1 − source. */
export interface PairList {
  one: Int32Array;
  other: Int32Array;
  source: Int32Array;
}

/** One rule that confines some pupils to some classes; `classes` is null for a pupil it says nothing of. */
export interface Confinement {
  rule: number;
  classes: (Uint8Array | null)[];
}

/** What a rule's value is, and what it could be. null: nobody has the attribute. */
export interface RuleValue {
  rule: string;
  attribute: string | null;
  value: number | null;
  /** No split that keeps the hard rules has a lower value. */
  bestPossible: number | null;
  gap: number | null;
  /** true: bestPossible is the least there is, not only a bound. */
  proved: boolean;
  /** Pupils without the attribute, left out of the measure. */
  blank: number;
  /** Hard rules that forbid the even split (difference 0 or 1). */
  blockedBy: string[];
}
