import type { LonLat, Place } from '../../../api/client.ts';

/** Where the family lives, as far as the page knows: it lives in memory and dies with the tab. */
export interface Home {
  lonLat: LonLat;
  label: string;
  approximate: boolean;
}

/** The home a search answer stands for. */
export function homeAt(place: Place): Home {
  const label = place.context ? `${place.label}, ${place.context}` : place.label;
  return { lonLat: place.lonLat, label, approximate: place.approximate };
}

const metresPerDegree = 111_320;

/** A point moved by metres east and north: the keyboard's way of dragging the pin. */
export function moveBy([lon, lat]: LonLat, eastMetres: number, northMetres: number): LonLat {
  return [lon + eastMetres / (metresPerDegree * Math.cos((lat * Math.PI) / 180)), lat + northMetres / metresPerDegree];
}

/** True when a point lies in the organisation's box, given half its width and height of grace on every side. */
export function isNear(
  [lon, lat]: LonLat,
  [west, south, east, north]: readonly [number, number, number, number],
): boolean {
  const [dx, dy] = [(east - west) / 2, (north - south) / 2];
  return lon >= west - dx && lon <= east + dx && lat >= south - dy && lat <= north + dy;
}

/** The smallest box (west, south, east, north) around points. */
export function boundsOf(points: readonly LonLat[]): [number, number, number, number] {
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
