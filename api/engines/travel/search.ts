import type { TravelNetwork } from './prepare-network.ts';
import type { Arcs, ProfileGraph } from './profile-graph.ts';
import { arrivalCosts, departureCosts } from './snap.ts';
import { type Profile, type Snap, unreachable } from './types.ts';

/** Width of a bucket of the queue: 2^14 mm, 16 m, about a quarter of a common edge. */
const bucketBits = 14;

/**
 * Room for shortest-path searches over one graph, used again and again: only what a search touched is cleared.
 * After a search `mm[v]` is the distance of node v (`unreachable`: not within the limit) and
 * `reached[0 … reachedCount - 1]` are the nodes that have one.
 */
export class SearchSpace {
  readonly mm: Uint32Array;
  readonly reached: Int32Array;
  reachedCount = 0;
  /** Nodes a search may stop at once all of them are settled: `wanted[v]` = 1. The caller sets and clears them. */
  readonly wanted: Uint8Array;
  private entryNode = new Int32Array(1 << 12);
  private entryMm = new Uint32Array(1 << 12);
  private entryNext = new Int32Array(1 << 12);
  private entries = 0;
  /** First entry of each bucket, −1 when empty; a ring, since no entry lies farther ahead than the longest arc. */
  private ring = new Int32Array(1 << 8).fill(-1);
  private waiting = 0;

  constructor(nodeCount: number) {
    this.mm = new Uint32Array(nodeCount).fill(unreachable);
    this.reached = new Int32Array(nodeCount);
    this.wanted = new Uint8Array(nodeCount);
  }

  /** Forgets the last search. Then `seed` the starts and `run`. */
  clear(): void {
    const { mm, reached, reachedCount } = this;
    for (let i = 0; i < reachedCount; i++) mm[reached[i]] = unreachable;
    this.reachedCount = 0;
    this.entries = 0;
    this.waiting = 0;
    this.seeds.length = 0;
  }

  private readonly seeds: number[] = [];

  /** A start at `startMm` already gone; Infinity is no start. The least of several at one node counts. */
  seed(node: number, startMm: number): void {
    if (startMm < unreachable) this.seeds.push(node, startMm);
  }

  /**
   * Distances within `limitMm` from the seeds along `arcs`. A bucket queue (Dial 1969) with buckets of 16 m whose entries are
   * corrected within the bucket (Meyer and Sanders 2003), so the answer is exact. Stops early, at the end of a bucket, once
   * `wantedCount` wanted nodes are settled.
   */
  run(arcs: Arcs, limitMm: number, wantedCount = 0): void {
    const most = Math.min(limitMm, unreachable - 1);
    let bucket = this.enterSeeds(arcs, most);
    let wantedLeft = wantedCount > 0 ? wantedCount : Number.POSITIVE_INFINITY;
    const { mm, wanted } = this;
    while (this.waiting > 0) {
      const slot = bucket & (this.ring.length - 1);
      for (let entry = this.ring[slot]; entry >= 0; entry = this.ring[slot]) {
        this.ring[slot] = this.entryNext[entry];
        this.waiting--;
        const node = this.entryNode[entry];
        if (this.entryMm[entry] !== mm[node]) continue;
        if (wanted[node] === 1) {
          wanted[node] = 2;
          wantedLeft--;
        }
        this.relax(arcs, node, most);
      }
      if (wantedLeft <= 0) this.emptyRing();
      bucket++;
    }
  }

  private relax({ start, headAndMm }: Arcs, node: number, most: number): void {
    const { mm } = this;
    const here = mm[node];
    const end = start[node + 1] << 1;
    for (let a = start[node] << 1; a < end; a += 2) {
      const to = headAndMm[a];
      const there = here + headAndMm[a + 1];
      if (there >= mm[to] || there > most) continue;
      if (mm[to] === unreachable) this.reached[this.reachedCount++] = to;
      mm[to] = there;
      this.enter(to, there);
    }
  }

