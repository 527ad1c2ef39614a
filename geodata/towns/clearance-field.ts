import { distance, isInside, nearestOnSegment, type Point } from './geometry.ts';
import { extent } from './plan/city.ts';

/** A line with a half width at each vertex, or an area (`half` 0 along its ring). */
export interface Obstacle {
  line: readonly Point[];
  half: readonly number[];
  /** True where the line is a ring whose inside belongs to it. */
  area: boolean;
}

const cell = 25;
const west = -extent[0] - 800;
const south = -extent[1] - 800;
const columns = Math.ceil((-2 * west) / cell);
const rows = Math.ceil((-2 * south) / cell);

/** Metres from any point to the nearest obstacle's edge, negative within, at most `farthest`; sampled every 25 m. */
export function clearanceField(obstacles: readonly Obstacle[], farthest: number): (point: Point) => number {
  const field = new Float64Array(columns * rows).fill(farthest);
  for (const obstacle of obstacles) {
    for (let i = 0; i + 1 < obstacle.line.length; i++) stamp(field, obstacle, i, farthest);
    if (obstacle.area) turnInside(field, obstacle.line);
  }
  return (point) => sampled(field, point, farthest);
}

function stamp(field: Float64Array, { line, half }: Obstacle, i: number, farthest: number): void {
  const [a, b] = [line[i], line[i + 1]];
  const reach = farthest + Math.max(half[i], half[i + 1]);
  const [firstColumn, lastColumn] = range(Math.min(a[0], b[0]) - reach, Math.max(a[0], b[0]) + reach, west, columns);
  const [firstRow, lastRow] = range(Math.min(a[1], b[1]) - reach, Math.max(a[1], b[1]) + reach, south, rows);
  for (let r = firstRow; r <= lastRow; r++)
    for (let c = firstColumn; c <= lastColumn; c++) {
      const p: Point = [west + c * cell, south + r * cell];
      const near = nearestOnSegment(a, b, p);
      const metres = distance(p, near.point) - half[i] - (half[i + 1] - half[i]) * near.share;
      if (metres < field[r * columns + c]) field[r * columns + c] = metres;
    }
}

function turnInside(field: Float64Array, ring: readonly Point[]): void {
  const [xs, ys] = [ring.map((p) => p[0]), ring.map((p) => p[1])];
  const [firstColumn, lastColumn] = range(Math.min(...xs), Math.max(...xs), west, columns);
  const [firstRow, lastRow] = range(Math.min(...ys), Math.max(...ys), south, rows);
  for (let r = firstRow; r <= lastRow; r++)
    for (let c = firstColumn; c <= lastColumn; c++)
      if (isInside(ring, [west + c * cell, south + r * cell]))
        field[r * columns + c] = -Math.abs(field[r * columns + c]);
}

function range(low: number, high: number, origin: number, count: number): [number, number] {
  return [Math.max(0, Math.floor((low - origin) / cell)), Math.min(count - 1, Math.ceil((high - origin) / cell))];
}

function sampled(field: Float64Array, point: Point, farthest: number): number {
  const [u, v] = [(point[0] - west) / cell, (point[1] - south) / cell];
  const [c, r] = [Math.floor(u), Math.floor(v)];
  if (c < 0 || r < 0 || c + 1 >= columns || r + 1 >= rows) return farthest;
  const [s, t, at] = [u - c, v - r, r * columns + c];
  const low = field[at] * (1 - s) + field[at + 1] * s;
  const high = field[at + columns] * (1 - s) + field[at + columns + 1] * s;
  return low * (1 - t) + high * t;
}
