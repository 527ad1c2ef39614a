import type { Point } from './geometry.ts';
import { centreLonLat } from './plan/city.ts';

/** Metres of one degree at the centre's latitude (WGS 84 series for the meridian and the parallel). */
const metresPerDegree: Point = [109_705.6, 110_606.4];

/** Degrees to 1e-7, as map files keep them. */
export function toLonLat(point: Point): [number, number] {
  return [
    round(centreLonLat[0] + point[0] / metresPerDegree[0]),
    round(centreLonLat[1] + point[1] / metresPerDegree[1]),
  ];
}

function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
