import type { Deficit, SitingStatus } from '../types.ts';

/** What a choice of places is to make least (or most). */
export const placeObjectives = ['seats', 'total-distance', 'worst-distance', 'coverage', 'equity'] as const;
/**
 * `seats`: the fewest children without a seat within reach, then the least distance · `total-distance`: the least sum of metres ·
 * `worst-distance`: the least longest way, then the least sum · `coverage`: the most children within the limit · `equity`: the least
 * sum of squared metres, so that a way twice as long weighs four times.
 */
export type PlaceObjective = (typeof placeObjectives)[number];

/** What stands at a place: a school of today, seats more at one, or a new site. */
export const SCHOOL = 0;
export const EXPANSION = 1;
export const SITE = 2;

/** May be chosen, must be, or must not be. */
export const FREE = 0;
export const FORCED = 1;
export const FORBIDDEN = 2;

/**
 * Where to build, on arrays: cells of children 0 … c − 1, places 0 … m − 1. Schools stay as they are; at most `open` of the others are
 * chosen, those that are forced among them. The ways of cell i are `firstWay[i]` … `firstWay[i + 1] − 1`, by ascending place.
 */
export interface PlacesProblem {
  /** Whole children of each cell; a cell without ways asks nothing. */
  children: Float64Array;
  firstWay: Int32Array;
  wayPlace: Int32Array;
  wayMetres: Float64Array;
  kind: Uint8Array;
  /** The place (a school) an expansion stands at; −1 elsewhere. */
  schoolOf: Int32Array;
  seats: Float64Array;
  choice: Uint8Array;
  open: number;
  objective: PlaceObjective;
  /** Metres within which a child counts as near; `coverage` alone asks it, figures tell it for all. */
  limitMetres: number;
  /** Every cell to one school. */
  wholeCells: boolean;
}

/** Where an answer is begun from when little has changed. */
export interface WarmStart {
  /** By place. */
  open: ArrayLike<number>;
  /** Multipliers of the cells. */
  prices: ArrayLike<number>;
}

/**
 * The best choice that was found. `value` and `bound` are in the unit of the objective: children without a seat, metres in all, metres of
 * the longest way, children within the limit, squared metres in all; no choice passes `bound`.
 */
export interface PlacesAnswer {
  value: number;
  bound: number;
  /** Difference of the two as a share of the greater. */
  gap: number;
  status: SitingStatus;
  /** By place, schools of today among them. */
  open: Uint8Array;
  /** Share (0-1) of its cell that each way takes; what is left of a cell has no seat. */
  share: Float64Array;
  prices: Float64Array;
  /** `seats` alone, where all found one: by how much at most the ways could be shorter in all, as a share. */
  distanceGap: number | null;
}

/** `answer`, or why there is none (`proved`: no choice seats everyone; else none was found). Rows are cells, sites are places. */
export type PlacesSolved = { answer: PlacesAnswer } | { deficit: Deficit; proved: boolean };
