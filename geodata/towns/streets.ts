import { crossLines, piecesOf } from './crossings.ts';
import { distance, lengthOf, offset, type Point, simplify, unit } from './geometry.ts';
import { extent } from './plan/city.ts';
import { SegmentGrid } from './segment-grid.ts';
import type { UrbanForm } from './urban-form.ts';

interface Sample {
  point: Point;
  direction: Point;
  line: number;
}

/**
 * Streets that follow the town's grain: evenly spaced streamlines of a field of crosses
 * (Jobard and Lefer 1997; for streets Chen et al. 2008), two families at right angles, stopped by water and railway,
 * ends led on to the next street where one is near, else left as dead ends.
 */
export function growStreets(
  form: UrbanForm,
  blocked: (point: Point) => boolean,
  main: readonly Point[][],
  random: () => number,
): Point[][] {
  const samples = new SampleGrid();
  const segments = new SegmentGrid();
  main.forEach((line, i) => {
    samples.insertLine(line, -1 - i);
    segments.insertLine(line, -1 - i);
  });
  const streets: Point[][] = [];
  for (const { seed, family } of seeds(form, blocked, random)) {
    const spacing = form.spacing(seed);
    const angle = form.angle(seed) + (family * Math.PI) / 2;
    const start: Point = [Math.cos(angle), Math.sin(angle)];
    if (samples.isTaken(seed, start, spacing * 0.92, streets.length)) continue;
    const back = trace(seed, [-start[0], -start[1]], form, blocked, samples, streets.length);
    const forth = trace(seed, start, form, blocked, samples, streets.length);
    let line: Point[] = [...back.reverse(), seed, ...forth];
    if (lengthOf(line) < Math.max(70, spacing * 0.5)) continue;
    line = leadOn(simplify(line, 1.5), spacing * 0.95, blocked, segments, streets.length);
    if (lengthOf(line) < 60) continue;
    samples.insertLine(line, streets.length);
    segments.insertLine(line, streets.length);
    streets.push(line);
  }
  return streets;
}

/**
 * Takes a block's length out of the longer streets here and there, so that blocks differ as they do in towns that grew;
 * `from` is the street a part came from. Collectors stay whole.
 */
export function breakStreets(
  streets: readonly Point[][],
  main: readonly Point[][],
  whole: ReadonlySet<number>,
  random: () => number,
): { points: Point[]; from: number }[] {
  const { vertices, rows, meeting } = crossLines([...streets, ...main]);
  return streets.flatMap((_, from) => {
    const parts: { points: Point[]; from: number }[] = [];
    let part: Point[] = [];
    const end = () => {
      if (part.length > 1 && lengthOf(part) > 50) parts.push({ points: overshot(part), from });
      part = [];
    };
    const pieces = piecesOf(rows[from], meeting);
    for (const [i, piece] of pieces.entries()) {
      const points = piece.map((vertex) => vertices[vertex]);
      const inner = i > 0 && i < pieces.length - 1;
      if (inner && !whole.has(from) && lengthOf(points) < 260 && random() < 0.1) end();
      else part.push(...(part.length > 0 ? points.slice(1) : points));
    }
    end();
    return parts;
  });
}

/** A step beyond both ends, so that what met still crosses. */
function overshot(line: Point[]): Point[] {
  const [first, last] = [line[0], line[line.length - 1]];
  return [
    offset(first, unit(line[1], first), 1.2, 0),
    ...line.slice(1, -1),
    offset(last, unit(line[line.length - 2], last), 1.2, 0),
  ];
}

/** Starting places, the densest first, so that the country's long lanes give way to the town. */
function seeds(form: UrbanForm, blocked: (point: Point) => boolean, random: () => number) {
  const places: { seed: Point; family: number; order: number }[] = [];
  for (let x = -extent[0]; x < extent[0]; x += 60)
    for (let y = -extent[1]; y < extent[1]; y += 60) {
      const seed: Point = [x + random() * 50, y + random() * 50];
      // Where lanes are far apart a few starting places do.
      if (blocked(seed) || random() * form.spacing(seed) > 180) continue;
      const order = Math.round(form.spacing(seed) / 60) * 10 + random();
      places.push({ seed, family: 0, order }, { seed, family: 1, order: order + 0.5 });
    }
  return places.sort((a, b) => a.order - b.order);
}

