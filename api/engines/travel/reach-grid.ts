import { localScale, segmentMm } from './ellipsoid.ts';
import type { TravelNetwork } from './prepare-network.ts';
import type { ProfileGraph } from './profile-graph.ts';
import type { SearchSpace } from './search.ts';
import { arrivalCosts, departureCosts } from './snap.ts';
import { edgeFlag, type LonLat, type Profile, type Snap, unitsPerDegree } from './types.ts';

/** How far off a reached road a place may lie. */
const mostLegMm = 75_000;
const leastCellMm = 8_000;
const mostCellMm = 80_000;
const cellsAcross = 160;
const stepShare = 0.7;

/** Cells around an origin, each with the least road-and-leg distance of its middle. */
export class ReachGrid {
  readonly columns: number;
  readonly rows: number;
  private readonly cellMm: number;
  private readonly west: number;
  private readonly south: number;
  private readonly east: number;
  private readonly north: number;
  private readonly mm: Float64Array;
  private readonly mostMm: number;

  /** Wide enough for `mostMm` in every direction, since no road is shorter than the straight line. */
  constructor(origin: LonLat, mostMm: number) {
    this.mostMm = mostMm;
    this.cellMm = Math.min(mostCellMm, Math.max(leastCellMm, (2 * mostMm) / cellsAcross));
    this.columns = 2 * Math.ceil((mostMm + mostLegMm) / this.cellMm) + 5;
    this.rows = this.columns;
    const { east, north } = localScale(origin[1] * unitsPerDegree);
    this.east = east;
    this.north = north;
    this.west = origin[0] * unitsPerDegree - (this.columns * this.cellMm) / 2 / east;
    this.south = origin[1] * unitsPerDegree - (this.rows * this.cellMm) / 2 / north;
    this.mm = new Float64Array(this.columns * this.rows).fill(Number.POSITIVE_INFINITY);
  }

  /** Presses every reached stretch of road into the grid. `space` holds the search from the origin's snap. */
  addReachedRoads(travel: TravelNetwork, profile: Profile, snap: Snap, space: SearchSpace, towards: boolean): void {
    const graph = travel.graphs[profile];
    const arcs = towards ? graph.backward : graph.forward;
    const done = new Uint8Array(travel.network.edgeMm.length);
    for (let i = 0; i < space.reachedCount; i++) {
      const node = space.reached[i];
      for (let a = arcs.start[node]; a < arcs.start[node + 1]; a++) {
        const edge = arcs.edge[a];
        if (done[edge] || travel.network.edgeFlags[edge] & edgeFlag.ferry) continue;
        done[edge] = 1;
        const fromTail = canLeave(graph, edge, towards, 'tail') ? space.mm[graph.tail[edge]] : Number.POSITIVE_INFINITY;
        const fromHead = canLeave(graph, edge, towards, 'head') ? space.mm[graph.head[edge]] : Number.POSITIVE_INFINITY;
        this.addEdge(travel, edge, (at, length) => Math.min(fromTail + at, fromHead + length - at));
      }
    }
    this.addOwnEdge(travel, graph, snap, towards);
  }

  /** The origin's own edge, which may be reached in the middle without either end. */
  private addOwnEdge(travel: TravelNetwork, graph: ProfileGraph, snap: Snap, towards: boolean): void {
    const { edge, positionMm, legMm } = snap;
    const costs = (towards ? arrivalCosts : departureCosts)(graph, travel.network.edgeMm[edge], edge, positionMm);
    this.addEdge(travel, edge, (at) => {
      const open = at <= positionMm ? costs.tail : costs.head;
      return open < Number.POSITIVE_INFINITY ? legMm + Math.abs(at - positionMm) : Number.POSITIVE_INFINITY;
    });
  }

  /** `mmAt(at, length)`: distance of the edge's point `at` mm from its start. Steps of `stepShare` of a cell. */
  private addEdge({ network }: TravelNetwork, edge: number, mmAt: (at: number, length: number) => number): void {
    const { shape, shapeStart, edgeMm } = network;
    const length = edgeMm[edge];
    let before = 0;
    for (let p = shapeStart[edge]; p < shapeStart[edge + 1] - 1; p++) {
      const [lonA, latA, lonB, latB] = [shape[2 * p], shape[2 * p + 1], shape[2 * p + 2], shape[2 * p + 3]];
      const piece = segmentMm(lonA, latA, lonB, latB);
      const steps = Math.max(1, Math.ceil(piece / (stepShare * this.cellMm)));
      for (let s = 0; s <= steps; s++) {
        const share = s / steps;
        const mm = mmAt(Math.min(length, before + share * piece), length);
        if (mm <= this.mostMm) this.press(lonA + share * (lonB - lonA), latA + share * (latB - latA), mm);
      }
      before += piece;
    }
  }

  /** Cells whose middle lies within a leg of the point hear of it. */
  private press(lon: number, lat: number, mm: number): void {
    const x = ((lon - this.west) * this.east) / this.cellMm - 0.5;
    const y = ((lat - this.south) * this.north) / this.cellMm - 0.5;
    const reach = Math.min(mostLegMm, this.mostMm - mm + this.cellMm) / this.cellMm;
    const [left, right] = [Math.max(0, Math.ceil(x - reach)), Math.min(this.columns - 1, Math.floor(x + reach))];
    const [bottom, top] = [Math.max(0, Math.ceil(y - reach)), Math.min(this.rows - 1, Math.floor(y + reach))];
    for (let row = bottom; row <= top; row++)
      for (let column = left; column <= right; column++) {
        const leg2 = (column - x) * (column - x) + (row - y) * (row - y);
        if (leg2 > reach * reach) continue;
        const total = mm + Math.sqrt(leg2) * this.cellMm;
        const cell = row * this.columns + column;
        if (total < this.mm[cell]) this.mm[cell] = total;
      }
  }

  /** Millimetres to spare at each cell, at most a leg either way, so that outlines fall between cells where they belong. */
  marginsWithin(limitMm: number): number[] {
    const margins = new Array<number>(this.mm.length);
    for (let cell = 0; cell < margins.length; cell++)
      margins[cell] = Math.max(-this.cellMm, Math.min(mostLegMm, limitMm - this.mm[cell]));
    return margins;
  }

  /** A ring in cells (d3-contour puts the middle of cell 0 at 0.5) to degrees, turned round: its rows run south, ours north. */
  toLonLat(ring: number[][]): [number, number][] {
    const degrees = ring.map(([x, y]): [number, number] => [
      (this.west + (x * this.cellMm) / this.east) / unitsPerDegree,
      (this.south + (y * this.cellMm) / this.north) / unitsPerDegree,
    ]);
    return degrees.reverse();
  }
}

/** May the search, begun at the origin, enter the edge by this end. */
function canLeave(graph: ProfileGraph, edge: number, towards: boolean, end: 'tail' | 'head'): boolean {
  const along = (end === 'tail') !== towards;
  return (graph.directions[edge] & (along ? 1 : 2)) !== 0;
}
