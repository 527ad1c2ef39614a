import { unitsPerDegree } from './types.ts';

/** WGS 84: semi-major axis in metres, first eccentricity squared. */
const semiMajor = 6_378_137;
const eccentricity2 = 0.006_694_379_990_141_316;
const radians = Math.PI / 180;

/** Millimetres in one coordinate unit (1e-7 degrees) eastward and northward at a latitude in units. */
export interface LocalScale {
  east: number;
  north: number;
}

/** From the radii of curvature N cos φ (east) and M (north) of the WGS 84 ellipsoid; Snyder 1987, eq. 4-18, 4-20. */
export function localScale(lat: number): LocalScale {
  const phi = (lat / unitsPerDegree) * radians;
  const sine = Math.sin(phi);
  const w2 = 1 - eccentricity2 * sine * sine;
  const w = Math.sqrt(w2);
  const unit = (radians / unitsPerDegree) * 1000;
  return {
    east: (semiMajor / w) * Math.cos(phi) * unit,
    north: ((semiMajor * (1 - eccentricity2)) / (w2 * w)) * unit,
  };
}

/**
 * Millimetres (not rounded) between two points in 1e-7 degrees, by the mid-latitude formula on the WGS 84 ellipsoid:
 * within 1e-6 of the geodesic (PostGIS `ST_Length(geography)`) for segments up to 10 km.
 */
export function segmentMm(lonA: number, latA: number, lonB: number, latB: number): number {
  const { east, north } = localScale((latA + latB) / 2);
  const x = (lonB - lonA) * east;
  const y = (latB - latA) * north;
  return Math.sqrt(x * x + y * y);
}

/** Length of the points `first` … `last` (inclusive) of a lon, lat list, whole millimetres rounded half up once, at least 1. */
export function lineMm(points: ArrayLike<number>, first: number, last: number): number {
  let sum = 0;
  for (let i = first; i < last; i++)
    sum += segmentMm(points[2 * i], points[2 * i + 1], points[2 * i + 2], points[2 * i + 3]);
  return Math.max(1, Math.floor(sum + 0.5));
}
