import { cheapestPlaces } from '../../assignment/cheapest-places.ts';
import type { BoundaryProblem } from './types.ts';

/** A child without a seat counts as so many metres more than its nearest way: dearer than any chain of moves. */
export const withoutSeatMetres = 1_000_000;

/** The cheapest seats of single children, wherever their blocks and neighbours go. */
export interface SeatPrices {
  /** Metres a family would save if the school had one seat more; length s. */
  price: Float64Array;
  /** Children for whom no seat is left. */
  without: number;
  /** Schools full on their account: a child without a seat, or one who could make room for it, may go there. */
  short: number[];
  /** Children whose block has another school today. */
  changed: number;
}

/**
 * Prices of the seats from the least total of `cost` (parallel to `reachSchool`, whole metres, Infinity: not allowed) over single
 * children: an exact transport problem, whose prices are then the shortest ways from each school to a free seat (Bellman and
 * Ford over the schools). Prices are ≥ 0, and 0 where seats are free; those of short schools are `withoutSeatMetres`.
 */
export function seatPrices(problem: BoundaryProblem, cost: Float64Array, seats: Int32Array): SeatPrices {
  const { children, reachStart, reachSchool, today } = problem;
  const blocks: number[] = [];
  const start = [0];
  const school: number[] = [];
  const costs: number[] = [];
  for (let b = 0; b < children.length; b++)
    for (let child = 0; child < children[b]; child++) {
      const before = school.length;
      for (let r = reachStart[b]; r < reachStart[b + 1]; r++) {
        if (cost[r] === Number.POSITIVE_INFINITY) continue;
        school.push(reachSchool[r]);
        costs.push(Math.round(cost[r]));
      }
      if (school.length === before) break;
      blocks.push(b);
      start.push(school.length);
    }
  const places = {
    start: Int32Array.from(start),
    school: Int32Array.from(school),
    cost: Float64Array.from(costs),
    outCost: Float64Array.from(blocks, (_, c) => {
      let least = Number.POSITIVE_INFINITY;
      for (let p = start[c]; p < start[c + 1]; p++) least = Math.min(least, costs[p]);
      return least + withoutSeatMetres;
    }),
    seats,
  };
  const held = cheapestPlaces(places);
  const changed = held.reduce(
    (sum, place, c) => sum + (place >= 0 && today[blocks[c]] >= 0 && school[place] !== today[blocks[c]] ? 1 : 0),
    0,
  );
  return { ...pricesOf(places, held), changed };
}

type Places = Parameters<typeof cheapestPlaces>[0];

function pricesOf({ start, school, cost, outCost, seats }: Places, held: Int32Array): Omit<SeatPrices, 'changed'> {
  const count = seats.length;
  const load = new Int32Array(count);
  /** Least rise of cost for one child of s to move to t; the last column is staying out. */
  const rise = new Float64Array((count + 1) * (count + 1)).fill(Number.POSITIVE_INFINITY);
  let without = 0;
  held.forEach((place, c) => {
    const own = place < 0 ? outCost[c] : cost[place];
    const s = place < 0 ? count : school[place];
    if (place < 0) without++;
    else load[s]++;
    for (let p = start[c]; p < start[c + 1]; p++) {
      const at = s * (count + 1) + school[p];
      rise[at] = Math.min(rise[at], cost[p] - own);
    }
    rise[s * (count + 1) + count] = Math.min(rise[s * (count + 1) + count], outCost[c] - own);
  });
  const arcs: [from: number, to: number, metres: number][] = [];
  for (let s = 0; s <= count; s++)
    for (let t = 0; t <= count; t++) {
      const metres = rise[s * (count + 1) + t];
      if (s !== t && metres < Number.POSITIVE_INFINITY) arcs.push([s, t, metres]);
    }
  return {
    price: shortestWays(count, load, seats, arcs),
    without,
    short: reachableFromOut(count, arcs, without),
  };
}

function shortestWays(count: number, load: Int32Array, seats: Int32Array, arcs: [number, number, number][]) {
  const price = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
  price[count] = 0;
  for (let s = 0; s < count; s++) if (load[s] < seats[s]) price[s] = 0;
  for (let round = 0, changed = true; changed && round <= count + 1; round++) {
    changed = false;
    for (const [s, t, metres] of arcs) {
      const through = Math.max(0, metres + price[t]);
      if (through < price[s] - 1e-9 && !(s < count && load[s] < seats[s]) && s !== count) {
        price[s] = through;
        changed = true;
      }
    }
  }
  return Float64Array.from(price.subarray(0, count), (metres) => (metres === Number.POSITIVE_INFINITY ? 0 : metres));
}

/** Schools to which a child without a seat, or one who would make room for it, could go: all of them are full. */
function reachableFromOut(count: number, arcs: [number, number, number][], without: number): number[] {
  if (without === 0) return [];
  const next = new Map<number, number[]>();
  for (const [s, t] of arcs) next.set(s, [...(next.get(s) ?? []), t]);
  const found = new Set([count]);
  const queue = [count];
  for (let s = queue.pop(); s !== undefined; s = queue.pop())
    for (const t of next.get(s) ?? [])
      if (!found.has(t)) {
        found.add(t);
        queue.push(t);
      }
  found.delete(count);
  return [...found].sort((a, b) => a - b);
}

/**
 * What no plan within the seats can go below: Σ children × least (metres + price) − Σ price × seats. Valid for any prices ≥ 0
 * (weak duality), so a wrong price makes it weaker, never wrong. Metres, over all children who have a road to a school; `without`
 * of them have no seat and are free to stay at their nearest.
 */
export function boundOf(problem: BoundaryProblem, cost: Float64Array, seats: Int32Array, price: Float64Array): number {
  const { children, reachStart, reachSchool } = problem;
  let bound = 0;
  for (let b = 0; b < children.length; b++) {
    if (children[b] === 0) continue;
    let least = Number.POSITIVE_INFINITY;
    for (let r = reachStart[b]; r < reachStart[b + 1]; r++)
      least = Math.min(least, cost[r] + Math.min(price[reachSchool[r]], withoutSeatMetres));
    if (least < Number.POSITIVE_INFINITY) bound += children[b] * least;
  }
  for (let s = 0; s < seats.length; s++) bound -= price[s] * seats[s];
  return bound;
}
