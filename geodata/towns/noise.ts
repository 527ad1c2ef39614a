/** Smooth noise in [-1, 1] over the plane, one wave about every `metres`; the same for the same seed number. */
export function noise(seed: number, metres: number): (x: number, y: number) => number {
  return (x, y) => {
    const [u, v] = [x / metres, y / metres];
    const [i, j] = [Math.floor(u), Math.floor(v)];
    const [s, t] = [ease(u - i), ease(v - j)];
    const south = hash(i, j, seed) * (1 - s) + hash(i + 1, j, seed) * s;
    const north = hash(i, j + 1, seed) * (1 - s) + hash(i + 1, j + 1, seed) * s;
    return south * (1 - t) + north * t;
  };
}

function ease(t: number): number {
  return t * t * (3 - 2 * t);
}

function hash(i: number, j: number, seed: number): number {
  let h = Math.imul(i, 0x27d4eb2d) ^ Math.imul(j, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 0x7fffffff - 1;
}
