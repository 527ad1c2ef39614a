type Point = [number, number];

/**
 * A closed ring with fewer points: none of those left out lies farther than `tolerance` from the line drawn (Douglas and
 * Peucker 1973), in the ring's own units. A ring that would fall together to less than a triangle is answered empty.
 */
export function simplifyRing(ring: readonly Point[], tolerance: number): Point[] {
  const last = ring.length - 1;
  const far = farthest(ring, 0, last);
  const keep = new Uint8Array(ring.length);
  keep[0] = 1;
  keep[last] = 1;
  keep[far.at] = 1;
  const parts: [number, number][] = [
    [0, far.at],
    [far.at, last],
  ];
  for (let part = parts.pop(); part; part = parts.pop()) {
    const { at, distance } = farthest(ring, part[0], part[1]);
    if (distance <= tolerance) continue;
    keep[at] = 1;
    parts.push([part[0], at], [at, part[1]]);
  }
  const kept = ring.filter((_, i) => keep[i] === 1);
  return kept.length < 4 ? [] : kept;
}

/** The point between two that lies farthest from the segment (from the point, where both are one). */
function farthest(ring: readonly Point[], from: number, to: number): { at: number; distance: number } {
  const [ax, ay] = ring[from];
  const [dx, dy] = [ring[to][0] - ax, ring[to][1] - ay];
  const length2 = dx * dx + dy * dy;
  let best = { at: from, distance: -1 };
  for (let i = from + 1; i < to; i++) {
    const [x, y] = [ring[i][0] - ax, ring[i][1] - ay];
    const share = length2 === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / length2));
    const distance = Math.hypot(x - share * dx, y - share * dy);
    if (distance > best.distance) best = { at: i, distance };
  }
  return best;
}
