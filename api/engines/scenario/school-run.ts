import { seedArrival } from '../travel/search.ts';
import { alongEdge, arrivalCosts, departureCosts, snapAt, snapPoint } from '../travel/snap.ts';
import { type Snap, unreachable } from '../travel/types.ts';
import type { Placement } from './fill-places.ts';
import type { RoadState } from './road-state.ts';
import type { WhatIfAnswer } from './what-if.ts';

/** At the ends of a way, a part of an edge shorter than this is a step, not a street walked. */
export const stepMm = 5_000;

/** Children on each edge of the roads, those who walk 5 m or more of it too; edges without any are left out. */
export interface EdgeLoads {
  /** Ascending. */
  edge: Int32Array;
  children: Uint32Array;
}

/** Children of one cell who go to the place in question. */
interface Walkers {
  cell: number;
  from: Snap;
  children: number;
  metres: number;
}

/** Ways of so many placements are kept to be asked again. */
const placesKept = 4_000;

/**
 * Who walks where: the children of every cell along the very way that is measured and shown, the shortest to the nearest gate, of
 * equally short ones the one over the lowest edge at each fork. One search a place, and places whose children stay the same
 * between two questions are not searched again.
 */
export class SchoolRun {
  private readonly kept = new WeakMap<RoadState, Map<string, EdgeLoads>>();

  /** Loads of one answer. Yields the share done after each place, so that the caller may do something else in between. */
  *loads(answer: WhatIfAnswer): Generator<number, EdgeLoads> {
    const { roads } = answer;
    const kept = this.kept.get(roads) ?? new Map<string, EdgeLoads>();
    this.kept.set(roads, kept);
    const children = new Uint32Array(roads.travel.network.edgeMm.length);
    const walkers = walkersByPlace(answer);
    for (let place = 0; place < walkers.length; place++) {
      if (walkers[place].length === 0) continue;
      const loads = keptOr(kept, keyOf(answer, place, walkers[place]), () => walkTo(answer, place, walkers[place]));
      loads.edge.forEach((edge, i) => {
        children[edge] += loads.children[i];
      });
      yield (place + 1) / walkers.length;
    }
    return packed(children);
  }
}

function keptOr(kept: Map<string, EdgeLoads>, key: string, make: () => EdgeLoads): EdgeLoads {
  const known = kept.get(key) ?? make();
  kept.delete(key);
  kept.set(key, known);
  if (kept.size > placesKept) kept.delete(kept.keys().next().value!);
  return known;
}

function keyOf({ places, roads }: WhatIfAnswer, place: number, walkers: readonly Walkers[]): string {
  const where = place < roads.base.schools.length ? place : places[place].lonLat.join();
  return `${where}: ${walkers.map(({ cell, from, children }) => `${cell}/${from.edge}/${from.positionMm} ${children}`).join()}`;
}

function walkersByPlace({ placement, places, roads, network }: WhatIfAnswer): Walkers[][] {
  const { base, cells, travel, profile } = roads;
  const walkers = places.map((): Walkers[] => []);
  const count = base.cells.ids.length;
  for (let cell = 0; cell + 1 < placement.start.length; cell++) {
    const from = cell < count ? snapAt(cells, cell) : snapPoint(travel, profile, network.housing[cell - count].lonLat);
    for (const row of rowsOf(placement, cell)) {
      const { place, children, metres } = placement;
      walkers[place[row]].push({ cell, from, children: children[row], metres: metres[row] });
    }
  }
  return walkers;
}

function* rowsOf({ start }: Placement, cell: number) {
  for (let row = start[cell]; row < start[cell + 1]; row++) yield row;
}

/** The gates of a place: those of the base where it stands there, else the site itself. */
function gatesOf({ places, roads }: WhatIfAnswer, place: number): Snap[] {
  const { base, gates, travel, profile } = roads;
  if (place >= base.schools.length) return [snapPoint(travel, profile, places[place].lonLat)];
  const own: Snap[] = [];
  gates.school.forEach((school, gate) => {
    if (school === place && gates.snaps.edge[gate] >= 0) own.push(snapAt(gates.snaps, gate));
  });
  return own;
}

