import type { Gates } from './gates.ts';
import { measurePairs } from './pairs.ts';
import type { TravelNetwork } from './prepare-network.ts';
import { profileGraph } from './profile-graph.ts';
import {
  directionFlags,
  edgeFlag,
  type Profile,
  profiles,
  type RoadNetwork,
  type Snaps,
  unreachable,
} from './types.ts';

/** Usual speeds, for whoever states none: a child on foot with an adult, a motorbike in town. */
export const usualKmPerHour: Record<Profile, number> = { walk: 4.5, motorbike: 25 };

/**
 * Seconds of the quickest way of each pair, −1 where no road and no ferry leads: land at `kmPerHour`, straight legs included,
 * ferries by their crossing and one wait a boarding. The quickest way may be another than the shortest. To each school's gate
 * that is reached first. Rounded half up.
 */
export function measureSeconds(
  travel: TravelNetwork,
  profile: Profile,
  kmPerHour: number,
  homes: Snaps,
  gates: Gates,
  pairs: { home: ArrayLike<number>; school: ArrayLike<number> },
): Int32Array {
  const mmPerSecond = kmPerHour / 0.0036;
  const inTime = timeNetwork(travel, profile, mmPerSecond);
  const { mm } = measurePairs(inTime, profile, homes, gates, pairs.home, pairs.school);
  return Int32Array.from(mm, (long) => (long === unreachable ? -1 : Math.floor(long / mmPerSecond + 0.5)));
}

/**
 * The network with ferries as long as land that takes the same time, so that the shortest way is the quickest. A ferry is
 * boarded over an arc of its own that holds the wait: pieces of one crossing go from water to water, and to land by 1 mm.
 * Land edges keep their numbers and lengths, so that snaps hold; the edges added behind them have no shape.
 */
function timeNetwork(travel: TravelNetwork, profile: Profile, mmPerSecond: number): TravelNetwork {
  const { network } = travel;
  const edges = new TimedEdges(network, mmPerSecond);
  for (let edge = 0; edge < network.edgeFlags.length; edge++)
    if (network.edgeFlags[edge] & edgeFlag.ferry) edges.addFerry(edge);
  const timed = edges.close();
  return { ...travel, network: timed, graphs: { ...travel.graphs, [profile]: profileGraph(timed, profile) } };
}

class TimedEdges {
  private readonly network: RoadNetwork;
  private readonly mmPerSecond: number;
  private readonly from: number[];
  private readonly to: number[];
  private readonly mm: number[];
  private readonly flags: number[];
  /** Where boats are at a landing: a node of its own by the node on land. */
  private readonly water = new Map<number, number>();

  constructor(network: RoadNetwork, mmPerSecond: number) {
    this.network = network;
    this.mmPerSecond = mmPerSecond;
    this.from = Array.from(network.edgeFrom);
    this.to = Array.from(network.edgeTo);
    this.mm = Array.from(network.edgeMm);
    this.flags = Array.from(network.edgeFlags);
  }

  addFerry(edge: number): void {
    const { edgeFrom, edgeTo, edgeFlags, edgeCrossingSeconds, edgeWaitSeconds } = this.network;
    const [from, to] = [edgeFrom[edge], edgeTo[edge]];
    const [fromWater, toWater] = [this.waterAt(from), this.waterAt(to)];
    this.from[edge] = fromWater;
    this.to[edge] = toWater;
    this.mm[edge] = this.asLong(edgeCrossingSeconds[edge]);
    const boarded = this.asLong(edgeCrossingSeconds[edge] + edgeWaitSeconds[edge]);
    this.add(from, toWater, boarded, edgeFlags[edge] & alongFlags);
    this.add(to, fromWater, boarded, turned(edgeFlags[edge]));
  }

  close(): RoadNetwork {
    const { network } = this;
    const further = this.mm.length - network.edgeMm.length;
    const longer = (column: Uint32Array) => {
      const all = new Uint32Array(column.length + further);
      all.set(column);
      return all;
    };
    const nodes = new Int32Array(network.nodes.length + 2 * this.water.size);
    nodes.set(network.nodes);
    const nodeFlags = new Uint8Array(nodes.length / 2);
    nodeFlags.set(network.nodeFlags);
    for (const [land, water] of this.water) {
      nodes.set(network.nodes.subarray(2 * land, 2 * land + 2), 2 * water);
      nodeFlags[water] = network.nodeFlags[land];
    }
    const shapeStart = longer(network.shapeStart);
    shapeStart.fill(network.shapeStart[network.edgeMm.length], network.edgeMm.length + 1);
    return {
      ...network,
      ...{ nodes, nodeFlags, shapeStart },
      edgeFrom: Uint32Array.from(this.from),
      edgeTo: Uint32Array.from(this.to),
      edgeMm: Uint32Array.from(this.mm),
      edgeFlags: Uint16Array.from(this.flags),
      edgeName: longer(network.edgeName),
      edgeCrossingSeconds: longer(network.edgeCrossingSeconds),
      edgeWaitSeconds: longer(network.edgeWaitSeconds),
    };
  }

  private waterAt(land: number): number {
    const known = this.water.get(land);
    if (known !== undefined) return known;
    const node = this.network.nodeFlags.length + this.water.size;
    this.water.set(land, node);
    this.add(node, land, 1, alongFlags);
    return node;
  }

  private add(from: number, to: number, mm: number, along: number): void {
    this.from.push(from);
    this.to.push(to);
    this.mm.push(mm);
    this.flags.push(along | edgeFlag.ferry);
  }

  private asLong(seconds: number): number {
    return Math.max(1, Math.round(seconds * this.mmPerSecond));
  }
}

const alongFlags = profiles.reduce((all, profile) => all | directionFlags[profile].forward, 0);

/** Whoever may go against the edge may go along an arc laid the other way. */
function turned(flags: number): number {
  return profiles.reduce(
    (all, profile) => all | (flags & directionFlags[profile].backward ? directionFlags[profile].forward : 0),
    0,
  );
}
