import { crossing, distance, nearestOnSegment, type Point } from './geometry.ts';

export interface Segment {
  a: Point;
  b: Point;
  /** The line it belongs to and its place in it. */
  line: number;
  index: number;
}

/** Segments by squares of 50 m: what is near, and what a step would cross. */
export class SegmentGrid {
  private readonly cells = new Map<number, Segment[]>();

  insertLine(points: readonly Point[], line: number): void {
    for (let i = 1; i < points.length; i++) this.insert({ a: points[i - 1], b: points[i], line, index: i - 1 });
  }

  insert(segment: Segment): void {
    for (const key of cellsOf(segment.a, segment.b, 0)) {
      const cell = this.cells.get(key);
      if (cell) cell.push(segment);
      else this.cells.set(key, [segment]);
    }
  }

  /** Metres to the nearest segment within `radius`, other than those of `exceptLine`; Infinity when there is none. */
  clearance(point: Point, radius: number, exceptLine = -1): number {
    let best = Number.POSITIVE_INFINITY;
    const [west, east] = [Math.floor((point[0] - radius) / size), Math.floor((point[0] + radius) / size)];
    const [south, north] = [Math.floor((point[1] - radius) / size), Math.floor((point[1] + radius) / size)];
    for (let x = west; x <= east; x++)
      for (let y = south; y <= north; y++) {
        const cell = this.cells.get(x * 4096 + y);
        if (!cell) continue;
        for (const segment of cell)
          if (segment.line !== exceptLine) best = Math.min(best, metresTo(segment, point[0], point[1]));
      }
    return best <= radius ? best : Number.POSITIVE_INFINITY;
  }

  /** The nearest segment within `radius` that `wanted` accepts. */
  nearest(
    point: Point,
    radius: number,
    wanted: (segment: Segment) => boolean = () => true,
  ): { segment: Segment; point: Point; share: number; metres: number } | null {
    let best: { segment: Segment; point: Point; share: number; metres: number } | null = null;
    for (const key of cellsOf(point, point, radius))
      for (const segment of this.cells.get(key) ?? []) {
        const at = nearestOnSegment(segment.a, segment.b, point);
        const metres = distance(point, at.point);
        if (metres > radius || (best && metres >= best.metres) || !wanted(segment)) continue;
        best = { segment, point: at.point, share: at.share, metres };
      }
    return best;
  }

  /** The first segment met on the way from a to b, and the share of the way; null when the way is free. */
  firstHit(a: Point, b: Point, exceptLine = -1): { segment: Segment; share: number } | null {
    let best: { segment: Segment; share: number } | null = null;
    for (const key of cellsOf(a, b, 0))
      for (const segment of this.cells.get(key) ?? []) {
        if (segment.line === exceptLine) continue;
        const hit = crossing(a, b, segment.a, segment.b);
        if (hit && (!best || hit.first < best.share)) best = { segment, share: hit.first };
      }
    return best;
  }

  /** Visits every segment in the squares a segment touches; one that lies in several is visited as often. */
  visit(a: Point, b: Point, seen: (segment: Segment) => void): void {
    for (const key of cellsOf(a, b, 0)) {
      const cell = this.cells.get(key);
      if (cell) for (const segment of cell) seen(segment);
    }
  }
}

const size = 50;

/** As `nearestOnSegment`, without making a point: this is asked a million times. */
function metresTo({ a, b }: Segment, x: number, y: number): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / square));
  const [ex, ey] = [a[0] + dx * share - x, a[1] + dy * share - y];
  return Math.sqrt(ex * ex + ey * ey);
}

/** One list for all answers, so that a million of them make no garbage: read it before asking again. */
const keys: number[] = [];

function cellsOf(a: Point, b: Point, radius: number): number[] {
  keys.length = 0;
  const west = Math.floor((Math.min(a[0], b[0]) - radius) / size);
  const east = Math.floor((Math.max(a[0], b[0]) + radius) / size);
  const south = Math.floor((Math.min(a[1], b[1]) - radius) / size);
  const north = Math.floor((Math.max(a[1], b[1]) + radius) / size);
  for (let x = west; x <= east; x++) for (let y = south; y <= north; y++) keys.push(x * 4096 + y);
  return keys;
}
