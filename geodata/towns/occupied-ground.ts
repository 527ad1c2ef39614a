import { distance, mix, type Point } from './geometry.ts';

const cell = 5;

/** Which ground is built on, by squares of 5 m. */
export class OccupiedGround {
  private readonly taken = new Set<number>();

  /** Takes the four-cornered ground, unless a part of it is taken already. */
  take(corners: readonly Point[]): boolean {
    const keys = keysOf(corners);
    if (keys.some((key) => this.taken.has(key))) return false;
    for (const key of keys) this.taken.add(key);
    return true;
  }

  isTaken(point: Point): boolean {
    return this.taken.has(keyOf(point));
  }
}

function keysOf([a, b, c, d]: readonly Point[]): number[] {
  const across = Math.max(1, Math.ceil(distance(a, b) / 4));
  const deep = Math.max(1, Math.ceil(distance(b, c) / 4));
  const keys: number[] = [];
  for (let i = 0; i <= across; i++)
    for (let j = 0; j <= deep; j++) keys.push(keyOf(mix(mix(a, b, i / across), mix(d, c, i / across), j / deep)));
  return keys;
}

function keyOf(point: Point): number {
  return Math.floor(point[0] / cell) * 65536 + Math.floor(point[1] / cell);
}
