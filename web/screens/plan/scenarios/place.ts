import { localScale, segmentMm } from '#engines/travel/ellipsoid.ts';
import { metresOf, unitsPerDegree } from '#engines/travel/types.ts';
import type { LonLat } from '../../../../api/client.ts';

/** The place so many metres east and north of another, to a decimetre. */
export function moved([lon, lat]: LonLat, eastMetres: number, northMetres: number): LonLat {
  const { east, north } = localScale(lat * unitsPerDegree);
  const shifted = (degrees: number, metres: number, mmOfUnit: number) =>
    Math.round((degrees + (1000 * metres) / mmOfUnit / unitsPerDegree) * 1e6) / 1e6;
  return [shifted(lon, eastMetres, east), shifted(lat, northMetres, north)];
}

/** Whole metres between two places, as the crow flies. */
export function straightMetres([lonA, latA]: LonLat, [lonB, latB]: LonLat): number {
  const [a, b, c, d] = [lonA, latA, lonB, latB].map((degrees) => degrees * unitsPerDegree);
  return metresOf(segmentMm(a, b, c, d));
}

/** Whole metres along a line. */
export function lineMetres(line: readonly LonLat[]): number {
  return line.slice(1).reduce((sum, point, i) => sum + straightMetres(line[i], point), 0);
}

/** "10.78, 106.7" or "106.7, 10.78": latitude and longitude in either order, told apart by their size; null: no place. */
export function readPlace(text: string): LonLat | null {
  const parts = text
    .split(/[,;\s]+/)
    .filter(Boolean)
    .map(Number);
  if (parts.length !== 2 || parts.some((part) => !Number.isFinite(part))) return null;
  const [lat, lon] = Math.abs(parts[0]) <= 90 ? parts : [parts[1], parts[0]];
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [lon, lat] : null;
}

/** Latitude first, as people write places; six decimals, a tenth of a metre. */
export function writePlace([lon, lat]: LonLat): string {
  return `${lat.toFixed(6)}, ${lon.toFixed(6)}`;
}
