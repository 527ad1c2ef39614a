import type { TravelNetwork } from './prepare-network.ts';
import type { ProfileGraph } from './profile-graph.ts';
import { RouteLines, type Stretch } from './route-lines.ts';
import { type SearchSpace, searchSpace, seedArrival } from './search.ts';
import { alongEdge, arrivalCosts, departureCosts } from './snap.ts';
import { type LonLat, metresOf, type Profile, type Snap, unreachable } from './types.ts';

/** A shortest way from point to point, straight legs included. */
export interface Route {
  mm: number;
  metres: number;
  /** In order; their metres add up to `metres`. */
  stretches: Stretch[];
  ferryMetres: number;
  /** Crossing, and waiting once at each boarding. */
  ferrySeconds: number;
}

/** A point and where it meets the road. */
export interface Place {
  lonLat: LonLat;
  snap: Snap;
}

/**
 * A shortest way; undefined where no road and no ferry leads. Of several equally short ways the one over the lowest edge at
 * each fork. `space` may be given to spare its making. Its millimetres are those of every other measure of this engine.
 */
export function findRoute(
  travel: TravelNetwork,
  profile: Profile,
  from: Place,
  to: Place,
  space: SearchSpace = searchSpace(travel, profile),
): Route | undefined {
  const graph = travel.graphs[profile];
  if (from.snap.edge < 0 || to.snap.edge < 0) return undefined;
  searchTo(travel, graph, to.snap, from.snap.edge, space);
  const start = bestStart(travel, graph, from.snap, to.snap, space);
  if (!start) return undefined;
  const lines = new RouteLines(travel.network);
  lines.addLeg(from.lonLat, from.snap, 'departure');
  if (start.end === 'along') lines.addEdge(from.snap.edge, from.snap.positionMm, to.snap.positionMm);
  else {
    const lengthMm = travel.network.edgeMm[from.snap.edge];
    lines.addEdge(from.snap.edge, from.snap.positionMm, start.end === 'tail' ? 0 : lengthMm);
    const node = (start.end === 'tail' ? graph.tail : graph.head)[from.snap.edge];
    followDistances(travel, graph, node, to.snap, space, lines);
  }
  lines.addLeg(to.lonLat, to.snap, 'arrival');
  const stretches = lines.finish();
  const ferryMm = lines.ferryMm();
  return {
    mm: start.mm,
    metres: metresOf(start.mm),
    stretches,
    ferryMetres: metresOf(ferryMm),
    ferrySeconds: lines.ferrySeconds,
  };
}

function searchTo(travel: TravelNetwork, graph: ProfileGraph, to: Snap, fromEdge: number, space: SearchSpace): void {
  const ends = [...new Set([graph.tail[fromEdge], graph.head[fromEdge]])];
  for (const node of ends) space.wanted[node] = 1;
  space.clear();
  seedArrival(travel, graph, to, space);
  space.run(graph.backward, unreachable, ends.length);
  for (const node of ends) space.wanted[node] = 0;
}

function bestStart(travel: TravelNetwork, graph: ProfileGraph, from: Snap, to: Snap, space: SearchSpace) {
  const { edge } = from;
  const costs = departureCosts(graph, travel.network.edgeMm[edge], edge, from.positionMm);
  const along = edge === to.edge ? alongEdge(graph, edge, from.positionMm, to.positionMm) + to.legMm : unreachable;
  const ways = [
    { end: 'along' as const, mm: from.legMm + along },
    { end: 'tail' as const, mm: from.legMm + costs.tail + space.mm[graph.tail[edge]] },
    { end: 'head' as const, mm: from.legMm + costs.head + space.mm[graph.head[edge]] },
  ];
  const best = ways.reduce((least, way) => (way.mm < least.mm ? way : least));
  return best.mm < unreachable ? best : undefined;
}

/** From `node` downhill: each arc taken loses exactly its length, until the goal's own edge explains what is left. */
function followDistances(
  travel: TravelNetwork,
  graph: ProfileGraph,
  node: number,
  to: Snap,
  space: SearchSpace,
  lines: RouteLines,
): void {
  const { start, headAndMm, edge } = graph.forward;
  const lengthMm = travel.network.edgeMm[to.edge];
  const last = arrivalCosts(graph, lengthMm, to.edge, to.positionMm);
  for (let at = node; ; ) {
    const left = space.mm[at];
    if (at === graph.tail[to.edge] && left === to.legMm + last.tail) {
      lines.addEdge(to.edge, 0, to.positionMm);
      return;
    }
    if (at === graph.head[to.edge] && left === to.legMm + last.head) {
      lines.addEdge(to.edge, lengthMm, to.positionMm);
      return;
    }
    let next = -1;
    for (let a = start[at]; a < start[at + 1]; a++) {
      const fits = space.mm[headAndMm[2 * a]] + headAndMm[2 * a + 1] === left;
      if (fits && (next < 0 || edge[a] < edge[next])) next = a;
    }
    if (next < 0) throw new Error('A shortest path lost its thread: the search and the graph disagree.');
    const along = graph.tail[edge[next]] === at && (graph.directions[edge[next]] & 1) !== 0;
    const whole = travel.network.edgeMm[edge[next]];
    lines.addEdge(edge[next], along ? 0 : whole, along ? whole : 0);
    at = headAndMm[2 * next];
  }
}
