import type { Exchange } from './held.ts';

const slots = 1 << 13;

/**
 * Sets of one to four exchanges whose shifts add up to a target exactly, those for the first target first: every one or two
 * exchanges stand in a table by the hash of their shift, and each is joined with what it lacks (meet in the middle, Horowitz &
 * Sahni 1974). `shifts`: a row of whole units an exchange. Nobody is in two exchanges of a set. O(exchanges² × targets).
 */
export function* joinExchanges(
  exchanges: readonly Exchange[],
  shifts: Int32Array,
  targets: readonly Int32Array[],
): Generator<Exchange[]> {
  const width = shifts.length / exchanges.length;
  const table = new PairTable(exchanges, (i) => hashOf(shifts.subarray(i * width, (i + 1) * width)));
  for (const target of targets)
    for (const [k, at] of table.joined(hashOf(target))) {
      const set = [...table.pair(k), ...table.pair(at)];
      const chosen = set.map((i) => exchanges[i]);
      if (areDistinct(chosen) && addUp(set, shifts, target)) yield chosen;
    }
}

/** None, one or two exchanges each, by the hash of their shift. */
class PairTable {
  private readonly one: Int32Array;
  private readonly other: Int32Array;
  private readonly hashes: Int32Array;
  private readonly next: Int32Array;
  private readonly heads = new Int32Array(slots).fill(-1);
  private count = 0;

  constructor(exchanges: readonly Exchange[], hashOfExchange: (i: number) => number) {
    const most = 1 + (exchanges.length * (exchanges.length + 1)) / 2;
    [this.one, this.other, this.hashes, this.next] = [0, 1, 2, 3].map(() => new Int32Array(most));
    const own = Int32Array.from(exchanges, (_, i) => hashOfExchange(i));
    this.put(-1, -1, 0);
    exchanges.forEach(([p, q], i) => {
      this.put(i, -1, own[i]);
      for (let j = i + 1; j < exchanges.length; j++)
        if (exchanges[j][0] !== p && exchanges[j][1] !== q) this.put(i, j, (own[i] + own[j]) | 0);
    });
  }

  /** Exchanges of an entry. */
  pair(k: number): number[] {
    return [this.one[k], this.other[k]].filter((i) => i >= 0);
  }

  /** Entries whose hashes add up to `whole`, each two of them once. */
  *joined(whole: number): Generator<[number, number]> {
    for (let k = 0; k < this.count; k++) {
      const lacking = (whole - this.hashes[k]) | 0;
      for (let at = this.heads[slotOf(lacking)]; at >= 0; at = this.next[at])
        if (at <= k && this.hashes[at] === lacking) yield [k, at];
    }
  }

  private put(one: number, other: number, hash: number): void {
    const slot = slotOf(hash);
    this.one[this.count] = one;
    this.other[this.count] = other;
    this.hashes[this.count] = hash;
    this.next[this.count] = this.heads[slot];
    this.heads[slot] = this.count++;
  }
}

/** A sum over the cells, so that shifts that add up have hashes that do. */
function hashOf(shift: Int32Array): number {
  let hash = 0;
  let factor = 0x9e3779b1;
  for (const units of shift) {
    hash = (Math.imul(units, factor) + hash) | 0;
    factor = Math.imul(factor, 0x85ebca6b);
  }
  return hash;
}

const slotOf = (hash: number) => (Math.imul(hash, 0xc2b2ae35) >>> 19) & (slots - 1);

function areDistinct(chosen: readonly Exchange[]): boolean {
  const side = (i: 0 | 1) => new Set(chosen.map((exchange) => exchange[i])).size;
  return chosen.length > 0 && side(0) === chosen.length && side(1) === chosen.length;
}

function addUp(set: readonly number[], shifts: Int32Array, target: Int32Array): boolean {
  return target.every((units, m) => set.reduce((sum, i) => sum + shifts[i * target.length + m], 0) === units);
}
