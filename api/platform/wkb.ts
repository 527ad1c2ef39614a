import { createHash } from 'node:crypto';
import type { Geometry, Position } from 'geojson';

const littleEndian = 1;
const types = { Point: 1, LineString: 2, Polygon: 3, MultiPoint: 4, MultiLineString: 5, MultiPolygon: 6 } as const;
type Drawn = Exclude<Geometry, { type: 'GeometryCollection' }>;

/** A geometry, degrees, as well-known binary (little endian, no SRID): exact, and what `st_asbinary(geom, 'NDR')` gives back. */
export function geometryWkb(geometry: Drawn): Buffer {
  const bytes = Buffer.alloc(sizeOf(geometry));
  write(bytes, 0, geometry);
  return bytes;
}

/** Rings of polygons as well-known binary, in hex. */
export function multiPolygonWkb(polygons: Position[][][]): string {
  return geometryWkb({ type: 'MultiPolygon', coordinates: polygons }).toString('hex');
}

/** The md5 PostgreSQL computes of the same bytes: `md5(st_asbinary(geom, 'NDR'))`. Names a shape, protects nothing. */
export function shapeHash(wkbHex: string): string {
  return createHash('md5').update(Buffer.from(wkbHex, 'hex')).digest('hex');
}

function sizeOf(geometry: Drawn): number {
  if (geometry.type === 'Point') return 5 + 16;
  const parts = partsOf(geometry);
  if (parts) return parts.reduce((sum, part) => sum + sizeOf(part), 9);
  const lines = geometry.type === 'LineString' ? [geometry.coordinates] : (geometry.coordinates as Position[][]);
  const points = lines.reduce((sum, line) => sum + line.length * 16, 0);
  return geometry.type === 'LineString' ? 9 + points : 9 + 4 * lines.length + points;
}

/** Writes at `at` and answers where the next thing goes. */
function write(bytes: Buffer, start: number, geometry: Drawn): number {
  bytes.writeUInt8(littleEndian, start);
  let at = bytes.writeUInt32LE(types[geometry.type], start + 1);
  if (geometry.type === 'Point') return writeLine(bytes, at, [geometry.coordinates]);
  at = bytes.writeUInt32LE(geometry.coordinates.length, at);
  const parts = partsOf(geometry);
  if (parts) {
    for (const part of parts) at = write(bytes, at, part);
    return at;
  }
  if (geometry.type === 'LineString') return writeLine(bytes, at, geometry.coordinates);
  for (const ring of geometry.coordinates as Position[][])
    at = writeLine(bytes, bytes.writeUInt32LE(ring.length, at), ring);
  return at;
}

function writeLine(bytes: Buffer, start: number, line: readonly Position[]): number {
  let at = start;
  for (const [x, y] of line) at = bytes.writeDoubleLE(y, bytes.writeDoubleLE(x, at));
  return at;
}

/** The single geometries of a multiple one; null for a single one. */
function partsOf(geometry: Drawn): Drawn[] | null {
  switch (geometry.type) {
    case 'MultiPoint':
      return geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates }));
    case 'MultiLineString':
      return geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }));
    case 'MultiPolygon':
      return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
    default:
      return null;
  }
}