/** All walkers to one place: distances from every junction by one search, then every walker downhill, forks shared. */
function walkTo(answer: WhatIfAnswer, place: number, walkers: readonly Walkers[]): EdgeLoads {
  const { travel, profile, space } = answer.roads;
  const graph = travel.graphs[profile];
  const gates = gatesOf(answer, place);
  space.clear();
  for (const gate of gates) seedArrival(travel, graph, gate, space);
  space.run(graph.backward, Math.max(...walkers.map(({ metres }) => metres)) * 1000 + 499);
  const loads = new Map<number, number>();
  const add = (edge: number, children: number) => loads.set(edge, (loads.get(edge) ?? 0) + children);
  const waiting = new Map<number, number>();
  for (const { from, children } of walkers) {
    const start = startOf(answer.roads, gates, from);
    if (start.walked) add(from.edge, children);
    if (start.node >= 0) waiting.set(start.node, (waiting.get(start.node) ?? 0) + children);
  }
  const next = new Map<number, Step>();
  for (const node of waiting.keys())
    for (let at = node; at >= 0 && !next.has(at); ) {
      const step = stepFrom(answer.roads, gates, at);
      next.set(at, step);
      at = step.to;
    }
  for (const node of [...next.keys()].sort((a, b) => space.mm[b] - space.mm[a])) {
    const { edge, to } = next.get(node)!;
    const children = waiting.get(node)!;
    if (edge >= 0) add(edge, children);
    if (to >= 0) waiting.set(to, (waiting.get(to) ?? 0) + children);
  }
  const edges = [...loads.keys()].sort((a, b) => a - b);
  return { edge: Int32Array.from(edges), children: Uint32Array.from(edges, (edge) => loads.get(edge)!) };
}

/** How a walker leaves the edge its home lies on: by which end, or along it to a gate on the same edge (node −1). */
function startOf({ travel, profile, space }: RoadState, gates: readonly Snap[], from: Snap) {
  const { edge, positionMm } = from;
  const graph = travel.graphs[profile];
  const length = travel.network.edgeMm[edge];
  const costs = departureCosts(graph, length, edge, positionMm);
  const mmAt = (node: number) => (space.mm[node] === unreachable ? Number.POSITIVE_INFINITY : space.mm[node]);
  const ways = [
    ...gates
      .filter((gate) => gate.edge === edge)
      .map((gate) => ({
        mm: alongEdge(graph, edge, positionMm, gate.positionMm) + gate.legMm,
        ...{ node: -1, walked: Math.abs(gate.positionMm - positionMm) >= stepMm },
      })),
    { mm: costs.tail + mmAt(graph.tail[edge]), node: graph.tail[edge], walked: isWalked(positionMm, length) },
    { mm: costs.head + mmAt(graph.head[edge]), node: graph.head[edge], walked: isWalked(length - positionMm, length) },
  ];
  const best = ways.reduce((least, way) => (way.mm < least.mm ? way : least));
  if (best.mm === Number.POSITIVE_INFINITY) throw new Error('A placed child has no way: placement and roads disagree.');
  return best;
}

/** Of an edge so many millimetres: a street walked, or a step. A whole edge is walked however short. */
function isWalked(mm: number, length: number): boolean {
  return mm >= stepMm || (mm === length && mm > 0);
}

/** The edge taken at a junction (−1: none more) and the junction it leads to (−1: the gate). */
interface Step {
  edge: number;
  to: number;
}

function stepFrom({ travel, profile, space }: RoadState, gates: readonly Snap[], at: number): Step {
  const graph = travel.graphs[profile];
  const left = space.mm[at];
  for (const { edge, positionMm, legMm } of gates) {
    const length = travel.network.edgeMm[edge];
    const last = arrivalCosts(graph, length, edge, positionMm);
    if (at === graph.tail[edge] && left === legMm + last.tail)
      return { edge: isWalked(last.tail, length) ? edge : -1, to: -1 };
    if (at === graph.head[edge] && left === legMm + last.head)
      return { edge: isWalked(last.head, length) ? edge : -1, to: -1 };
  }
  const { start, headAndMm, edge } = graph.forward;
  let next = -1;
  for (let a = start[at]; a < start[at + 1]; a++) {
    const fits = space.mm[headAndMm[2 * a]] + headAndMm[2 * a + 1] === left;
    if (fits && (next < 0 || edge[a] < edge[next])) next = a;
  }
  if (next < 0) throw new Error('A way to school lost its thread: the search and the graph disagree.');
  return { edge: edge[next], to: headAndMm[2 * next] };
}

function packed(children: Uint32Array): EdgeLoads {
  const edges = [...children.keys()].filter((edge) => children[edge] > 0);
  return { edge: Int32Array.from(edges), children: Uint32Array.from(edges, (edge) => children[edge]) };
}
