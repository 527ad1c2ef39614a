import Flatbush from 'flatbush';
import type { Position } from 'geojson';

/**
 * 1 for each link between blocks that crosses one of `lines` (canals, main roads; degrees), 0 for the others. `lonLats` holds the place each
 * block is measured from; a link is the straight line between two of them. A line that only touches a block's place is not crossed.
 */
export function barrierLinks(
  { lonLats, linkStart, linkTo }: { lonLats: Float64Array; linkStart: Uint32Array; linkTo: Int32Array },
  lines: readonly (readonly Position[])[],
): Uint8Array {
  const crossed = new Uint8Array(linkTo.length);
  const edges = lines.flatMap((line) => line.slice(1).map((to, i) => [...line[i].slice(0, 2), ...to.slice(0, 2)]));
  if (edges.length === 0) return crossed;
  const index = new Flatbush(edges.length);
  for (const [ax, ay, bx, by] of edges)
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  index.finish();
  for (let block = 0; block + 1 < linkStart.length; block++)
    for (let link = linkStart[block]; link < linkStart[block + 1]; link++) {
      const [ax, ay] = [lonLats[2 * block], lonLats[2 * block + 1]];
      const [bx, by] = [lonLats[2 * linkTo[link]], lonLats[2 * linkTo[link] + 1]];
      const near = index.search(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
      if (near.some((at) => cross(ax, ay, bx, by, edges[at]))) crossed[link] = 1;
    }
  return crossed;
}

function cross(ax: number, ay: number, bx: number, by: number, [cx, cy, dx, dy]: number[]): boolean {
  const side = (px: number, py: number, qx: number, qy: number, x: number, y: number) =>
    Math.sign((qx - px) * (y - py) - (qy - py) * (x - px));
  return (
    side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) < 0 &&
    side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) < 0
  );
}
