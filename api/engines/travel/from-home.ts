import type { Gates } from './gates.ts';
import type { TravelNetwork } from './prepare-network.ts';
import type { ProfileGraph } from './profile-graph.ts';
import { distancesFrom, type SearchSpace, searchSpace } from './search.ts';
import { alongEdge, arrivalCosts, departureCosts, snapAt } from './snap.ts';
import { edgeFlag, type Profile, type Snap, unreachable } from './types.ts';

/** One school as seen from one home. */
export interface SchoolFromHome {
  school: number;
  gate: number;
  /** Both legs included; `unreachable` where no road and no ferry leads. */
  mm: number;
  /** Millimetres by ferry within `mm`; seconds of crossing, and of waiting once at each boarding. */
  ferryMm: number;
  ferrySeconds: number;
}

/** Tried one after the other, until enough schools lie within. */
const limitsMm = [3_000_000, 10_000_000, 40_000_000, unreachable - 1];

/**
 * The `least` nearest schools of one home or more, nearest first (of equals the lower gate), by one search from the home:
 * the same millimetres as `nearestSchools` and `measurePairs`. Schools no way leads to are absent.
 */
export function schoolsFromHome(
  travel: TravelNetwork,
  profile: Profile,
  home: Snap,
  gates: Gates,
  least: number,
  space: SearchSpace = searchSpace(travel, profile),
): SchoolFromHome[] {
  const graph = travel.graphs[profile];
  if (home.edge < 0) return [];
  for (const limitMm of limitsMm) {
    distancesFrom(travel, profile, home, limitMm, space);
    const found = nearestGates(travel, graph, home, gates, space).filter(({ mm }) => mm <= limitMm);
    if (found.length < Math.min(least, gates.schoolCount) && limitMm !== limitsMm[limitsMm.length - 1]) continue;
    found.sort((a, b) => a.mm - b.mm || a.gate - b.gate);
    return found.slice(0, least).map((each) => ({ ...each, ...ferriesTo(travel, graph, home, gates, each, space) }));
  }
  return [];
}

interface Reached {
  school: number;
  gate: number;
  mm: number;
}

/** The nearest gate of each school that the search in `space` reached. */
function nearestGates(
  travel: TravelNetwork,
  graph: ProfileGraph,
  home: Snap,
  gates: Gates,
  space: SearchSpace,
): Reached[] {
  const found: Reached[] = [];
  for (let gate = 0; gate < gates.snaps.count; gate++) {
    const to = snapAt(gates.snaps, gate);
    if (to.edge < 0) continue;
    const mm = Math.min(...waysIn(travel, graph, home, to, space).map((way) => way.mm));
    if (mm >= unreachable) continue;
    const last = found[found.length - 1];
    if (last?.school !== gates.school[gate]) found.push({ school: gates.school[gate], gate, mm });
    else if (mm < last.mm) Object.assign(last, { gate, mm });
  }
  return found;
}

/** The three ways to arrive at a gate: along the home's own edge (node −1), or by either end of the gate's edge. */
function waysIn(travel: TravelNetwork, graph: ProfileGraph, home: Snap, to: Snap, space: SearchSpace) {
  const { edge } = to;
  const costs = arrivalCosts(graph, travel.network.edgeMm[edge], edge, to.positionMm);
  const along =
    edge === home.edge ? alongEdge(graph, edge, home.positionMm, to.positionMm) + home.legMm : Number.POSITIVE_INFINITY;
  const [tail, head] = [graph.tail[edge], graph.head[edge]];
  return [
    { node: -1, mm: along + to.legMm },
    { node: tail, mm: (space.mm[tail] === unreachable ? Infinity : space.mm[tail]) + costs.tail + to.legMm },
    { node: head, mm: (space.mm[head] === unreachable ? Infinity : space.mm[head]) + costs.head + to.legMm },
  ];
}

/** Walks the found way back to the home and adds up its ferries. */
function ferriesTo(
  travel: TravelNetwork,
  graph: ProfileGraph,
  home: Snap,
  gates: Gates,
  { gate, mm }: Reached,
  space: SearchSpace,
): { ferryMm: number; ferrySeconds: number } {
  const { edgeFlags, edgeMm, edgeCrossingSeconds, edgeWaitSeconds } = travel.network;
  const way = waysIn(travel, graph, home, snapAt(gates.snaps, gate), space).find((each) => each.mm === mm);
  const sum = { ferryMm: 0, ferrySeconds: 0 };
  let waiting = 0;
  for (let node = way?.node ?? -1; node >= 0 && !startsAt(travel, graph, home, node, space); ) {
    const arc = arcInto(graph, node, space);
    const edge = graph.backward.edge[arc];
    if (edgeFlags[edge] & edgeFlag.ferry) {
      sum.ferryMm += edgeMm[edge];
      sum.ferrySeconds += edgeCrossingSeconds[edge];
      // Going backwards, the boarding is the last piece met.
      waiting = edgeWaitSeconds[edge];
    } else {
      sum.ferrySeconds += waiting;
      waiting = 0;
    }
    node = graph.backward.headAndMm[2 * arc];
  }
  sum.ferrySeconds += waiting;
  return sum;
}

function startsAt(travel: TravelNetwork, graph: ProfileGraph, home: Snap, node: number, space: SearchSpace): boolean {
  const costs = departureCosts(graph, travel.network.edgeMm[home.edge], home.edge, home.positionMm);
  if (node === graph.tail[home.edge] && space.mm[node] === home.legMm + costs.tail) return true;
  return node === graph.head[home.edge] && space.mm[node] === home.legMm + costs.head;
}

/** The arc by which the search came to `node`; of equals the one over the lowest edge. */
function arcInto({ backward }: ProfileGraph, node: number, space: SearchSpace): number {
  const { start, headAndMm, edge } = backward;
  let into = -1;
  for (let a = start[node]; a < start[node + 1]; a++) {
    const before = space.mm[headAndMm[2 * a]];
    if (before === unreachable || before + headAndMm[2 * a + 1] !== space.mm[node]) continue;
    if (into < 0 || edge[a] < edge[into]) into = a;
  }
  if (into < 0) throw new Error('A shortest path lost its thread: the search and the graph disagree.');
  return into;
}
