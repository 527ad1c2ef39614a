import { createHash } from 'node:crypto';

const littleEndian = 1;
const polygonType = 3;
const multiPolygonType = 6;

/** Rings of polygons, degrees, as well-known binary (little endian, no SRID), in hex: exact, and what `st_asbinary(geom, 'NDR')` gives back. */
export function multiPolygonWkb(polygons: readonly (readonly (readonly number[])[])[][]): string {
  const size = polygons.reduce(
    (sum, rings) => sum + 9 + rings.reduce((inner, ring) => inner + 4 + ring.length * 16, 0),
    9,
  );
  const bytes = Buffer.alloc(size);
  let at = writeHead(bytes, 0, multiPolygonType, polygons.length);
  for (const rings of polygons) {
    at = writeHead(bytes, at, polygonType, rings.length);
    for (const ring of rings) {
      at = bytes.writeUInt32LE(ring.length, at);
      for (const [x, y] of ring) at = bytes.writeDoubleLE(y, bytes.writeDoubleLE(x, at));
    }
  }
  return bytes.toString('hex');
}

/** The md5 PostgreSQL computes of the same bytes: `md5(st_asbinary(geom, 'NDR'))`. Names a shape, protects nothing. */
export function shapeHash(wkbHex: string): string {
  return createHash('md5').update(Buffer.from(wkbHex, 'hex')).digest('hex');
}

function writeHead(bytes: Buffer, at: number, type: number, count: number): number {
  bytes.writeUInt8(littleEndian, at);
  bytes.writeUInt32LE(type, at + 1);
  return bytes.writeUInt32LE(count, at + 5);
}
