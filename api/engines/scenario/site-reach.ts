import type { TravelNetwork } from '../travel/prepare-network.ts';
import { distancesFrom, distancesTo, type SearchSpace } from '../travel/search.ts';
import { alongEdge, arrivalCosts, departureCosts, snapAt, snapPoint } from '../travel/snap.ts';
import { type LonLat, metresOf, type Profile, type Snaps, unreachable } from '../travel/types.ts';

/** Whole metres by road between one point and many, those within the limit of each. */
export interface PointReach {
  index: Uint32Array;
  metres: Uint32Array;
  /** The same in millimetres. */
  mm: Uint32Array;
}

/** A network with cells on it, and room for searches. */
export interface MeasuredCells {
  travel: TravelNetwork;
  profile: Profile;
  cells: Snaps;
  space: SearchSpace;
}

/**
 * From every cell to a site at `lonLat`: cells within `limits[cell]` whole metres, both legs counted, by one search from the
 * site as far as the widest limit asks. The same metres as `schoolsWithin` gives a gate there.
 */
export function reachSite(on: MeasuredCells, lonLat: LonLat, limits: Uint32Array, widest: number): PointReach {
  const { travel, profile, cells, space } = on;
  const graph = travel.graphs[profile];
  const site = snapPoint(travel, profile, lonLat);
  const index: number[] = [];
  const millimetres: number[] = [];
  if (site.edge < 0) return { index: new Uint32Array(), metres: new Uint32Array(), mm: new Uint32Array() };
  distancesTo(travel, profile, site, mmOf(widest), space);
  for (let cell = 0; cell < cells.count; cell++) {
    const edge = cells.edge[cell];
    if (edge < 0) continue;
    const [tail, head] = [space.mm[graph.tail[edge]], space.mm[graph.head[edge]]];
    if (tail === unreachable && head === unreachable && edge !== site.edge) continue;
    const position = cells.positionMm[cell];
    const costs = departureCosts(graph, travel.network.edgeMm[edge], edge, position);
    let mm = Math.min(plus(tail, costs.tail), plus(head, costs.head));
    if (edge === site.edge) mm = Math.min(mm, alongEdge(graph, edge, position, site.positionMm) + site.legMm);
    mm += cells.legMm[cell];
    if (metresOf(mm) > limits[cell]) continue;
    index.push(cell);
    millimetres.push(mm);
  }
  return pointReach(index, millimetres);
}

/** From one point to every one of many gates within `limit` whole metres, by one search from the point. */
export function reachGates(on: Omit<MeasuredCells, 'cells'>, lonLat: LonLat, gates: Snaps, limit: number): PointReach {
  const { travel, profile, space } = on;
  const graph = travel.graphs[profile];
  const from = snapPoint(travel, profile, lonLat);
  const index: number[] = [];
  const millimetres: number[] = [];
  if (from.edge < 0) return { index: new Uint32Array(), metres: new Uint32Array(), mm: new Uint32Array() };
  distancesFrom(travel, profile, from, mmOf(limit), space);
  for (let gate = 0; gate < gates.count; gate++) {
    const { edge, positionMm, legMm } = snapAt(gates, gate);
    if (edge < 0) continue;
    const costs = arrivalCosts(graph, travel.network.edgeMm[edge], edge, positionMm);
    let mm = Math.min(plus(space.mm[graph.tail[edge]], costs.tail), plus(space.mm[graph.head[edge]], costs.head));
    if (edge === from.edge) mm = Math.min(mm, alongEdge(graph, edge, from.positionMm, positionMm) + from.legMm);
    mm += legMm;
    if (metresOf(mm) > limit) continue;
    index.push(gate);
    millimetres.push(mm);
  }
  return pointReach(index, millimetres);
}

/** The connected part of the roads a point lies on; −1: on none. Between two parts nobody on foot can go. */
export function componentOf({ travel, profile }: Pick<MeasuredCells, 'travel' | 'profile'>, snaps: Snaps, at: number) {
  const graph = travel.graphs[profile];
  const edge = snaps.edge[at];
  return edge < 0 ? -1 : graph.component[graph.tail[edge]];
}

function pointReach(index: number[], mm: number[]): PointReach {
  return { index: Uint32Array.from(index), metres: Uint32Array.from(mm, metresOf), mm: Uint32Array.from(mm) };
}

/** Whole metres are rounded half up: 499 mm beyond the limit are still within it. */
const mmOf = (metres: number) => Math.min(metres * 1000 + 499, unreachable - 1);
const plus = (mm: number, more: number) => (mm === unreachable ? Number.POSITIVE_INFINITY : mm + more);
