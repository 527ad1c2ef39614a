import { edgeLine } from '../travel/edge-line.ts';
import { metresOf, type RoadNetwork, unitsPerDegree } from '../travel/types.ts';
import { matchEdges } from './road-changes.ts';
import type { RoadState } from './road-state.ts';
import type { EdgeLoads } from './school-run.ts';

/** A stretch of road that the same children walk from end to end, today and after the changes. */
export interface LoadedWay {
  /** Empty where the map has no name. */
  name: string;
  metres: number;
  before: number;
  after: number;
  /** Degrees; one line an edge. */
  lines: [number, number][][];
}

/** One edge under load: where it is drawn, and the children before and after. */
interface LoadedEdge {
  network: RoadNetwork;
  edge: number;
  before: number;
  after: number;
}

/**
 * Stretches with at least `fewest` children before or after, most first, at most `most`. Edges that follow each other on one street
 * under the same load are one stretch; an edge that a change closed or opened has no children on the other side.
 */
export function listLoadedWays(
  before: { roads: RoadState; loads: EdgeLoads },
  after: { roads: RoadState; loads: EdgeLoads },
  { fewest, most }: { fewest: number; most: number },
): LoadedWay[] {
  const edges = pairEdges(before, after).filter((edge) => Math.max(edge.before, edge.after) >= fewest);
  const ways = joinEdges(edges).map(wayOf);
  ways.sort(
    (a, b) => Math.max(b.after, b.before) - Math.max(a.after, a.before) || b.after - a.after || b.metres - a.metres,
  );
  return ways.slice(0, most);
}

function pairEdges(
  before: { roads: RoadState; loads: EdgeLoads },
  after: { roads: RoadState; loads: EdgeLoads },
): LoadedEdge[] {
  const [old, young] = [before.roads.travel.network, after.roads.travel.network];
  const map = old === young ? null : matchEdges(old, young, 0).map;
  const paired = new Map<number, LoadedEdge>();
  after.loads.edge.forEach((edge, i) => {
    paired.set(edge, { network: young, edge, before: 0, after: after.loads.children[i] });
  });
  const gone: LoadedEdge[] = [];
  before.loads.edge.forEach((edge, i) => {
    const children = before.loads.children[i];
    const now = map === null ? edge : map[edge];
    const known = paired.get(now);
    if (known) known.before = children;
    else if (now >= 0) paired.set(now, { network: young, edge: now, before: children, after: 0 });
    else gone.push({ network: old, edge, before: children, after: 0 });
  });
  return [...paired.values(), ...gone];
}

/** Groups of edges that touch, with the same street and the same children. */
function joinEdges(edges: readonly LoadedEdge[]): LoadedEdge[][] {
  const group = edges.map((_, i) => i);
  const rootOf = (i: number): number => {
    let at = i;
    while (group[at] !== at) at = group[at];
    return at;
  };
  const firstAt = new Map<string, number>();
  edges.forEach(({ network, edge, before, after }, i) => {
    const kind = `${network.edgeName[edge]} ${before} ${after}`;
    for (const node of [network.edgeFrom[edge], network.edgeTo[edge]]) {
      const key = `${node} ${kind}`;
      const known = firstAt.get(key);
      if (known === undefined) firstAt.set(key, i);
      else group[rootOf(i)] = rootOf(known);
    }
  });
  const groups = new Map<number, LoadedEdge[]>();
  edges.forEach((edge, i) => {
    const root = rootOf(i);
    groups.set(root, [...(groups.get(root) ?? []), edge]);
  });
  return [...groups.values()];
}

function wayOf(edges: LoadedEdge[]): LoadedWay {
  const [{ network, edge, before, after }] = edges;
  return {
    ...{ name: network.names[network.edgeName[edge]], before, after },
    metres: metresOf(edges.reduce((sum, each) => sum + each.network.edgeMm[each.edge], 0)),
    lines: edges.map((each) => lineOf(each.network, each.edge)),
  };
}

function lineOf(network: RoadNetwork, edge: number): [number, number][] {
  const units = edgeLine(network, edge, 0, network.edgeMm[edge]);
  const line: [number, number][] = [];
  for (let i = 0; i < units.length; i += 2) line.push([units[i] / unitsPerDegree, units[i + 1] / unitsPerDegree]);
  return line;
}
