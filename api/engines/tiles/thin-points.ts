import { DEEPEST_ZOOM, WORLD_BITS } from './types.ts';
import { worldX, worldY } from './world.ts';

/**
 * First zoom at which each of many points is drawn so that no zoom is crowded: at every zoom a grid of `pixels`-wide
 * cells keeps the first point (in the given order, so put the important ones first) that falls into a free cell.
 * `from` is the first zoom at which any is drawn; at the deepest zoom all are there. One pass a zoom, no randomness.
 */
export function thinPoints(lonLats: [number, number][], pixels: number, from: number): Uint8Array {
  const zooms = new Uint8Array(lonLats.length).fill(DEEPEST_ZOOM);
  const xs = Int32Array.from(lonLats, ([lon]) => worldX(lon));
  const ys = Int32Array.from(lonLats, ([, lat]) => worldY(lat));
  for (let zoom = from; zoom < DEEPEST_ZOOM; zoom++) {
    const cell = (2 ** (WORLD_BITS - zoom) * pixels) / 512;
    const taken = new Set<number>();
    const key = (i: number) => Math.floor(xs[i] / cell) * 2 ** 26 + Math.floor(ys[i] / cell);
    for (let i = 0; i < zooms.length; i++) if (zooms[i] < zoom) taken.add(key(i));
    for (let i = 0; i < zooms.length; i++) {
      if (zooms[i] < zoom || taken.has(key(i))) continue;
      taken.add(key(i));
      zooms[i] = zoom;
    }
  }
  return zooms;
}
