import { DEEPEST_ZOOM, WORLD_BITS } from './types.ts';

/** A vertex nearer to its chord than this share of a tile (a third of a 512th) is not seen. */
const TOLERANCE_BITS = Math.log2(512 * 3);

/**
 * First zoom at which each vertex of one line or ring matters, by Douglas & Peucker (1973): the vertex farthest from the
 * chord is kept at every zoom where its distance shows, then both halves are treated alike.
 * `positions` holds x, y pairs; vertices `from` to `to` (inclusive) are judged, the answer goes into `zooms`.
 * Ends matter at zoom 0; a vertex never matters later than the deepest zoom, so that one is always exact.
 */
export function markVertexZooms(positions: Int32Array, from: number, to: number, zooms: Uint8Array): void {
  zooms[from] = 0;
  zooms[to] = 0;
  const stack = [from, to, 0];
  while (stack.length > 0) {
    const parentZoom = stack.pop() as number;
    const last = stack.pop() as number;
    const first = stack.pop() as number;
    if (last - first < 2) continue;
    const { index, squared } = farthest(positions, first, last);
    // A part may not be coarser than the chord it hangs on, or lines would fold over.
    const zoom = Math.max(parentZoom, zoomOfDistance(squared));
    zooms[index] = zoom;
    stack.push(first, index, zoom, index, last, zoom);
  }
}

function zoomOfDistance(squared: number): number {
  if (squared <= 0) return DEEPEST_ZOOM;
  const zoom = Math.ceil(WORLD_BITS - TOLERANCE_BITS - Math.log2(squared) / 2);
  return zoom < 0 ? 0 : Math.min(zoom, DEEPEST_ZOOM);
}

function farthest(positions: Int32Array, first: number, last: number): { index: number; squared: number } {
  const ax = positions[2 * first];
  const ay = positions[2 * first + 1];
  const dx = positions[2 * last] - ax;
  const dy = positions[2 * last + 1] - ay;
  const length = dx * dx + dy * dy;
  let index = (first + last) >> 1;
  let squared = -1;
  for (let i = first + 1; i < last; i++) {
    let x = positions[2 * i] - ax;
    let y = positions[2 * i + 1] - ay;
    if (length > 0) {
      const share = Math.min(1, Math.max(0, (x * dx + y * dy) / length));
      x -= dx * share;
      y -= dy * share;
    }
    const distance = x * x + y * y;
    if (distance > squared) {
      squared = distance;
      index = i;
    }
  }
  return { index, squared };
}
