/** Metres east and north of the town's centre. */
export type Point = readonly [x: number, y: number];

export function distance(a: Point, b: Point): number {
  return Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2);
}

export function lengthOf(line: readonly Point[]): number {
  let metres = 0;
  for (let i = 1; i < line.length; i++) metres += distance(line[i - 1], line[i]);
  return metres;
}

/** A smooth line through the points (Catmull-Rom), a vertex about every `step` metres. */
export function curve(points: readonly Point[], step: number): Point[] {
  const line: Point[] = [];
  for (let i = 0; i + 1 < points.length; i++) {
    const [a, b, c, d] = [
      points[Math.max(0, i - 1)],
      points[i],
      points[i + 1],
      points[Math.min(points.length - 1, i + 2)],
    ];
    const pieces = Math.max(1, Math.round(distance(b, c) / step));
    for (let k = 0; k < pieces; k++) line.push(between(a, b, c, d, k / pieces));
  }
  line.push(points[points.length - 1]);
  return line;
}

function between(a: Point, b: Point, c: Point, d: Point, t: number): Point {
  const at = (i: 0 | 1) =>
    0.5 *
    (2 * b[i] +
      (c[i] - a[i]) * t +
      (2 * a[i] - 5 * b[i] + 4 * c[i] - d[i]) * t * t +
      (3 * b[i] - a[i] - 3 * c[i] + d[i]) * t * t * t);
  return [at(0), at(1)];
}

/** A line that is asked often for places along it. */
export class MeasuredLine {
  readonly metres: number;
  private readonly line: readonly Point[];
  /** Metres from the start to each vertex. */
  private readonly marks: Float64Array;

  constructor(line: readonly Point[]) {
    this.line = line;
    this.marks = new Float64Array(line.length);
    for (let i = 1; i < line.length; i++) this.marks[i] = this.marks[i - 1] + distance(line[i - 1], line[i]);
    this.metres = this.marks[line.length - 1];
  }

  /** The place `metres` along the line and the unit direction there; beyond the end, the end. */
  at(metres: number): { point: Point; direction: Point } {
    let [low, high] = [1, this.line.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.marks[middle] < metres) low = middle + 1;
      else high = middle;
    }
    const [a, b] = [this.line[low - 1], this.line[low]];
    const piece = this.marks[low] - this.marks[low - 1];
    const share = piece === 0 ? 0 : Math.min(1, (metres - this.marks[low - 1]) / piece);
    return { point: mix(a, b, share), direction: unit(a, b) };
  }
}

export function mix(a: Point, b: Point, share: number): Point {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

/** Unit vector from a to b; [1, 0] when they are the same place. */
export function unit(a: Point, b: Point): Point {
  const metres = distance(a, b);
  return metres === 0 ? [1, 0] : [(b[0] - a[0]) / metres, (b[1] - a[1]) / metres];
}

/** `point` moved `forward` metres along `direction` and `left` metres to its left. */
export function offset(point: Point, direction: Point, forward: number, left: number): Point {
  return [
    point[0] + direction[0] * forward - direction[1] * left,
    point[1] + direction[1] * forward + direction[0] * left,
  ];
}

export function isInside(ring: readonly Point[], point: Point): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = [ring[i], ring[j]];
    if (a[1] > point[1] !== b[1] > point[1] && point[0] < ((b[0] - a[0]) * (point[1] - a[1])) / (b[1] - a[1]) + a[0])
      inside = !inside;
  }
  return inside;
}

/** Square metres and centre of gravity of a ring (first point not repeated, or repeated, alike). */
export function centroid(ring: readonly Point[]): { point: Point; area: number } {
  let [twice, x, y] = [0, 0, 0];
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const cross = ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
    twice += cross;
    x += (ring[j][0] + ring[i][0]) * cross;
    y += (ring[j][1] + ring[i][1]) * cross;
  }
  return { point: twice === 0 ? ring[0] : [x / (3 * twice), y / (3 * twice)], area: Math.abs(twice) / 2 };
}

/** Fewer vertices, none farther than `tolerance` metres from where the line was (Douglas and Peucker 1973). */
export function simplify(line: readonly Point[], tolerance: number): Point[] {
  const keep = new Uint8Array(line.length);
  keep[0] = keep[line.length - 1] = 1;
  const open: [number, number][] = [[0, line.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    let [worst, at] = [tolerance, -1];
    for (let i = span[0] + 1; i < span[1]; i++) {
      const away = distance(line[i], nearestOnSegment(line[span[0]], line[span[1]], line[i]).point);
      if (away > worst) [worst, at] = [away, i];
    }
    if (at < 0) continue;
    keep[at] = 1;
    open.push([span[0], at], [at, span[1]]);
  }
  return line.filter((_, i) => keep[i]);
}

export function nearestOnSegment(a: Point, b: Point, p: Point): { point: Point; share: number } {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const square = dx * dx + dy * dy;
  const share = square === 0 ? 0 : Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / square));
  return { point: [a[0] + dx * share, a[1] + dy * share], share };
}

/** Where two segments cross, as shares of each, or null. Parallel ones never do. */
export function crossing(a: Point, b: Point, c: Point, d: Point): { first: number; second: number } | null {
  const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const cross = rx * sy - ry * sx;
  if (Math.abs(cross) < 1e-9) return null;
  const first = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / cross;
  const second = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / cross;
  return first >= 0 && first <= 1 && second >= 0 && second <= 1 ? { first, second } : null;
}
