import { byEdge, type Gates } from './gates.ts';
import type { TravelNetwork } from './prepare-network.ts';
import { searchSpace, seedArrival } from './search.ts';
import { alongEdge, departureCosts, snapAt } from './snap.ts';
import { type Profile, type Snaps, unreachable } from './types.ts';

/** Home–school distances as rows: those of home h are `start[h]` … `start[h + 1] - 1`, by ascending school. */
export interface HomeSchoolTable {
  start: Uint32Array;
  school: Int32Array;
  gate: Int32Array;
  /** Both legs included. */
  mm: Uint32Array;
}

/**
 * Every school at most `maxMm` from every home, both legs counted, by one bounded search from each gate.
 * Memory grows with the number of rows answered: call it for some ten thousand homes at a time.
 */
export function schoolsWithin(
  travel: TravelNetwork,
  profile: Profile,
  homes: Snaps,
  gates: Gates,
  maxMm: number,
): HomeSchoolTable {
  const graph = travel.graphs[profile];
  const space = searchSpace(travel, profile);
  const atNode = homesAtNodes(travel, profile, homes);
  const onEdge = byEdge(homes);
  const rows = new Rows(homes.count);
  for (let gate = 0; gate < gates.snaps.count; gate++) {
    const snap = snapAt(gates.snaps, gate);
    if (snap.edge < 0) continue;
    const school = gates.school[gate];
    space.clear();
    seedArrival(travel, graph, snap, space);
    space.run(graph.backward, maxMm);
    for (let i = 0; i < space.reachedCount; i++) {
      const node = space.reached[i];
      for (let j = atNode.start[node]; j < atNode.start[node + 1]; j++) {
        const mm = space.mm[node] + atNode.departureMm[j];
        if (mm <= maxMm) rows.add(atNode.home[j], school, gate, mm);
      }
    }
    for (const home of onEdge.get(snap.edge) ?? []) {
      const along = alongEdge(graph, snap.edge, homes.positionMm[home], snap.positionMm);
      const mm = homes.legMm[home] + along + snap.legMm;
      if (mm <= maxMm) rows.add(home, school, gate, mm);
    }
  }
  return rows.table(gates.school);
}

/** For each node the homes that may leave their edge by it, with the cost of getting there, leg included. */
function homesAtNodes(travel: TravelNetwork, profile: Profile, homes: Snaps) {
  const graph = travel.graphs[profile];
  const nodes: number[] = [];
  const home: number[] = [];
  const mm: number[] = [];
  for (let h = 0; h < homes.count; h++) {
    const edge = homes.edge[h];
    if (edge < 0) continue;
    const costs = departureCosts(graph, travel.network.edgeMm[edge], edge, homes.positionMm[h]);
    for (const [node, cost] of [
      [graph.tail[edge], costs.tail],
      [graph.head[edge], costs.head],
    ]) {
      if (homes.legMm[h] + cost >= unreachable) continue;
      nodes.push(node);
      home.push(h);
      mm.push(homes.legMm[h] + cost);
    }
  }
  const { start, order } = groupBy(nodes, graph.nodeCount);
  return { start, home: Int32Array.from(order, (i) => home[i]), departureMm: Uint32Array.from(order, (i) => mm[i]) };
}

/** Counting sort: the indices of `keys` grouped by key, each group in ascending order. */
function groupBy(keys: ArrayLike<number>, keyCount: number, length = keys.length) {
  const start = new Uint32Array(keyCount + 1);
  for (let i = 0; i < length; i++) start[keys[i] + 1]++;
  for (let key = 0; key < keyCount; key++) start[key + 1] += start[key];
  const next = start.slice();
  const order = new Uint32Array(length);
  for (let i = 0; i < length; i++) order[next[keys[i]]++] = i;
  return { start, order };
}

/** Rows as they are found, school by school; the nearest gate of a school wins, the lower one where equal. */
class Rows {
  private count = 0;
  private home = new Int32Array(1 << 14);
  private gate = new Int32Array(1 << 14);
  private mm = new Uint32Array(1 << 14);
  private readonly lastRow: Int32Array;
  private readonly lastSchool: Int32Array;

  constructor(homes: number) {
    this.lastRow = new Int32Array(homes);
    this.lastSchool = new Int32Array(homes).fill(-1);
  }

  add(home: number, school: number, gate: number, mm: number): void {
    if (this.lastSchool[home] === school) {
      const row = this.lastRow[home];
      if (mm >= this.mm[row]) return;
      this.mm[row] = mm;
      this.gate[row] = gate;
      return;
    }
    if (this.count === this.home.length) this.grow();
    this.lastSchool[home] = school;
    this.lastRow[home] = this.count;
    this.home[this.count] = home;
    this.gate[this.count] = gate;
    this.mm[this.count++] = mm;
  }

  table(school: Int32Array): HomeSchoolTable {
    const { start, order } = groupBy(this.home, this.lastRow.length, this.count);
    const gate = Int32Array.from(order, (row) => this.gate[row]);
    return {
      start,
      gate,
      school: Int32Array.from(gate, (g) => school[g]),
      mm: Uint32Array.from(order, (row) => this.mm[row]),
    };
  }

  private grow(): void {
    const size = this.home.length * 2;
    const [home, gate, mm] = [new Int32Array(size), new Int32Array(size), new Uint32Array(size)];
    home.set(this.home);
    gate.set(this.gate);
    mm.set(this.mm);
    this.home = home;
    this.gate = gate;
    this.mm = mm;
  }
}
