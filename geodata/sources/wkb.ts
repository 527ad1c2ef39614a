import type { Geometry, Position } from 'geojson';

/** Where a reader stands in the bytes. */
interface Cursor {
  view: DataView;
  at: number;
}

/**
 * A geometry from well-known binary: ISO 13249-3 (Z, M and ZM by thousands) or extended WKB (by flags), either byte order. Heights and
 * measures are left out; an empty geometry is null. Throws on curves, surfaces and bytes that are cut short.
 */
export function readWkb(bytes: Uint8Array): Geometry | null {
  const cursor = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: 0 };
  return readGeometry(cursor);
}

function readGeometry(cursor: Cursor): Geometry | null {
  const little = cursor.view.getUint8(cursor.at) === 1;
  const raw = cursor.view.getUint32(cursor.at + 1, little);
  cursor.at += 5;
  if (raw & 0x20000000) cursor.at += 4;
  const code = raw & 0x0fffffff;
  const thousands = Math.floor(code / 1000);
  const hasZ = Boolean(raw & 0x80000000) || thousands === 1 || thousands === 3;
  const hasM = Boolean(raw & 0x40000000) || thousands === 2 || thousands === 3;
  const dimensions = 2 + Number(hasZ) + Number(hasM);
  const positions = () => list(cursor, little, () => position(cursor, little, dimensions));
  const parts = <T extends Geometry>() =>
    list(cursor, little, () => readGeometry(cursor)).filter((part): part is T => part !== null);
  switch (code % 1000) {
    case 1: {
      const coordinates = position(cursor, little, dimensions);
      return Number.isNaN(coordinates[0]) ? null : { type: 'Point', coordinates };
    }
    case 2:
      return orNull({ type: 'LineString', coordinates: positions() });
    case 3:
      return orNull({ type: 'Polygon', coordinates: list(cursor, little, positions) });
    case 4:
      return orNull({ type: 'MultiPoint', coordinates: coordinatesOf<Position>(parts()) });
    case 5:
      return orNull({ type: 'MultiLineString', coordinates: coordinatesOf<Position[]>(parts()) });
    case 6:
      return orNull({ type: 'MultiPolygon', coordinates: coordinatesOf<Position[][]>(parts()) });
    case 7: {
      const geometries = parts<Geometry>();
      return geometries.length === 0 ? null : { type: 'GeometryCollection', geometries };
    }
    default:
      throw new Error(`geometry type ${raw}`);
  }
}

function coordinatesOf<T>(parts: Geometry[]): T[] {
  return parts.flatMap((part) => ('coordinates' in part ? [part.coordinates as T] : []));
}

function orNull<T extends Geometry & { coordinates: unknown[] }>(geometry: T): T | null {
  return geometry.coordinates.length === 0 ? null : geometry;
}

function list<T>(cursor: Cursor, little: boolean, read: () => T): T[] {
  const count = cursor.view.getUint32(cursor.at, little);
  cursor.at += 4;
  // Each part takes bytes, so that a false count runs into the end rather than out of memory.
  const found: T[] = [];
  for (let i = 0; i < count; i++) found.push(read());
  return found;
}

function position(cursor: Cursor, little: boolean, dimensions: number): Position {
  const x = cursor.view.getFloat64(cursor.at, little);
  const y = cursor.view.getFloat64(cursor.at + 8, little);
  cursor.at += 8 * dimensions;
  return [x, y];
}