const stride = 14;

function trace(
  from: Point,
  heading: Point,
  form: UrbanForm,
  blocked: (point: Point) => boolean,
  samples: SampleGrid,
  line: number,
): Point[] {
  const points: Point[] = [];
  let [at, towards] = [from, heading];
  const longest = 500 + form.spacing(from) * 9;
  for (let metres = 0; metres < longest; metres += stride) {
    const half = turn(form.angle(at), towards);
    const middle = offset(at, half, stride / 2, 0);
    towards = turn(form.angle(middle), towards);
    const next = offset(at, towards, stride, 0);
    if (blocked(next) || samples.isTaken(next, towards, form.spacing(next) * 0.55, line)) break;
    // A line that curls back on itself would make a knot.
    if (points.length > 30 && distance(next, from) < stride * 4) break;
    points.push(next);
    at = next;
  }
  return points;
}

/** Of the cross's four arms, the one nearest to where we were going. */
function turn(angle: number, towards: Point): Point {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const [first, second] = [c * towards[0] + s * towards[1], -s * towards[0] + c * towards[1]];
  if (Math.abs(first) >= Math.abs(second)) return first >= 0 ? [c, s] : [-c, -s];
  return second >= 0 ? [-s, c] : [s, -c];
}

/** Carries both ends on, straight, to the next street within `reach`; an end that is already across one is cut there. */
function leadOn(
  line: Point[],
  reach: number,
  blocked: (point: Point) => boolean,
  segments: SegmentGrid,
  number: number,
): Point[] {
  const end = (points: Point[]): Point[] => {
    const [last, before] = [points[points.length - 1], points[points.length - 2]];
    const metres = distance(before, last);
    const direction: Point = [(last[0] - before[0]) / metres, (last[1] - before[1]) / metres];
    const far = offset(last, direction, reach, 0);
    const hit = segments.firstHit(offset(last, direction, 0.5, 0), far, number);
    if (!hit) return points;
    const way = reach * hit.share;
    for (let m = 10; m < way; m += 10) if (blocked(offset(last, direction, m, 0))) return points;
    return [...points, offset(last, direction, way + 1.5, 0)];
  };
  return end(end(line).reverse()).reverse();
}

/** Points of the lines so far with their directions: is there one alongside? */
class SampleGrid {
  private readonly cells = new Map<number, Sample[]>();

  insertLine(points: readonly Point[], line: number): void {
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1], points[i]];
      const metres = distance(a, b);
      if (metres === 0) continue;
      const direction: Point = [(b[0] - a[0]) / metres, (b[1] - a[1]) / metres];
      for (let m = 0; m < metres; m += 28) this.insert({ point: offset(a, direction, m, 0), direction, line });
    }
  }

  /** True when another line runs the same way (within 40°) nearer than `metres`. */
  isTaken(point: Point, direction: Point, metres: number, line: number): boolean {
    const cells = Math.ceil(metres / 120);
    const [column, row] = [Math.floor(point[0] / 120), Math.floor(point[1] / 120)];
    for (let c = column - cells; c <= column + cells; c++)
      for (let r = row - cells; r <= row + cells; r++)
        for (const sample of this.cells.get(c * 4096 + r) ?? []) {
          if (sample.line === line) continue;
          const along = Math.abs(sample.direction[0] * direction[0] + sample.direction[1] * direction[1]);
          if (along > 0.76 && distance(sample.point, point) < metres) return true;
        }
    return false;
  }

  private insert(sample: Sample): void {
    const key = Math.floor(sample.point[0] / 120) * 4096 + Math.floor(sample.point[1] / 120);
    const cell = this.cells.get(key);
    if (cell) cell.push(sample);
    else this.cells.set(key, [sample]);
  }
}
