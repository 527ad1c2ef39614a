/** What a site may do: an existing one stays open, a candidate may be opened, a closed one never is. */
export const EXISTING = 0;
export const CANDIDATE = 1;
export const CLOSED = 2;

/**
 * Where to open sites, on arrays: demand rows 0 … n − 1, sites 0 … m − 1. At most `open` candidates open, every row is sent to
 * open sites it has a pair with, and the loads of a site stay within its capacity; the sum of costs is least.
 */
export interface SitingProblem {
  demandCount: number;
  siteCount: number;
  /** What a row takes of a capacity, ≥ 0. */
  load: Float64Array;
  /** The pairs of row i are `firstPair[i]` … `firstPair[i + 1] − 1`, by site. */
  firstPair: Int32Array;
  pairSite: Int32Array;
  /** Cost ≥ 0 of sending the whole row there. */
  pairCost: Float64Array;
  /** Infinity: unlimited. */
  capacity: Float64Array;
  status: Uint8Array;
  open: number;
  /** Each row to one site only. */
  singleSource: boolean;
}

/** One way of opening and sending. */
export interface Allocation {
  /** 1: open; existing sites always. */
  open: Uint8Array;
  /** Share (0-1) of its row that each pair takes. */
  share: Float64Array;
  cost: number;
}

/** A sum of loads that finds no seats, and who shares the want: no way of opening serves more of these rows. */
export interface Deficit {
  /**
   * `total`: all seats together are too few; `reach`: these rows reach too few; `choice`: so many openings are too few; `whole`: these rows
   * find no site each of them fits whole; `way`: these rows take no seats, but no way leads them to an open site.
   */
  kind: 'total' | 'reach' | 'choice' | 'whole' | 'way';
  load: number;
  seats: number;
  missing: number;
  rows: Int32Array;
  sites: Int32Array;
}

export type SitingStatus = 'optimal' | 'feasible' | 'time-limit';

export interface SitingAnswer {
  allocation: Allocation;
  /** No way of opening and sending costs less. */
  bound: number;
  status: SitingStatus;
  /** Lagrangian multipliers of the rows, for a warm start. */
  prices: Float64Array;
}

/** How much work is spent; counted in steps, so that the answer does not depend on the clock. */
export interface Effort {
  /** Steps of the Lagrangian at the root. */
  steps: number;
  /** Rounds of interchange of sites. */
  rounds: number;
  /** Most columns of the model handed to HiGHS; 0: never. */
  exactColumns: number;
  /** Most branches of HiGHS. */
  exactNodes: number;
  /** Stop when the gap is at most this share. */
  enoughGap: number;
}

/** Asked now and then; true: stop with what there is. */
export type Stop = () => boolean;
