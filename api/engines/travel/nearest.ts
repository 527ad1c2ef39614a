import { byEdge, type Gates } from './gates.ts';
import { LabelQueue } from './label-queue.ts';
import type { TravelNetwork } from './prepare-network.ts';
import type { ProfileGraph } from './profile-graph.ts';
import { alongEdge, arrivalCosts, departureCosts } from './snap.ts';
import { type Profile, type Snaps, unreachable } from './types.ts';

/** More nearest schools than this are better found by `schoolsWithin`. */
export const mostLabels = 255;

/** The nearest schools of every home; row h holds `count[h]` of the k places from h·k on, by distance, then gate. */
export interface NearestSchools {
  k: number;
  count: Int32Array;
  school: Int32Array;
  gate: Int32Array;
  /** Both legs included. */
  mm: Uint32Array;
}

/**
 * The k nearest schools of every home, at most `maxMm` away in all, both legs counted. One search from all gates at once,
 * against the direction of travel, in which each junction keeps its k nearest schools: 130,000 homes cost little more than one.
 * Equal distances: the lower gate first. A junction's k nearest schools suffice: what is farther there is farther behind it.
 */
export function nearestSchools(
  travel: TravelNetwork,
  profile: Profile,
  homes: Snaps,
  gates: Gates,
  { k, maxMm }: { k: number; maxMm: number },
): NearestSchools {
  const graph = travel.graphs[profile];
  const labels = spreadLabels(travel, graph, gates, k, maxMm);
  const gatesOn = byEdge(gates.snaps);
  const answer: NearestSchools = {
    k,
    count: new Int32Array(homes.count),
    school: new Int32Array(homes.count * k),
    gate: new Int32Array(homes.count * k),
    mm: new Uint32Array(homes.count * k),
  };
  const row = new HomeRow(k, maxMm, gates.school);
  for (let h = 0; h < homes.count; h++) {
    const edge = homes.edge[h];
    if (edge < 0) continue;
    row.clear();
    const [position, leg] = [homes.positionMm[h], homes.legMm[h]];
    const costs = departureCosts(graph, travel.network.edgeMm[edge], edge, position);
    row.addLabels(labels, graph.tail[edge], leg + costs.tail);
    row.addLabels(labels, graph.head[edge], leg + costs.head);
    for (const gate of gatesOn.get(edge) ?? []) {
      const along = alongEdge(graph, edge, position, gates.snaps.positionMm[gate]);
      row.add(gate, leg + along + gates.snaps.legMm[gate]);
    }
    row.write(answer, h);
  }
  return answer;
}

/** The k nearest schools of each node, in order. */
interface Labels {
  k: number;
  count: Uint8Array;
  gate: Int32Array;
  mm: Uint32Array;
}

function spreadLabels(travel: TravelNetwork, graph: ProfileGraph, gates: Gates, k: number, maxMm: number): Labels {
  if (k > mostLabels) throw new Error(`At most ${mostLabels} nearest schools.`);
  const { nodeCount, backward } = graph;
  const { start, headAndMm } = backward;
  const most = Math.min(maxMm, unreachable - 1);
  const labels: Labels = {
    k,
    count: new Uint8Array(nodeCount),
    gate: new Int32Array(nodeCount * k),
    mm: new Uint32Array(nodeCount * k),
  };
  const queue = new LabelQueue();
  seedGates(travel, graph, gates, most, queue);
  while (queue.pop()) {
    const { node, mm, gate } = queue;
    if (!keep(labels, gates.school, node, gate, mm)) continue;
    for (let a = 2 * start[node]; a < 2 * start[node + 1]; a += 2) {
      const to = headAndMm[a];
      const there = mm + headAndMm[a + 1];
      if (there <= most && labels.count[to] < k) queue.push(to, there, gate);
    }
  }
  return labels;
}

function seedGates(travel: TravelNetwork, graph: ProfileGraph, gates: Gates, most: number, queue: LabelQueue): void {
  const { edge, positionMm, legMm } = gates.snaps;
  for (let g = 0; g < gates.snaps.count; g++) {
    if (edge[g] < 0) continue;
    const costs = arrivalCosts(graph, travel.network.edgeMm[edge[g]], edge[g], positionMm[g]);
    if (legMm[g] + costs.tail <= most) queue.push(graph.tail[edge[g]], legMm[g] + costs.tail, g);
    if (legMm[g] + costs.head <= most) queue.push(graph.head[edge[g]], legMm[g] + costs.head, g);
  }
}

/** False when the node has its k schools already, or this one. */
function keep(labels: Labels, school: Int32Array, node: number, gate: number, mm: number): boolean {
  const count = labels.count[node];
  if (count === labels.k) return false;
  const first = node * labels.k;
  for (let i = first; i < first + count; i++) if (school[labels.gate[i]] === school[gate]) return false;
  labels.gate[first + count] = gate;
  labels.mm[first + count] = mm;
  labels.count[node]++;
  return true;
}

/** Gathers one home's candidates, the best of each school. */
class HomeRow {
  private readonly found: { gate: number; mm: number }[] = [];
  private readonly k: number;
  private readonly maxMm: number;
  private readonly school: Int32Array;

  constructor(k: number, maxMm: number, school: Int32Array) {
    this.k = k;
    this.maxMm = maxMm;
    this.school = school;
  }

  clear(): void {
    this.found.length = 0;
  }

  addLabels(labels: Labels, node: number, fromHereMm: number): void {
    if (fromHereMm > this.maxMm) return;
    const first = node * labels.k;
    for (let i = first; i < first + labels.count[node]; i++) this.add(labels.gate[i], fromHereMm + labels.mm[i]);
  }

  add(gate: number, mm: number): void {
    if (mm > this.maxMm || mm >= unreachable) return;
    for (const known of this.found) {
      if (this.school[known.gate] !== this.school[gate]) continue;
      if (mm < known.mm || (mm === known.mm && gate < known.gate)) {
        known.mm = mm;
        known.gate = gate;
      }
      return;
    }
    this.found.push({ gate, mm });
  }

  write(answer: NearestSchools, home: number): void {
    this.found.sort((a, b) => a.mm - b.mm || a.gate - b.gate);
    const count = Math.min(this.k, this.found.length);
    answer.count[home] = count;
    for (let i = 0; i < count; i++) {
      const { gate, mm } = this.found[i];
      answer.gate[home * this.k + i] = gate;
      answer.school[home * this.k + i] = this.school[gate];
      answer.mm[home * this.k + i] = mm;
    }
  }
}
