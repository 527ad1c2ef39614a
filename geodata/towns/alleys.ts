import { distance, MeasuredLine, offset, type Point } from './geometry.ts';
import type { Road } from './roads.ts';
import { SegmentGrid } from './segment-grid.ts';
import type { UrbanForm } from './urban-form.ts';

/** Metres of frontage a house number takes along a street and along an alley. */
export const streetFrontage = 5;
export const alleyFrontage = 4;

/** The number of the house `metres` along: odd on the left, even on the right, as streets are numbered. */
export function houseNumber(metres: number, frontage: number, side: 1 | -1): number {
  return 2 * Math.floor(metres / frontage) + (side === 1 ? 1 : 2);
}

/**
 * Alleys (hẻm) that branch into the blocks from the streets: 123 opens beside house 123, 123/45 opens from it, and so
 * on to the third branch. Most end blind; some find the next street.
 */
export function growAlleys(
  streets: readonly Road[],
  form: UrbanForm,
  blocked: (point: Point) => boolean,
  random: () => number,
): Road[] {
  const grid = new SegmentGrid();
  const alleys: Road[] = [];
  const given = new Set<string>();
  for (const [i, street] of streets.entries()) grid.insertLine(street.points, i);
  const branch = (parent: Road, parentLine: number, depth: number): void => {
    const measured = new MeasuredLine(parent.points);
    // Where blocks are reached by alleys alone, mouths open every few houses.
    const crowded = form.alleys(parent.points[parent.points.length >> 1]);
    const [gap, frontage] = depth === 1 ? [76 - 30 * crowded, streetFrontage] : [36 - 11 * crowded, alleyFrontage];
    for (let at = gap * (0.5 + random()); at < measured.metres - 12; at += gap * (0.6 + 1.1 * random())) {
      const { point, direction } = measured.at(at);
      const side = random() < 0.5 ? 1 : -1;
      const wanted = form.alleys(point) * (depth === 1 ? 0.8 : depth === 2 ? 0.6 : 0.4);
      if (random() > wanted) continue;
      const line = alleys.length + streets.length;
      const longest = depth === 1 ? 55 + random() * 130 : depth === 2 ? 25 + random() * 60 : 16 + random() * 26;
      const number = houseNumber(at, frontage, side);
      const path = parent.alley ? `${parent.alley}/${number}` : String(number);
      if (given.has(`${path} ${parent.street}`)) continue;
      const points = creep(point, direction, side, longest, grid, line, parentLine, blocked, random);
      if (!points) continue;
      const alley: Road = {
        name: `Hẻm ${path} ${bare(parent.street)}`,
        highway: depth === 3 || random() < 0.12 ? 'footway' : 'service',
        points,
        tags: {},
        alley: path,
        street: parent.street,
      };
      given.add(`${path} ${parent.street}`);
      alleys.push(alley);
      grid.insertLine(points, line);
      if (depth < 3) branch(alley, line, depth + 1);
    }
  };
  streets.forEach((street, i) => {
    if (street.highway !== 'trunk' && street.highway !== 'primary' && street.highway !== 'path') branch(street, i, 1);
  });
  return alleys;
}

/** "Đường Lê Thị Sen" → "Lê Thị Sen", as an alley's name carries its street's. */
export function bare(street: string): string {
  return street.replace(/^(Đường|Đại lộ) (?!số |tỉnh )/, '');
}

/** One alley, a few metres at a time, keeping 12 m from every other way; null when there is no room for it. */
function creep(
  from: Point,
  along: Point,
  side: 1 | -1,
  longest: number,
  grid: SegmentGrid,
  line: number,
  parentLine: number,
  blocked: (point: Point) => boolean,
  random: () => number,
): Point[] | null {
  let direction: Point = [-along[1] * side, along[0] * side];
  const points: Point[] = [offset(from, direction, -1, 0)];
  let at = from;
  let metres = 0;
  while (metres < longest) {
    const turn = (random() - 0.5) * 0.34;
    direction = rotate(direction, turn);
    const stride = metres === 0 ? 15 : 9 + random() * 5;
    const next = offset(at, direction, stride, 0);
    if (blocked(next)) break;
    const ahead = grid.firstHit(offset(at, direction, 2, 0), offset(at, direction, stride + 13, 0), line);
    if (ahead && metres > 12 && ahead.segment.line !== parentLine && random() < 0.3) {
      points.push(offset(at, direction, 2 + (stride + 11) * ahead.share + 1, 0));
      return points;
    }
    if (ahead || grid.clearance(next, 12, line) < 12) break;
    points.push(next);
    metres += stride;
    at = next;
  }
  return points.length > 1 && distance(points[0], points[points.length - 1]) > 14 ? points : null;
}

function rotate([x, y]: Point, angle: number): Point {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return [x * c - y * s, x * s + y * c];
}
