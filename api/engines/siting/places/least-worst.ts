import { solve } from '../solve.ts';
import type { SitingAnswer } from '../types.ts';
import { type ChooseOptions, toPlaces, warmed } from './choose-places.ts';
import { hearPart } from './places-progress.ts';
import { toSiting } from './to-siting.ts';
import type { PlacesProblem, PlacesSolved } from './types.ts';

/** Enough to find seats within a distance, or to prove that there are none. */
const probing = { steps: 160, rounds: 4, exactColumns: 20_000, exactNodes: 2000 };

/**
 * The least longest way: halves the distances that occur (Hochbaum & Shmoys 1985), asking each time whether all children find a seat
 * within; of the choices within the least, the one with the least sum of metres. `bound` is the least distance not proved too short.
 */
export async function leastWorst(places: PlacesProblem, options: ChooseOptions): Promise<PlacesSolved> {
  const { onProgress } = options;
  const hearFirst = hearPart(onProgress, { goal: 'longest', from: 0, to: 0.3, unit: null });
  const within = async (metres: number, hear: typeof hearFirst) => {
    const problem = toSiting(places, (way, children) => way * children, metres);
    return solve(problem, { ...warmed(options, hear), effort: { ...probing, ...options.effort } });
  };
  const steps = distancesFrom(places);
  const everything = await within(Number.POSITIVE_INFINITY, hearFirst);
  if (!('answer' in everything)) return everything;
  let best = everything.answer;
  let high = place(steps, worstOf(places, best));
  let low = 0;
  let proved = 0;
  const rounds = Math.ceil(Math.log2(Math.max(2, high - low + 1)));
  for (let round = 1; low < high && !options.stop?.(); round++) {
    onProgress?.({
      ...{ step: 'halving', goal: 'longest', done: round, all: Math.max(round, rounds), best: steps[high] },
      ...{ bound: steps[Math.min(proved, steps.length - 1)], share: 0.3 + 0.7 * Math.min(1, (round - 1) / rounds) },
    });
    const middle = (low + high) >> 1;
    const solved = await within(steps[middle], undefined);
    if ('answer' in solved) {
      best = widened(places, solved.answer, steps[middle]);
      high = place(steps, worstOf(places, best));
    } else {
      low = middle + 1;
      if (solved.proved) proved = Math.max(proved, middle + 1);
    }
  }
  const value = worstOf(places, best);
  const bound = Math.min(value, steps[Math.min(proved, steps.length - 1)] ?? 0);
  const status = bound === value ? 'optimal' : options.stop?.() ? 'time-limit' : 'feasible';
  return { answer: { ...toPlaces(best), value, bound, gap: value > 0 ? (value - bound) / value : 0, status } };
}

/** Distances that can be the longest, ascending: no shorter than every cell's nearest place that may stand. */
function distancesFrom({ firstWay, wayMetres, children }: PlacesProblem): number[] {
  let least = 0;
  for (let i = 0; i < children.length; i++) {
    if (children[i] === 0 || firstWay[i] === firstWay[i + 1]) continue;
    let nearest = Number.POSITIVE_INFINITY;
    for (let way = firstWay[i]; way < firstWay[i + 1]; way++) nearest = Math.min(nearest, wayMetres[way]);
    least = Math.max(least, nearest);
  }
  return [...new Set(wayMetres.filter((metres) => metres >= least))].sort((a, b) => a - b);
}

const place = (steps: number[], metres: number): number => Math.max(0, steps.indexOf(metres));

function worstOf({ firstWay, wayMetres, children }: PlacesProblem, { allocation }: SitingAnswer): number {
  let worst = 0;
  for (let i = 0; i < children.length; i++)
    if (children[i] > 0)
      for (let way = firstWay[i]; way < firstWay[i + 1]; way++)
        if (allocation.share[way] > 1e-9) worst = Math.max(worst, wayMetres[way]);
  return worst;
}

/** An answer over the ways within a distance, over all of them again. */
function widened(
  { children, firstWay, wayMetres }: PlacesProblem,
  answer: SitingAnswer,
  longest: number,
): SitingAnswer {
  const share = new Float64Array(wayMetres.length);
  let at = 0;
  for (let i = 0; i < children.length; i++)
    for (let way = firstWay[i]; way < firstWay[i + 1]; way++)
      if (wayMetres[way] <= longest) share[way] = answer.allocation.share[at++];
  return { ...answer, allocation: { ...answer.allocation, share } };
}
