import type { SitingProblem } from './types.ts';

/** Cost of a unit of load by each pair (of a row without load the whole cost), the dearest of them, and the heaviest load. */
export function unitCosts({ demandCount, load, firstPair, pairCost }: SitingProblem) {
  const unit = pairCost.slice();
  let dearest = 0;
  let heaviest = 0;
  for (let i = 0; i < demandCount; i++) {
    heaviest = Math.max(heaviest, load[i]);
    if (load[i] === 0) continue;
    for (let p = firstPair[i]; p < firstPair[i + 1]; p++) {
      unit[p] = pairCost[p] / load[i];
      dearest = Math.max(dearest, unit[p]);
    }
  }
  return { unit, dearest, heaviest };
}
