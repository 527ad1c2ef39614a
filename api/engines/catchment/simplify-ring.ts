import { lineString, simplify } from '@turf/turf';

type Point = [number, number];

/**
 * A closed ring with fewer points: none of those left out lies farther than `tolerance` from the line drawn (Douglas and
 * Peucker 1973), in the ring's own units. A ring that would fall together to less than a triangle is answered empty.
 */
export function simplifyRing(ring: readonly Point[], tolerance: number): Point[] {
  // A ring begins and ends at one point, where a line between its ends says nothing: it is cut at its farthest point first.
  const [x0, y0] = ring[0];
  const reach = ring.map(([x, y]) => Math.hypot(x - x0, y - y0));
  const far = reach.indexOf(Math.max(...reach));
  if (far === 0) return [];
  const kept = [
    ...simplifyLine(ring.slice(0, far + 1), tolerance),
    ...simplifyLine(ring.slice(far), tolerance).slice(1),
  ];
  return kept.length < 4 ? [] : kept;
}

function simplifyLine(points: Point[], tolerance: number): Point[] {
  return simplify(lineString(points), { tolerance, highQuality: true }).geometry.coordinates as Point[];
}
