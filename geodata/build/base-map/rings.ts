/** Positions of a line or ring, longitude first. */
export type Ring = [number, number][];

/**
 * Joins ways, given by their node ids, end to end into closed rings; a way is turned round where needed. What does not
 * close (the file was cut there) is left out.
 */
export function assembleRings(ways: number[][]): number[][] {
  const rings: number[][] = [];
  const open = new Map<number, Set<number[]>>();
  const link = (way: number[], node: number) => open.set(node, (open.get(node) ?? new Set()).add(way));
  for (const way of ways) {
    if (way.length < 2) continue;
    if (way[0] === way[way.length - 1]) rings.push(way);
    else {
      link(way, way[0]);
      link(way, way[way.length - 1]);
    }
  }
  const used = new Set<number[]>();
  for (const way of ways) {
    if (used.has(way) || way.length < 2 || way[0] === way[way.length - 1]) continue;
    const ring = [...way];
    used.add(way);
    while (ring[0] !== ring[ring.length - 1]) {
      const end = ring[ring.length - 1];
      const next = [...(open.get(end) ?? [])].find((candidate) => !used.has(candidate));
      if (!next) break;
      used.add(next);
      const forward = next[0] === end ? next : [...next].reverse();
      ring.push(...forward.slice(1));
    }
    if (ring[0] === ring[ring.length - 1] && ring.length > 3) rings.push(ring);
  }
  return rings;
}
