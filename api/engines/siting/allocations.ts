import type { Transport } from './transport.ts';
import { type Allocation, CANDIDATE, type SitingProblem } from './types.ts';

/** The open candidates, in order. */
export function openedOf({ siteCount, status }: SitingProblem, open: Uint8Array): number[] {
  const opened: number[] = [];
  for (let j = 0; j < siteCount; j++) if (status[j] === CANDIDATE && open[j]) opened.push(j);
  return opened;
}

/** The sum of cost × share. */
export function costOf({ pairCost }: SitingProblem, share: Float64Array): number {
  let sum = 0;
  for (let p = 0; p < share.length; p++) if (share[p] > 0) sum += pairCost[p] * share[p];
  return sum;
}

/** Shares of a transport's rows: crumbs of rounding swept up, the parts of a row summing to one. */
export function allocationOf(problem: SitingProblem, transport: Transport): Allocation {
  const { demandCount, firstPair, load, pairSite } = problem;
  const share = new Float64Array(problem.pairCost.length);
  for (let i = 0; i < demandCount; i++) {
    if (load[i] === 0) {
      const p = transport.weightless.nearestOpen(i);
      if (p >= 0) share[p] = 1;
      continue;
    }
    let sum = 0;
    for (let p = firstPair[i]; p < firstPair[i + 1]; p++) {
      if (!transport.isOpen[pairSite[p]] || transport.flow[p] <= 1e-9 * load[i]) continue;
      share[p] = transport.flow[p] / load[i];
      sum += share[p];
    }
    if (sum !== 1) for (let p = firstPair[i]; p < firstPair[i + 1]; p++) if (share[p] > 0) share[p] /= sum;
  }
  return { open: transport.isOpen.slice(), share, cost: costOf(problem, share) };
}
