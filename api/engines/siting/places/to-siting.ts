import { CANDIDATE, CLOSED, EXISTING, type SitingProblem } from '../types.ts';
import { FORBIDDEN, FORCED, type PlacesProblem, SCHOOL } from './types.ts';

/** Cost of a way by its metres and the children of its cell. */
export type WayCost = (metres: number, children: number) => number;

/**
 * A choice of places as the siting engine takes it: what is forced stands already and leaves fewer to open, what is forbidden is closed.
 * Ways longer than `longest` are left out.
 */
export function toSiting(places: PlacesProblem, cost: WayCost, longest = Number.POSITIVE_INFINITY): SitingProblem {
  const { children, firstWay, wayPlace, wayMetres, kind, seats, choice } = places;
  const cells = children.length;
  const firstPair = new Int32Array(cells + 1);
  const pairSite = new Int32Array(wayPlace.length);
  const pairCost = new Float64Array(wayPlace.length);
  let next = 0;
  for (let i = 0; i < cells; i++) {
    for (let way = firstWay[i]; way < firstWay[i + 1]; way++) {
      if (wayMetres[way] > longest) continue;
      pairSite[next] = wayPlace[way];
      pairCost[next++] = cost(wayMetres[way], children[i]);
    }
    firstPair[i + 1] = next;
  }
  const status = Uint8Array.from(kind, (what, place) => {
    if (what === SCHOOL || choice[place] === FORCED) return EXISTING;
    return choice[place] === FORBIDDEN ? CLOSED : CANDIDATE;
  });
  return {
    demandCount: cells,
    siteCount: kind.length,
    load: Float64Array.from(children, (own, i) => (firstWay[i] === firstWay[i + 1] ? 0 : own)),
    firstPair,
    pairSite: pairSite.subarray(0, next),
    pairCost: pairCost.subarray(0, next),
    capacity: seats.slice(),
    status,
    open: Math.max(0, places.open - forcedCount(places)),
    singleSource: places.wholeCells,
  };
}

/** How many of the choices are made already. */
export function forcedCount({ kind, choice }: PlacesProblem): number {
  return kind.reduce((count, what, place) => count + Number(what !== SCHOOL && choice[place] === FORCED), 0);
}

/** The same with one more place, the last, that takes any child of a cell with ways at the cost `outside` a child: no seat. */
export function withOutside(problem: SitingProblem, outside: number): SitingProblem {
  const { demandCount, siteCount, firstPair, pairSite, pairCost, load } = problem;
  const first = new Int32Array(demandCount + 1);
  const sites = new Int32Array(pairSite.length + demandCount);
  const costs = new Float64Array(pairSite.length + demandCount);
  let next = 0;
  for (let i = 0; i < demandCount; i++) {
    for (let p = firstPair[i]; p < firstPair[i + 1]; p++) {
      sites[next] = pairSite[p];
      costs[next++] = pairCost[p];
    }
    if (load[i] > 0) {
      sites[next] = siteCount;
      costs[next++] = outside * load[i];
    }
    first[i + 1] = next;
  }
  return {
    ...problem,
    siteCount: siteCount + 1,
    firstPair: first,
    pairSite: sites.subarray(0, next),
    pairCost: costs.subarray(0, next),
    capacity: Float64Array.from([...problem.capacity, Number.POSITIVE_INFINITY]),
    status: Uint8Array.from([...problem.status, EXISTING]),
  };
}
