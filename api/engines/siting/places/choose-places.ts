import { type SolveOptions, solve } from '../solve.ts';
import type { SitingAnswer } from '../types.ts';
import { leastWorst } from './least-worst.ts';
import { type HearPlaces, hearPart } from './places-progress.ts';
import { toSiting, type WayCost, withOutside } from './to-siting.ts';
import type { PlacesAnswer, PlacesProblem, PlacesSolved, WarmStart } from './types.ts';

export type ChooseOptions = Pick<SolveOptions, 'effort' | 'stop'> & {
  warm?: WarmStart;
  /** Hears what is being done, how much of it, and how good the best is so far; the answer is the same unheard. */
  onProgress?: HearPlaces;
};

/** What a child without a seat costs beside the longest way, so that no saving of metres buys one. */
const outsideTimes = 1000;

const costs: Record<'total-distance' | 'equity', WayCost> = {
  'total-distance': (metres, children) => metres * children,
  equity: (metres, children) => metres * metres * children,
};

/**
 * Chooses places by the objective, with a bound that no choice passes. Every objective but `seats` has to seat every child that has a
 * way; where that cannot be, the answer is the deficit. The same problem gives the same answer unless `stop` cuts it short.
 */
export async function choosePlaces(places: PlacesProblem, options: ChooseOptions = {}): Promise<PlacesSolved> {
  if (places.objective === 'seats') return { answer: await fewestWithoutSeat(places, options) };
  if (places.objective === 'worst-distance') return leastWorst(places, options);
  const { limitMetres, objective } = places;
  const near: WayCost = (metres, children) => (metres <= limitMetres ? 0 : children);
  const all = seatedChildren(places);
  const told = {
    'total-distance': { goal: 'metres', unit: (cost: number) => cost },
    coverage: { goal: 'within', unit: (cost: number) => Math.max(0, all - cost) },
    equity: { goal: 'fairness', unit: (cost: number) => cost },
  } as const;
  const solved = await solve(
    toSiting(places, objective === 'coverage' ? near : costs[objective]),
    warmed(options, hearPart(options.onProgress, { ...told[objective], from: 0, to: 1 })),
  );
  if (!('answer' in solved)) return solved;
  const { answer } = solved;
  if (objective !== 'coverage') return { answer: toPlaces(answer) };
  const value = all - answer.allocation.cost;
  const bound = Math.max(value, all - answer.bound);
  return { answer: { ...toPlaces(answer), value, bound, gap: bound > 0 ? (bound - value) / bound : 0 } };
}

/** Where the first of two searches ends, as a share of the whole: short of the half at which the second begins. */
const firstBy = 0.49;

/** First the fewest without a seat; where all have one, the least metres among such choices. */
async function fewestWithoutSeat(places: PlacesProblem, options: ChooseOptions): Promise<PlacesAnswer> {
  const { onProgress } = options;
  const hearSeats = hearPart(onProgress, { goal: 'seats', from: 0, to: firstBy, unit: (cost) => cost });
  const first = withOutside(
    toSiting(places, () => 0),
    1,
  );
  const { answer: fewest } = await mustSolve(first, {
    ...warmed(options, hearSeats, first.siteCount),
  });
  const count = places.kind.length;
  const warm = { open: fewest.allocation.open.subarray(0, count), prices: new Float64Array(places.children.length) };
  const metres = toSiting(places, costs['total-distance']);
  if (fewest.allocation.cost < 1e-6) {
    const solved = await solve(
      metres,
      warmed({ ...options, warm }, hearPart(onProgress, { goal: 'metres', from: 0.5, to: 1, unit: (cost) => cost })),
    );
    if ('answer' in solved) {
      const { answer } = solved;
      return { ...toPlaces(answer), value: 0, bound: 0, gap: 0, distanceGap: toPlaces(answer).gap };
    }
  }
  const longest = places.wayMetres.reduce((far, each) => Math.max(far, each), 1);
  const second = withOutside(metres, outsideTimes * longest);
  const open = [...warm.open, 1];
  // The cost of this search holds children left out as well as metres: what is told stays the children.
  const reached = { best: Math.round(fewest.allocation.cost), bound: Math.ceil(fewest.bound - 1e-6) };
  const hearMetres = hearPart(onProgress, { goal: 'seats', from: 0.5, to: 1, unit: null, reached });
  const found = await mustSolve(second, {
    ...warmed({ ...options, warm: { ...warm, open } }, hearMetres),
    effort: { ...options.effort, exactColumns: 0 },
  });
  const best = [found.answer, fewest].map((answer) => ({ answer, left: leftOut(places, answer) }));
  const kept = best[0].left <= best[1].left + 1e-6 ? best[0] : best[1];
  const value = Math.round(kept.left);
  const bound = Math.min(value, Math.ceil(fewest.bound - 1e-6));
  return {
    ...toPlaces(kept.answer),
    open: kept.answer.allocation.open.slice(0, count),
    share: withoutOutside(places, kept.answer),
    ...{ value, bound, gap: value > 0 ? (value - bound) / value : 0 },
    status: value === bound ? 'optimal' : fewest.status === 'time-limit' ? 'time-limit' : 'feasible',
    prices: fewest.prices,
  };
}

