import { stepMm } from '#engines/scenario/school-run.ts';
import type { WhatIfAnswer } from '#engines/scenario/what-if.ts';
import { alongEdge, arrivalCosts, departureCosts, snapAt, snapPoint } from '#engines/travel/snap.ts';
import type { Snap } from '#engines/travel/types.ts';

/**
 * Children on each edge, child group by child group: for every gate the distances of all junctions by relaxing every arc until
 * nothing changes (Bellman 1958), the walk followed junction by junction, the lowest edge at each fork.
 */
export function slowLoads(answer: WhatIfAnswer): Map<number, number> {
  const { placement, roads, network } = answer;
  const loads = new Map<number, number>();
  for (let cell = 0; cell < answer.children.length; cell++) {
    const from =
      cell < roads.base.cells.ids.length
        ? snapAt(roads.cells, cell)
        : snapPoint(roads.travel, roads.profile, network.housing[cell - roads.base.cells.ids.length].lonLat);
    for (let row = placement.start[cell]; row < placement.start[cell + 1]; row++)
      for (const edge of walk(answer, from, placement.place[row]))
        loads.set(edge, (loads.get(edge) ?? 0) + placement.children[row]);
  }
  return loads;
}

/** Edges of the walk from a home to the nearest gate of a place, each once. */
function walk(answer: WhatIfAnswer, from: Snap, place: number): number[] {
  const { travel, profile } = answer.roads;
  const graph = travel.graphs[profile];
  const { edgeMm } = travel.network;
  const gates = gatesOf(answer, place);
  const mm = distancesTo(answer, gates);
  const leaving = departureCosts(graph, edgeMm[from.edge], from.edge, from.positionMm);
  const ways: { mm: number; edges: () => number[] }[] = gates
    .filter(({ edge }) => edge === from.edge)
    .map((gate) => ({
      mm: alongEdge(graph, from.edge, from.positionMm, gate.positionMm) + gate.legMm,
      edges: () => (Math.abs(gate.positionMm - from.positionMm) < stepMm ? [] : [from.edge]),
    }));
  for (const [node, cost] of [
    [graph.tail[from.edge], leaving.tail],
    [graph.head[from.edge], leaving.head],
  ])
    ways.push({
      mm: cost + mm[node],
      edges: () => [
        ...(cost >= Math.min(stepMm, edgeMm[from.edge]) ? [from.edge] : []),
        ...follow(answer, gates, mm, node),
      ],
    });
  const least = Math.min(...ways.map((way) => way.mm));
  return ways.find((way) => way.mm === least)!.edges();
}

function gatesOf({ places, roads }: WhatIfAnswer, place: number): Snap[] {
  const { gates, base, travel, profile } = roads;
  if (place >= base.schools.length) return [snapPoint(travel, profile, places[place].lonLat)];
  return [...gates.school.keys()]
    .filter((gate) => gates.school[gate] === place)
    .map((gate) => snapAt(gates.snaps, gate));
}

function distancesTo({ roads: { travel, profile } }: WhatIfAnswer, gates: readonly Snap[]): number[] {
  const graph = travel.graphs[profile];
  const mm = new Array<number>(graph.nodeCount).fill(Number.POSITIVE_INFINITY);
  for (const { edge, positionMm, legMm } of gates) {
    const last = arrivalCosts(graph, travel.network.edgeMm[edge], edge, positionMm);
    mm[graph.tail[edge]] = Math.min(mm[graph.tail[edge]], legMm + last.tail);
    mm[graph.head[edge]] = Math.min(mm[graph.head[edge]], legMm + last.head);
  }
  const { start, headAndMm } = graph.forward;
  for (let changed = true; changed; ) {
    changed = false;
    for (let node = 0; node < graph.nodeCount; node++)
      for (let arc = start[node]; arc < start[node + 1]; arc++) {
        const there = headAndMm[2 * arc + 1] + mm[headAndMm[2 * arc]];
        if (there >= mm[node]) continue;
        mm[node] = there;
        changed = true;
      }
  }
  return mm;
}

function follow({ roads: { travel, profile } }: WhatIfAnswer, gates: readonly Snap[], mm: number[], from: number) {
  const graph = travel.graphs[profile];
  const edges: number[] = [];
  for (let at = from; ; ) {
    const ends = gates.flatMap(({ edge, positionMm, legMm }) => {
      const last = arrivalCosts(graph, travel.network.edgeMm[edge], edge, positionMm);
      return [
        { edge, isHere: at === graph.tail[edge] && mm[at] === legMm + last.tail, walked: last.tail },
        { edge, isHere: at === graph.head[edge] && mm[at] === legMm + last.head, walked: last.head },
      ];
    });
    const end = ends.find(({ isHere }) => isHere);
    if (end) return end.walked >= Math.min(stepMm, travel.network.edgeMm[end.edge]) ? [...edges, end.edge] : edges;
    const { start, headAndMm, edge } = graph.forward;
    const fitting = Array.from({ length: start[at + 1] - start[at] }, (_, i) => start[at] + i)
      .filter((arc) => headAndMm[2 * arc + 1] + mm[headAndMm[2 * arc]] === mm[at])
      .sort((a, b) => edge[a] - edge[b]);
    edges.push(edge[fitting[0]]);
    at = headAndMm[2 * fitting[0]];
  }
}
