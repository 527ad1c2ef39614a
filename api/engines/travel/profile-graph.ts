import { strongComponents } from './components.ts';
import { barrierFlag, directionFlags, edgeFlag, type Profile, type RoadNetwork } from './types.ts';

/** Arcs grouped by their tail (compressed sparse rows): those of node v are `start[v]` … `start[v + 1] - 1`. */
export interface Arcs {
  start: Int32Array;
  /** Head and millimetres of arc a at 2a and 2a + 1. */
  headAndMm: Uint32Array;
  /** Edge of the road network behind the arc. */
  edge: Int32Array;
}

/**
 * One profile's roads as a directed graph. Nodes are those of the road network; behind a barrier the profile cannot pass,
 * each edge has a node of its own instead, numbered after them, so that nothing leads through.
 */
export interface ProfileGraph {
  profile: Profile;
  nodeCount: number;
  /** Ends of each edge of the network; −1 where the profile may not use it. */
  tail: Int32Array;
  head: Int32Array;
  /** May the profile go along (1) or against (2) the edge's geometry. */
  directions: Uint8Array;
  /** Arcs in the direction of travel, and reversed. The same object where nothing is one-way. */
  forward: Arcs;
  backward: Arcs;
  /** Strongly connected component of each node: within one, all can go everywhere and back. */
  component: Int32Array;
  /** Millimetres of road (ferries excluded) of each component. */
  componentMm: Float64Array;
}

export const goesAlong = 1;
export const goesAgainst = 2;

export function profileGraph(network: RoadNetwork, profile: Profile): ProfileGraph {
  const ends = edgeEnds(network, profile);
  const forward = arcsOf(network, ends, goesAlong, goesAgainst);
  const oneWay = ends.directions.some((allowed) => allowed === goesAlong || allowed === goesAgainst);
  const backward = oneWay ? arcsOf(network, ends, goesAgainst, goesAlong) : forward;
  const component = strongComponents(ends.nodeCount, forward, backward);
  return { profile, ...ends, forward, backward, ...component, componentMm: lengths(network, ends, component) };
}

interface EdgeEnds {
  nodeCount: number;
  tail: Int32Array;
  head: Int32Array;
  directions: Uint8Array;
}

function edgeEnds(network: RoadNetwork, profile: Profile): EdgeEnds {
  const { edgeFrom, edgeTo, edgeFlags, nodeFlags } = network;
  const { forward, backward } = directionFlags[profile];
  const edges = edgeFrom.length;
  const tail = new Int32Array(edges).fill(-1);
  const head = new Int32Array(edges).fill(-1);
  const directions = new Uint8Array(edges);
  let nodeCount = nodeFlags.length;
  const closed = barrierFlag[profile];
  for (let e = 0; e < edges; e++) {
    const allowed = (edgeFlags[e] & forward ? goesAlong : 0) | (edgeFlags[e] & backward ? goesAgainst : 0);
    if (allowed === 0) continue;
    directions[e] = allowed;
    tail[e] = nodeFlags[edgeFrom[e]] & closed ? nodeCount++ : edgeFrom[e];
    head[e] = nodeFlags[edgeTo[e]] & closed ? nodeCount++ : edgeTo[e];
  }
  return { nodeCount, tail, head, directions };
}

/** `along`: the direction bit under which an arc runs from tail to head; `against`: from head to tail. */
function arcsOf(network: RoadNetwork, ends: EdgeEnds, along: number, against: number): Arcs {
  const { nodeCount, tail, head, directions } = ends;
  const start = new Int32Array(nodeCount + 2);
  for (let e = 0; e < tail.length; e++) {
    if (directions[e] & along) start[tail[e] + 2]++;
    if (directions[e] & against) start[head[e] + 2]++;
  }
  for (let v = 2; v < start.length; v++) start[v] += start[v - 1];
  const arcs = start[nodeCount + 1];
  const headAndMm = new Uint32Array(2 * arcs);
  const edge = new Int32Array(arcs);
  const add = (from: number, to: number, e: number) => {
    const arc = start[from + 1]++;
    headAndMm[2 * arc] = to;
    headAndMm[2 * arc + 1] = network.edgeMm[e];
    edge[arc] = e;
  };
  for (let e = 0; e < tail.length; e++) {
    if (directions[e] & along) add(tail[e], head[e], e);
    if (directions[e] & against) add(head[e], tail[e], e);
  }
  return { start: start.subarray(0, nodeCount + 1), headAndMm, edge };
}

function lengths(network: RoadNetwork, ends: EdgeEnds, { component }: { component: Int32Array }): Float64Array {
  const count = component.reduce((most, c) => Math.max(most, c + 1), 0);
  const mm = new Float64Array(count);
  for (let e = 0; e < ends.tail.length; e++) {
    if (ends.directions[e] === 0 || network.edgeFlags[e] & edgeFlag.ferry) continue;
    const c = component[ends.tail[e]];
    if (c === component[ends.head[e]]) mm[c] += network.edgeMm[e];
  }
  return mm;
}
