import { WORLD_BITS } from './types.ts';

const side = 2 ** WORLD_BITS;

/** Longitude in degrees → world units, clamped into the square. */
export function worldX(lon: number): number {
  return clamp(Math.round((lon / 360 + 0.5) * side));
}

/** Latitude in degrees → world units, growing southward (spherical mercator, EPSG:3857), clamped into the square. */
export function worldY(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180);
  return clamp(Math.round((0.5 - (0.25 * Math.log((1 + sine) / (1 - sine))) / Math.PI) * side));
}

/** World units a tile of zoom `z` is wide. */
export function tileSide(z: number): number {
  return 2 ** (WORLD_BITS - z);
}

function clamp(value: number): number {
  return value < 0 ? 0 : Math.min(value, side - 1);
}
