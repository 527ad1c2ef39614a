import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import { linesOf } from '#engines/catchment/boundaries/lines-of.ts';
import type { LonLat } from '../../../../api/client.ts';

/** How near a click must be to a point or a line: some 12 metres. */
const reachDegrees = 0.00012;

/** Row of the thing of a layer at a place: the area it lies in, else the nearest point or line in reach; null where there is none. */
export function featureAt(shapes: FeatureCollection, layer: string, place: LonLat): number | null {
  let best = reachDegrees;
  let found: number | null = null;
  for (const { properties, geometry } of shapes.features) {
    if (properties?.layer !== layer) continue;
    const away = distance(geometry, place);
    if (away > best || (away === best && found !== null)) continue;
    best = away;
    found = Number(properties.row);
  }
  return found;
}

/** The middle of a thing's box: where the map goes for it. */
export function middleOf({ geometry }: Feature): LonLat {
  const points = positionsOf(geometry);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const half = (values: number[]) => (least(values) - least(values.map((value) => -value))) / 2;
  return [half(xs), half(ys)];
}

function least(values: readonly number[]): number {
  return values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
}

/** Degrees from a place to a shape; 0 inside an area. */
function distance(geometry: Geometry, [x, y]: LonLat): number {
  if (geometry.type === 'Polygon' && inside(geometry.coordinates, x, y)) return 0;
  if (geometry.type === 'MultiPolygon' && geometry.coordinates.some((rings) => inside(rings, x, y))) return 0;
  if (geometry.type === 'Point' || geometry.type === 'MultiPoint')
    return least(positionsOf(geometry).map(([px, py]) => Math.hypot(px - x, py - y)));
  return least(linesOf(geometry).map((line) => toLine(line, x, y)));
}

function inside(rings: Position[][], x: number, y: number): boolean {
  let within = false;
  for (const ring of rings)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [[ax, ay], [bx, by]] = [ring[i], ring[j]];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within;
    }
  return within;
}

function toLine(line: Position[], x: number, y: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 1; i < line.length; i++) {
    const [[ax, ay], [bx, by]] = [line[i - 1], line[i]];
    const length = (bx - ax) ** 2 + (by - ay) ** 2;
    const along = length === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length;
    const t = Math.max(0, Math.min(1, along));
    best = Math.min(best, Math.hypot(ax + t * (bx - ax) - x, ay + t * (by - ay) - y));
  }
  return best;
}

function positionsOf(geometry: Geometry): Position[] {
  if (geometry.type === 'Point') return [geometry.coordinates];
  if (geometry.type === 'MultiPoint') return geometry.coordinates;
  return linesOf(geometry).flat();
}
