import Flatbush from 'flatbush';
import type { Position } from 'geojson';

/** Polygons of one area: each a shell and its holes, rings closed, WGS 84 degrees. */
export type Polygons = Position[][][];

/** West, south, east, north. */
export type Bounds = [number, number, number, number];

const metresPerDegree = 111_195;

/** Bounding box of all rings; infinite the wrong way round when there is none. */
export function boundsOf(polygons: Polygons): Bounds {
  const bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of polygons) {
    for (const [x, y] of polygon[0] ?? []) {
      bounds[0] = Math.min(bounds[0], x);
      bounds[1] = Math.min(bounds[1], y);
      bounds[2] = Math.max(bounds[2], x);
      bounds[3] = Math.max(bounds[3], y);
    }
  }
  return bounds;
}

/** Square metres on the sphere's tangent at the polygon's middle latitude; good to 0.5 % for areas of a province. */
export function areaSquareMetres(polygons: Polygons): number {
  let sum = 0;
  for (const polygon of polygons) {
    polygon.forEach((ring, at) => {
      sum += (at === 0 ? 1 : -1) * Math.abs(signedRingArea(ring));
    });
  }
  return sum;
}

/** Even-odd test; a point on the line may fall either way. */
export function containsPoint(polygons: Polygons, x: number, y: number): boolean {
  let inside = false;
  for (const polygon of polygons) {
    for (const ring of polygon) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [xi, yi] = ring[i];
        const [xj, yj] = ring[j];
        if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
      }
    }
  }
  return inside;
}

/** Straight metres from a point to the nearest edge of the polygons; 0 inside. */
export function metresToPolygons(polygons: Polygons, x: number, y: number): number {
  if (containsPoint(polygons, x, y)) return 0;
  const kx = metresPerDegree * Math.cos((y * Math.PI) / 180);
  let best = Infinity;
  for (const polygon of polygons) {
    for (const ring of polygon) {
      for (let i = 1; i < ring.length; i++) {
        const ax = (ring[i - 1][0] - x) * kx;
        const ay = (ring[i - 1][1] - y) * metresPerDegree;
        const bx = (ring[i][0] - x) * kx;
        const by = (ring[i][1] - y) * metresPerDegree;
        const length2 = (bx - ax) ** 2 + (by - ay) ** 2;
        const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, -(ax * (bx - ax) + ay * (by - ay)) / length2));
        best = Math.min(best, Math.hypot(ax + t * (bx - ax), ay + t * (by - ay)));
      }
    }
  }
  return best;
}

/** Straight metres between two points some kilometres apart (flat approximation, 0.1 %). */
export function metresBetween(a: Position, b: Position): number {
  const kx = metresPerDegree * Math.cos((((a[1] + b[1]) / 2) * Math.PI) / 180);
  return Math.hypot((a[0] - b[0]) * kx, (a[1] - b[1]) * metresPerDegree);
}

/** A point inside: the area-weighted middle of the largest shell, or the middle of its widest inner stretch at that latitude. */
export function pointInside(polygons: Polygons): [number, number] {
  const largest = [...polygons].sort((a, b) => Math.abs(signedRingArea(b[0])) - Math.abs(signedRingArea(a[0])))[0];
  const [, south, , north] = boundsOf([largest]);
  const y = (south + north) / 2 + (north - south) * 1e-7;
  const crossings: number[] = [];
  for (const ring of largest) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1];
      const [bx, by] = ring[i];
      if (ay > y !== by > y) crossings.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
    }
  }
  crossings.sort((a, b) => a - b);
  let best: [number, number] = [crossings[0] ?? largest[0][0][0], y];
  let widest = -1;
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const width = crossings[i + 1] - crossings[i];
    if (width > widest) {
      widest = width;
      best = [(crossings[i] + crossings[i + 1]) / 2, y];
    }
  }
  return best;
}

/** The first place where an edge of these rings crosses another, or null. Touching at a vertex is not a crossing. */
export function findSelfCrossing(polygons: Polygons): Position | null {
  const edges: [number, number, number, number][] = [];
  for (const ring of polygons.flat()) {
    for (let i = 1; i < ring.length; i++) edges.push([ring[i - 1][0], ring[i - 1][1], ring[i][0], ring[i][1]]);
  }
  if (edges.length === 0) return null;
  const index = new Flatbush(edges.length);
  for (const [ax, ay, bx, by] of edges)
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  index.finish();
  for (let at = 0; at < edges.length; at++) {
    const [ax, ay, bx, by] = edges[at];
    const near = index.search(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
    for (const other of near) {
      if (other > at && edgesCross(edges[at], edges[other])) return [(ax + bx) / 2, (ay + by) / 2];
    }
  }
  return null;
}

function signedRingArea(ring: Position[]): number {
  if (ring.length < 4) return 0;
  const [x0, y0] = ring[0];
  const kx = metresPerDegree * Math.cos((y0 * Math.PI) / 180);
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const ax = (ring[i - 1][0] - x0) * kx;
    const ay = (ring[i - 1][1] - y0) * metresPerDegree;
    sum += ax * (ring[i][1] - y0) * metresPerDegree - (ring[i][0] - x0) * kx * ay;
  }
  return sum / 2;
}

function edgesCross(p: [number, number, number, number], q: [number, number, number, number]): boolean {
  const d1 = turn(q[0], q[1], q[2], q[3], p[0], p[1]);
  const d2 = turn(q[0], q[1], q[2], q[3], p[2], p[3]);
  const d3 = turn(p[0], p[1], p[2], p[3], q[0], q[1]);
  const d4 = turn(p[0], p[1], p[2], p[3], q[2], q[3]);
  return d1 * d2 < 0 && d3 * d4 < 0;
}

function turn(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  return Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
}