  private enter(node: number, at: number): void {
    if (this.entries === this.entryNode.length) this.growEntries();
    const entry = this.entries++;
    const slot = (at >>> bucketBits) & (this.ring.length - 1);
    this.entryNode[entry] = node;
    this.entryMm[entry] = at;
    this.entryNext[entry] = this.ring[slot];
    this.ring[slot] = entry;
    this.waiting++;
  }

  /** Enters the seeds and answers the first bucket. */
  private enterSeeds(arcs: Arcs, most: number): number {
    let first = unreachable;
    let last = 0;
    for (let i = 1; i < this.seeds.length; i += 2) {
      first = Math.min(first, this.seeds[i]);
      last = Math.max(last, this.seeds[i]);
    }
    this.fitRing(Math.max(longestArc(arcs), last - first));
    for (let i = 0; i < this.seeds.length; i += 2) {
      const [node, at] = [this.seeds[i], this.seeds[i + 1]];
      if (at >= this.mm[node] || at > most) continue;
      if (this.mm[node] === unreachable) this.reached[this.reachedCount++] = node;
      this.mm[node] = at;
      this.enter(node, at);
    }
    return first >>> bucketBits;
  }

  private fitRing(aheadMm: number): void {
    const needed = (aheadMm >>> bucketBits) + 2;
    let size = this.ring.length;
    while (size < needed) size *= 2;
    if (size > this.ring.length) this.ring = new Int32Array(size).fill(-1);
  }

  private emptyRing(): void {
    this.ring.fill(-1);
    this.waiting = 0;
  }

  private growEntries(): void {
    const grow = <T extends Int32Array | Uint32Array>(old: T, grown: T): T => {
      grown.set(old);
      return grown;
    };
    const size = this.entryNode.length * 2;
    this.entryNode = grow(this.entryNode, new Int32Array(size));
    this.entryMm = grow(this.entryMm, new Uint32Array(size));
    this.entryNext = grow(this.entryNext, new Int32Array(size));
  }
}

const longestArcs = new WeakMap<Arcs, number>();

function longestArc(arcs: Arcs): number {
  let longest = longestArcs.get(arcs);
  if (longest === undefined) {
    longest = 0;
    for (let a = 1; a < arcs.headAndMm.length; a += 2) longest = Math.max(longest, arcs.headAndMm[a]);
    longestArcs.set(arcs, longest);
  }
  return longest;
}

/** Distances, legs of the start included, from a snap to every node within `limitMm`, into `space`. */
export function distancesFrom(
  travel: TravelNetwork,
  profile: Profile,
  from: Snap,
  limitMm: number,
  space: SearchSpace,
) {
  const graph = travel.graphs[profile];
  space.clear();
  seedDeparture(travel, graph, from, space);
  space.run(graph.forward, limitMm);
}

/** Distances, legs of the goal included, to a snap from every node within `limitMm`, into `space`. */
export function distancesTo(travel: TravelNetwork, profile: Profile, to: Snap, limitMm: number, space: SearchSpace) {
  const graph = travel.graphs[profile];
  space.clear();
  seedArrival(travel, graph, to, space);
  space.run(graph.backward, limitMm);
}

function seedDeparture(travel: TravelNetwork, graph: ProfileGraph, snap: Snap, space: SearchSpace): void {
  if (snap.edge < 0) return;
  const costs = departureCosts(graph, travel.network.edgeMm[snap.edge], snap.edge, snap.positionMm);
  space.seed(graph.tail[snap.edge], snap.legMm + costs.tail);
  space.seed(graph.head[snap.edge], snap.legMm + costs.head);
}

export function seedArrival(travel: TravelNetwork, graph: ProfileGraph, snap: Snap, space: SearchSpace): void {
  if (snap.edge < 0) return;
  const costs = arrivalCosts(graph, travel.network.edgeMm[snap.edge], snap.edge, snap.positionMm);
  space.seed(graph.tail[snap.edge], snap.legMm + costs.tail);
  space.seed(graph.head[snap.edge], snap.legMm + costs.head);
}

/** Room for searches of a profile. */
export function searchSpace(travel: TravelNetwork, profile: Profile): SearchSpace {
  return new SearchSpace(travel.graphs[profile].nodeCount);
}
