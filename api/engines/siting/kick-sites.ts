import { seededRandom } from '../random.ts';
import { CANDIDATE, type SitingProblem, type Stop } from './types.ts';
import type { WholeRows } from './whole-rows.ts';

/** How much dearer than the last an arrangement may be to go on from it. */
const slack = 1.002;

/**
 * Iterated local search (Lourenço, Martin & Stützle 2003) over open sites that take rows whole: one open candidate is shut, another
 * opened at random, the rows bettered from there; what comes out nearly as good is gone on from. `onFound` hears each arrangement
 * cheaper than all before. The same beginning gives the same end.
 */
export function kickSites(
  problem: SitingProblem,
  begun: WholeRows,
  options: { kicks: number; stop: Stop; onFound: (rows: WholeRows) => void },
): void {
  const random = seededRandom('kicks of sites');
  let now = begun;
  let least = now.cost();
  let lastCost = least;
  for (let kick = 0; kick < options.kicks && !options.stop(); kick++) {
    const swap = drawSwap(problem, now.open, random);
    if (!swap) return;
    const next = now.copy();
    if (!next.replaceSite(swap.from, swap.to) || !next.relieve()) continue;
    next.better(Number.POSITIVE_INFINITY);
    const cost = next.cost();
    if (cost > lastCost * slack) continue;
    now = next;
    lastCost = cost;
    if (cost >= least) continue;
    least = cost;
    options.onFound(next);
  }
}

function drawSwap({ status }: SitingProblem, open: Uint8Array, random: () => number) {
  const opened: number[] = [];
  const shut: number[] = [];
  status.forEach((own, j) => {
    if (own === CANDIDATE) (open[j] ? opened : shut).push(j);
  });
  if (opened.length === 0 || shut.length === 0) return null;
  return { from: opened[Math.floor(random() * opened.length)], to: shut[Math.floor(random() * shut.length)] };
}
