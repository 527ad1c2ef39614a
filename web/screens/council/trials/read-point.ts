import type { LonLat } from '../../../../api/client.ts';

/** "longitude, latitude" as typed; null when it is not a place on earth. */
export function readPoint(text: string): LonLat | null {
  const parts = text
    .split(/[,;\s]+/)
    .filter(Boolean)
    .map(Number);
  const [lon, lat] = parts;
  return parts.length === 2 && Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : null;
}

/** A place to five decimals, about a metre. */
export function writePoint([lon, lat]: LonLat): string {
  return `${lon.toFixed(5)}, ${lat.toFixed(5)}`;
}
