import type { SitingProblem } from './types.ts';

/** From prices of nothing: steps of the mean cost at first. */
const fromNothing = { rounds: 60, stride: 1 };
/** From prices of nearly the same problem: few and short ones. */
const fromBefore = { rounds: 20, stride: 0.05 };

/**
 * Prices under which about as much load chooses each open site as it has seats: every row goes where cost and price are least,
 * crowded sites grow dearer, empty ones cheaper, by smaller and smaller steps. Only a good place to begin from. `before`: prices by site of a problem nearly the same.
 */
export function guessPrices(
  problem: SitingProblem,
  unit: Float64Array,
  isOpen: Uint8Array,
  price: Float64Array,
  before?: Float64Array,
): void {
  const { rounds, stride } = before ? fromBefore : fromNothing;
  const { demandCount, siteCount, firstPair, pairSite, capacity, load } = problem;
  const used = new Float64Array(siteCount);
  if (before) for (let j = 0; j < siteCount; j++) price[j] = isOpen[j] ? before[j] : 0;
  let sum = 0;
  let count = 0;
  for (let i = 0; i < demandCount; i++) {
    let least = Number.POSITIVE_INFINITY;
    for (let p = firstPair[i]; p < firstPair[i + 1]; p++) if (isOpen[pairSite[p]]) least = Math.min(least, unit[p]);
    if (load[i] > 0 && least < Number.POSITIVE_INFINITY) {
      sum += least;
      count++;
    }
  }
  for (let round = 0; round < rounds; round++) {
    used.fill(0);
    for (let i = 0; i < demandCount; i++) {
      let best = -1;
      let least = Number.POSITIVE_INFINITY;
      for (let p = firstPair[i]; p < firstPair[i + 1]; p++) {
        const j = pairSite[p];
        if (isOpen[j] && unit[p] + price[j] < least) {
          least = unit[p] + price[j];
          best = j;
        }
      }
      if (best >= 0) used[best] += load[i];
    }
    const step = stride * (count > 0 ? sum / count : 0) * (1 - round / rounds);
    for (let j = 0; j < siteCount; j++) {
      if (!isOpen[j] || capacity[j] === Number.POSITIVE_INFINITY) continue;
      const crowding = Math.max(-1, Math.min(1, (used[j] - capacity[j]) / Math.max(1, capacity[j])));
      price[j] = Math.max(0, price[j] + step * crowding);
    }
  }
}
