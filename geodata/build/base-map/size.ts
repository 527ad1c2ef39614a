import { WORLD_BITS } from '#engines/tiles/types.ts';
import { worldX, worldY } from '#engines/tiles/world.ts';
import type { Ring } from './rings.ts';

/** First zoom at which the outer rings together cover `pixels` square pixels (512 a tile side), not before `least`. */
export function zoomOfArea(polygons: Ring[][], pixels: number, least: number): number {
  const area = polygons.reduce((sum, [outer]) => sum + ringArea(outer), 0);
  if (area <= 0) return 16;
  const zoom = Math.ceil(WORLD_BITS - 9 + Math.log2(pixels / area) / 2);
  return Math.min(16, Math.max(least, zoom));
}

/** Where to write the name of an area: the middle of the widest stretch half-way up its largest outer ring. */
export function labelPosition(polygons: Ring[][]): [number, number] {
  const outer = polygons.map(([ring]) => ring).reduce((a, b) => (ringArea(b) > ringArea(a) ? b : a));
  const lats = outer.map(([, lat]) => lat);
  const lat = (Math.min(...lats) + Math.max(...lats)) / 2;
  const crossings: number[] = [];
  for (let i = 0; i + 1 < outer.length; i++) {
    const [ax, ay] = outer[i];
    const [bx, by] = outer[i + 1];
    if (ay > lat !== by > lat) crossings.push(ax + ((bx - ax) * (lat - ay)) / (by - ay));
  }
  crossings.sort((a, b) => a - b);
  let best: [number, number] = [crossings[0] ?? outer[0][0], crossings[1] ?? outer[0][0]];
  for (let i = 0; i + 1 < crossings.length; i += 2)
    if (crossings[i + 1] - crossings[i] > best[1] - best[0]) best = [crossings[i], crossings[i + 1]];
  return [(best[0] + best[1]) / 2, lat];
}

/** Square world units. */
function ringArea(ring: Ring): number {
  let area = 0;
  const [x0, y0] = [worldX(ring[0][0]), worldY(ring[0][1])];
  let [ax, ay] = [0, 0];
  for (const [lon, lat] of ring) {
    const [bx, by] = [worldX(lon) - x0, worldY(lat) - y0];
    area += ax * by - bx * ay;
    [ax, ay] = [bx, by];
  }
  return Math.abs(area) / 2;
}
