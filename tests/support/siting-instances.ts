import { CANDIDATE, type SitingProblem } from '../../api/engines/siting/types.ts';

interface Place {
  x: number;
  y: number;
  load: number;
  capacity: number;
}

/** A capacitated p-median of the OR-Library: `number optimum`, `n p Q`, then `id x y demand`; distances rounded down. */
export function readPmedcap(text: string): { problem: SitingProblem; optimum: number } {
  const [[, optimum], [, open, capacity], ...rows] = numbersOf(text);
  const places = rows.map(([, x, y, load]) => ({ x, y, load, capacity }));
  return { problem: everyoneACandidate(places, open, Math.floor), optimum };
}

/** Lorena & Senne: `n p`, then `x y capacity demand`; distances as they are. */
export function readLorenaSenne(text: string): SitingProblem {
  const [[, open], ...rows] = numbersOf(text);
  return everyoneACandidate(
    rows.map(([x, y, capacity, load]) => ({ x, y, capacity, load })),
    open,
    (metres) => metres,
  );
}

function numbersOf(text: string): number[][] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
}

function everyoneACandidate(places: Place[], open: number, round: (metres: number) => number): SitingProblem {
  const count = places.length;
  const at = Array.from({ length: count * count }, (_, p) => [places[Math.floor(p / count)], places[p % count]]);
  return {
    demandCount: count,
    siteCount: count,
    load: Float64Array.from(places, ({ load }) => load),
    firstPair: Int32Array.from({ length: count + 1 }, (_, i) => i * count),
    pairSite: Int32Array.from(at, (_, p) => p % count),
    pairCost: Float64Array.from(at, ([a, b]) => round(Math.hypot(a.x - b.x, a.y - b.y))),
    capacity: Float64Array.from(places, ({ capacity }) => capacity),
    status: new Uint8Array(count).fill(CANDIDATE),
    open,
    singleSource: true,
  };
}

/** Stores without limit for the census tracts of San Francisco (PySAL): `distance,name,DestinationName,demand`. */
export function sanFrancisco(text: string, open: number, costOf: (metres: number, people: number) => number) {
  const rows = text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(','));
  const tracts = [...new Set(rows.map(([, , tract]) => tract))];
  const stores = [...new Set(rows.map(([, store]) => store))].sort();
  const peopleOf = new Map(rows.map(([, , tract, people]) => [tract, Number(people)]));
  const costs = new Map(rows.map(([metres, store, tract]) => [`${tract} ${store}`, Number(metres)]));
  const pairs = tracts.flatMap((tract) => stores.map((store, site) => ({ tract, store, site })));
  const problem: SitingProblem = {
    demandCount: tracts.length,
    siteCount: stores.length,
    load: Float64Array.from(tracts, (tract) => peopleOf.get(tract)!),
    firstPair: Int32Array.from({ length: tracts.length + 1 }, (_, i) => i * stores.length),
    pairSite: Int32Array.from(pairs, ({ site }) => site),
    pairCost: Float64Array.from(pairs, ({ tract, store }) =>
      costOf(costs.get(`${tract} ${store}`)!, peopleOf.get(tract)!),
    ),
    capacity: new Float64Array(stores.length).fill(Number.POSITIVE_INFINITY),
    status: new Uint8Array(stores.length).fill(CANDIDATE),
    open,
    singleSource: false,
  };
  return { problem, people: [...peopleOf.values()].reduce((sum, own) => sum + own, 0) };
}