/** `solve` where an allocation always exists. */
async function mustSolve(...[problem, options]: Parameters<typeof solve>): Promise<{ answer: SitingAnswer }> {
  const solved = await solve(problem, options);
  if (!('answer' in solved)) throw new Error('Leaving children without a seat is always possible.');
  return solved;
}

/** Shares of the ways alone: what goes outside has none. */
function withoutOutside({ children, firstWay }: PlacesProblem, { allocation }: SitingAnswer): Float64Array {
  const share = new Float64Array(firstWay[children.length]);
  let at = 0;
  for (let i = 0; i < children.length; i++) {
    for (let way = firstWay[i]; way < firstWay[i + 1]; way++) share[way] = allocation.share[at++];
    if (children[i] > 0 && firstWay[i] < firstWay[i + 1]) at++;
  }
  return share;
}

function leftOut(places: PlacesProblem, answer: SitingAnswer): number {
  const { children, firstWay } = places;
  const share = withoutOutside(places, answer);
  let left = 0;
  for (let i = 0; i < children.length; i++) {
    if (firstWay[i] === firstWay[i + 1]) continue;
    let rest = 1;
    for (let way = firstWay[i]; way < firstWay[i + 1]; way++) rest -= share[way];
    left += Math.max(0, rest) * children[i];
  }
  return left;
}

function seatedChildren({ children, firstWay }: PlacesProblem): number {
  return children.reduce((sum, own, i) => sum + (firstWay[i] === firstWay[i + 1] ? 0 : own), 0);
}

/** Options of the engine; a warm start of fewer places than the problem has is filled up with what stands. */
export function warmed(
  { warm, effort, stop }: ChooseOptions,
  onProgress: SolveOptions['onProgress'],
  siteCount = 0,
): SolveOptions {
  const rest: SolveOptions = { ...(effort && { effort }), ...(stop && { stop }), ...(onProgress && { onProgress }) };
  if (!warm) return rest;
  const open = new Uint8Array(Math.max(siteCount, warm.open.length));
  open.fill(1, warm.open.length);
  open.set(Array.from(warm.open));
  return { ...rest, warm: { allocation: { open }, prices: Float64Array.from(Array.from(warm.prices)) } };
}

/** An answer of the siting engine in the unit of its cost. */
export function toPlaces({ allocation, bound, status, prices }: SitingAnswer): PlacesAnswer {
  const { cost, open, share } = allocation;
  const least = Math.min(bound, cost);
  const gap = cost > 0 ? (cost - Math.max(0, least)) / cost : 0;
  return { value: cost, bound: Math.max(0, least), gap, status, open, share, prices, distanceGap: null };
}
