import type { Gates } from './gates.ts';
import type { TravelNetwork } from './prepare-network.ts';
import type { ProfileGraph } from './profile-graph.ts';
import { type SearchSpace, searchSpace, seedArrival } from './search.ts';
import { alongEdge, departureCosts, snapAt } from './snap.ts';
import { type Profile, type Snap, type Snaps, unreachable } from './types.ts';

/** Distances of named pairs; `mm` is `unreachable`, and `gate` −1, where no road and no ferry leads. */
export interface PairDistances {
  mm: Uint32Array;
  gate: Int32Array;
}

/**
 * The distance of each pair (`pairHome[i]`, `pairSchool[i]`), however far, both legs counted, to the school's nearest gate.
 * One search from each gate named, ended when every home asked for is settled.
 */
export function measurePairs(
  travel: TravelNetwork,
  profile: Profile,
  homes: Snaps,
  gates: Gates,
  pairHome: ArrayLike<number>,
  pairSchool: ArrayLike<number>,
): PairDistances {
  const answer = {
    mm: new Uint32Array(pairHome.length).fill(unreachable),
    gate: new Int32Array(pairHome.length).fill(-1),
  };
  const pairsOfSchool = new Map<number, number[]>();
  for (let i = 0; i < pairHome.length; i++) {
    const list = pairsOfSchool.get(pairSchool[i]);
    if (list) list.push(i);
    else pairsOfSchool.set(pairSchool[i], [i]);
  }
  const space = searchSpace(travel, profile);
  for (let gate = 0; gate < gates.snaps.count; gate++) {
    const pairs = pairsOfSchool.get(gates.school[gate]);
    const to = snapAt(gates.snaps, gate);
    if (!pairs || to.edge < 0) continue;
    searchBack(travel, profile, to, homes, pairs, pairHome, space);
    for (const i of pairs) {
      const mm = measure(travel, travel.graphs[profile], snapAt(homes, pairHome[i]), to, space);
      if (mm >= answer.mm[i]) continue;
      answer.mm[i] = mm;
      answer.gate[i] = gate;
    }
  }
  return answer;
}

/** The distance between two points, both legs counted; `unreachable` where no road and no ferry leads. */
export function measurePair(travel: TravelNetwork, profile: Profile, from: Snap, to: Snap): number {
  const one = (snap: Snap): Snaps => ({
    count: 1,
    edge: Int32Array.of(snap.edge),
    positionMm: Uint32Array.of(snap.positionMm),
    legMm: Uint32Array.of(snap.legMm),
  });
  const gates = { snaps: one(to), school: Int32Array.of(0), schoolCount: 1 };
  return measurePairs(travel, profile, one(from), gates, [0], [0]).mm[0];
}

function searchBack(
  travel: TravelNetwork,
  profile: Profile,
  to: Snap,
  homes: Snaps,
  pairs: number[],
  pairHome: ArrayLike<number>,
  space: SearchSpace,
): void {
  const graph = travel.graphs[profile];
  const wanted: number[] = [];
  for (const i of pairs) {
    const edge = homes.edge[pairHome[i]];
    if (edge < 0) continue;
    for (const node of [graph.tail[edge], graph.head[edge]]) {
      if (space.wanted[node]) continue;
      space.wanted[node] = 1;
      wanted.push(node);
    }
  }
  space.clear();
  seedArrival(travel, graph, to, space);
  space.run(graph.backward, unreachable, wanted.length);
  for (const node of wanted) space.wanted[node] = 0;
}

/** `space` holds the distances to `to`. */
function measure(travel: TravelNetwork, graph: ProfileGraph, from: Snap, to: Snap, space: SearchSpace): number {
  const { edge } = from;
  if (edge < 0) return unreachable;
  const costs = departureCosts(graph, travel.network.edgeMm[edge], edge, from.positionMm);
  const along = edge === to.edge ? alongEdge(graph, edge, from.positionMm, to.positionMm) + to.legMm : unreachable;
  const byTail = space.mm[graph.tail[edge]] + costs.tail;
  const byHead = space.mm[graph.head[edge]] + costs.head;
  return Math.min(unreachable, from.legMm + Math.min(byTail, byHead, along));
}
