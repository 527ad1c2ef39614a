import { segmentMm } from '../travel/ellipsoid.ts';
import type { Gates } from '../travel/gates.ts';
import type { SearchSpace } from '../travel/search.ts';
import { arrivalCosts, snapAt } from '../travel/snap.ts';
import {
  barrierFlag,
  type LonLat,
  metresOf,
  type RoadNetwork,
  type Snaps,
  unitsPerDegree,
  unreachable,
} from '../travel/types.ts';
import { anyMetres, type RoadState } from './road-state.ts';
import { componentOf } from './site-reach.ts';

/** What a change of the roads may have moved; 1 where it may. */
export interface RoadChanges {
  /** Schools some of whose distances within the base's limit may differ. */
  schools: Uint8Array;
  /** Cells that meet the roads at another place. */
  cells: Uint8Array;
  /** Cells whose nearest few, beyond the limit, may differ. */
  far: Uint8Array;
}

/**
 * Compares two states of the same base. A shortest way that is new or lost passes a junction at which the networks differ; up
 * to the first such junction it lies on common roads. So a school whose distances from all of those junctions are the same in
 * both has the same distances from everywhere else, too; the rest is named here.
 */
export function findChanges(before: RoadState, after: RoadState): RoadChanges {
  const { map, junctions } = matchEdges(before.travel.network, after.travel.network, barrierFlag[before.profile]);
  const schools = new Uint8Array(before.base.schools.length);
  const movedGates = movedSnaps(before.gates.snaps, after.gates.snaps, map);
  movedGates.forEach((moved, gate) => {
    if (moved) schools[before.gates.school[gate]] = 1;
  });
  const limit = before.base.maxMetres * 1000 + 499;
  for (const junction of junctions) {
    const [old, young] = [before, after].map((state) => fromJunction(state, junction, limit));
    for (let gate = 0; gate < old.length; gate++) if (old[gate] !== young[gate]) schools[before.gates.school[gate]] = 1;
  }
  return {
    schools,
    cells: movedSnaps(before.cells, after.cells, map),
    far: farCells(
      before,
      after,
      junctions,
      [...movedGates.keys()].filter((gate) => movedGates[gate] === 1),
    ),
  };
}

/** Edges keep their order when edits strike some out and add others behind: which edge became which, and where they differ. */
export function matchEdges(before: RoadNetwork, after: RoadNetwork, barrier: number) {
  const map = new Int32Array(before.edgeMm.length).fill(-1);
  const junctions = new Set<number>();
  const nodes = before.nodeFlags.length;
  const note = (node: number) => node < nodes && !(before.nodeFlags[node] & barrier) && junctions.add(node);
  let next = 0;
  for (let edge = 0; edge < map.length; edge++) {
    if (next < after.edgeMm.length && isSameEdge(before, edge, after, next)) map[edge] = next++;
    else {
      note(before.edgeFrom[edge]);
      note(before.edgeTo[edge]);
    }
  }
  for (; next < after.edgeMm.length; next++) {
    note(after.edgeFrom[next]);
    note(after.edgeTo[next]);
  }
  return { map, junctions: [...junctions] };
}

function isSameEdge(a: RoadNetwork, i: number, b: RoadNetwork, j: number): boolean {
  return (
    a.edgeFrom[i] === b.edgeFrom[j] &&
    a.edgeTo[i] === b.edgeTo[j] &&
    a.edgeMm[i] === b.edgeMm[j] &&
    a.edgeFlags[i] === b.edgeFlags[j]
  );
}

function movedSnaps(before: Snaps, after: Snaps, map: Int32Array): Uint8Array {
  return Uint8Array.from({ length: before.count }, (_, i) => {
    const edge = before.edge[i];
    const same = (edge < 0 ? -1 : map[edge]) === after.edge[i] && (edge < 0 || map[edge] >= 0);
    return same && before.positionMm[i] === after.positionMm[i] && before.legMm[i] === after.legMm[i] ? 0 : 1;
  });
}

/** Millimetres from a junction to every gate within the limit; farther ones are all alike. */
function fromJunction({ travel, profile, gates, space }: RoadState, junction: number, limit: number): Float64Array {
  const graph = travel.graphs[profile];
  space.clear();
  space.seed(junction, 0);
  space.run(graph.forward, limit);
  return gateCosts(space, gates, travel.network.edgeMm, graph, limit);
}

function gateCosts(
  space: SearchSpace,
  { snaps }: Gates,
  edgeMm: Uint32Array,
  graph: RoadState['travel']['graphs']['walk'],
  limit: number,
): Float64Array {
  const at = (node: number) => (space.mm[node] === unreachable ? Number.POSITIVE_INFINITY : space.mm[node]);
  return Float64Array.from({ length: snaps.count }, (_, gate) => {
    const { edge, positionMm, legMm } = snapAt(snaps, gate);
    if (edge < 0) return Number.POSITIVE_INFINITY;
    const costs = arrivalCosts(graph, edgeMm[edge], edge, positionMm);
    const mm = Math.min(at(graph.tail[edge]) + costs.tail, at(graph.head[edge]) + costs.head) + legMm;
    return mm > limit ? Number.POSITIVE_INFINITY : mm;
  });
}

/**
 * Cells that look beyond the limit as far as a place where something differs: a junction, or a gate that meets the roads
 * elsewhere. No way is shorter than the straight line, and none leads to another component.
 */
function farCells(
  before: RoadState,
  after: RoadState,
  junctions: readonly number[],
  movedGates: readonly number[],
): Uint8Array {
  const { base, limits, travel } = before;
  const { nodes } = travel.network;
  const { lonLats } = base.gates;
  const places = [
    ...junctions.map((node): LonLat => [nodes[2 * node], nodes[2 * node + 1]]),
    ...movedGates.map((gate): LonLat => [lonLats[2 * gate] * unitsPerDegree, lonLats[2 * gate + 1] * unitsPerDegree]),
  ];
  const components = [before, after].map((state) => {
    const { component } = state.travel.graphs[state.profile];
    const ofGates = movedGates.map((gate) => componentOf(state, state.gates.snaps, gate));
    return { state, reached: new Set([...junctions.map((node) => component[node]), ...ofGates]) };
  });
  const joins = (cell: number) =>
    components.some(({ state, reached }) => reached.has(componentOf(state, state.cells, cell)));
  return Uint8Array.from(limits, (limit, cell) => {
    if (limit <= base.maxMetres) return 0;
    if (limit === anyMetres) return joins(cell) ? 1 : 0;
    const [lon, lat] = [
      base.cells.lonLats[2 * cell] * unitsPerDegree,
      base.cells.lonLats[2 * cell + 1] * unitsPerDegree,
    ];
    return places.some(([x, y]) => metresOf(segmentMm(lon, lat, x, y)) <= limit) ? 1 : 0;
  });
}
