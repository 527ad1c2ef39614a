import { openedOf } from './allocations.ts';
import type { PairsBySite } from './pairs-by-site.ts';
import type { Relaxation } from './relaxation.ts';
import { type Allocation, CANDIDATE, CLOSED, EXISTING, type SitingProblem } from './types.ts';

/** What an allocation that costs less than `cutoff` can still use. */
export interface Reduced {
  /** Candidates it may open, and those it must. */
  free: number[];
  fixed: number[];
  pairs: Int32Array;
}

/**
 * Leaves out what the prices forbid: a candidate or a pair whose use alone lifts the bound above `cutoff`, and fixes the
 * candidates that cannot be done without. Dividing a pair is priced by its smallest part: one unit of load where loads and
 * capacities are whole numbers, the whole row where capacities are unlimited or rows are sent whole; else pairs stay.
 */
export function reduce(
  problem: SitingProblem,
  bySite: PairsBySite,
  relaxation: Relaxation,
  prices: Float64Array,
  cutoff: number,
): Reduced {
  const bound = relaxation.value(prices, problem.singleSource);
  const { earning, chosen, next } = relaxation;
  const threshold = relaxation.threshold();
  const isChosen = new Uint8Array(problem.siteCount);
  for (const j of chosen) isChosen[j] = 1;
  const free: number[] = [];
  const fixed: number[] = [];
  const extra = new Float64Array(problem.siteCount);
  for (let j = 0; j < problem.siteCount; j++) {
    if (problem.status[j] === CLOSED) extra[j] = Number.POSITIVE_INFINITY;
    if (problem.status[j] !== CANDIDATE) continue;
    if (!isChosen[j]) extra[j] = threshold - earning[j];
    if (bound + extra[j] > cutoff) extra[j] = Number.POSITIVE_INFINITY;
    else if (isChosen[j] && bound + earning[j] - next > cutoff) fixed.push(j);
    else free.push(j);
  }
  const part = smallestPart(problem);
  const pairs: number[] = [];
  for (let p = 0; p < problem.pairCost.length; p++) {
    const j = problem.pairSite[p];
    const i = bySite.rowOf[p];
    if (extra[j] === Number.POSITIVE_INFINITY) continue;
    if (problem.singleSource && problem.load[i] > problem.capacity[j]) continue;
    const dear = problem.pairCost[p] - prices[i] + relaxation.critical[j] * problem.load[i];
    const lost = relaxation.divided[j] - earning[j];
    if (bound + extra[j] - lost + Math.max(0, dear) * part(i) <= cutoff) pairs.push(p);
  }
  return { free, fixed, pairs: Int32Array.from(pairs) };
}

/** The least share of row i a used pair carries in some best allocation. */
function smallestPart({ singleSource, load, capacity, status }: SitingProblem): (i: number) => number {
  const unlimited = capacity.every((seats, j) => seats === Number.POSITIVE_INFINITY || status[j] === CLOSED);
  if (singleSource || unlimited) return () => 1;
  const isWhole = (value: number) => Number.isInteger(value) || value === Number.POSITIVE_INFINITY;
  if (!load.every(isWhole) || !capacity.every(isWhole)) return (i) => (load[i] > 0 ? 0 : 1);
  return (i) => (load[i] > 0 ? 1 / load[i] : 1);
}

/** Least possible difference between two costs that differ: 1 where all are whole numbers. 0: not known. */
export function costGrain(problem: SitingProblem): number {
  const { singleSource, load, capacity, pairCost, status, firstPair } = problem;
  if (!pairCost.every(Number.isInteger)) return 0;
  if (pairCost.some((cost) => cost > 2 ** 40)) return 0;
  const unlimited = capacity.every((seats, j) => seats === Number.POSITIVE_INFINITY || status[j] !== EXISTING);
  if (singleSource) return 1;
  const isWhole = (value: number) => Number.isInteger(value) || value === Number.POSITIVE_INFINITY;
  if (unlimited && capacity.every((seats) => seats === Number.POSITIVE_INFINITY)) return 1;
  if (!load.every(isWhole) || !capacity.every(isWhole)) return 0;
  // A unit of load costs a whole number too: then whole flows, which are among the best, cost whole numbers.
  for (let i = 0; i < load.length; i++)
    for (let p = firstPair[i]; p < firstPair[i + 1]; p++) if (load[i] > 0 && pairCost[p] % load[i] !== 0) return 0;
  return 1;
}

/** The reduced model with the known allocation in it, so that it always has one. */
export function withAllocation(reduced: Reduced, { open, share }: Allocation, problem: SitingProblem): Reduced {
  const free = new Set(reduced.free);
  const fixed = new Set(reduced.fixed);
  for (const j of openedOf(problem, open)) if (!fixed.has(j)) free.add(j);
  for (const j of reduced.fixed) if (!open[j]) fixed.delete(j);
  for (const j of reduced.fixed) if (!open[j]) free.add(j);
  const pairs = new Set(reduced.pairs);
  for (let p = 0; p < share.length; p++) if (share[p] > 0) pairs.add(p);
  return {
    free: [...free].sort((a, b) => a - b),
    fixed: [...fixed].sort((a, b) => a - b),
    pairs: Int32Array.from(pairs).sort(),
  };
}
