import type { Geometry, Position } from 'geojson';
import type { LayerFeature } from './types.ts';

/** West, south, east, north. */
export type Box = [number, number, number, number];
type Simple = LayerFeature['geometry'];

/** The parts of a geometry that have coordinates; collections are taken apart. */
export function simpleGeometries(geometry: Geometry | null): Simple[] {
  if (!geometry) return [];
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(simpleGeometries);
  return Array.isArray(geometry.coordinates) && geometry.coordinates.length > 0 ? [geometry] : [];
}

/** The same shape with every pair of numbers converted; heights are left out. */
export function convertPositions(geometry: Simple, convert: (x: number, y: number) => [number, number]): Simple {
  const inner = (value: unknown): unknown => {
    const list = value as unknown[];
    return Array.isArray(list[0]) ? list.map(inner) : convert(Number(list[0]), Number(list[1]));
  };
  return { type: geometry.type, coordinates: inner(geometry.coordinates) } as Simple;
}

/** The box of geometries; null where there is none or a number is not finite. */
export function boxOf(geometries: readonly Simple[]): Box | null {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  let sound = geometries.length > 0;
  const visit = (value: unknown): void => {
    const list = value as unknown[];
    if (Array.isArray(list[0])) {
      for (const part of list) visit(part);
      return;
    }
    const [x, y] = list as Position;
    if (!Number.isFinite(x) || !Number.isFinite(y)) sound = false;
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  };
  for (const { coordinates } of geometries) visit(coordinates);
  return sound ? box : null;
}
