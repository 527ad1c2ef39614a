/**
 * Ids seen so far, in 12 bytes each whatever their length: two 32-bit hashes and the row. Two different ids of two million share a
 * fingerprint with probability 1 in 10 million; the strings themselves would cost fifteen times the memory.
 */
export class IdFingerprints {
  private first: Uint32Array;
  private second: Uint32Array;
  private rows: Uint32Array;
  private size = 0;

  constructor(capacity = 1 << 12) {
    this.first = new Uint32Array(capacity);
    this.second = new Uint32Array(capacity);
    this.rows = new Uint32Array(capacity);
  }

  /** Remembers `id`; answers the row where it was first seen, or null when it is new. Rows start at 1. */
  add(id: string, row: number): number | null {
    const [a, b] = hash(id);
    const slot = this.slotOf(a, b);
    if (this.rows[slot] !== 0) return this.rows[slot];
    this.first[slot] = a;
    this.second[slot] = b;
    this.rows[slot] = row;
    this.size += 1;
    if (this.size * 2 > this.rows.length) this.grow();
    return null;
  }

  private slotOf(a: number, b: number): number {
    const mask = this.rows.length - 1;
    let slot = (a ^ Math.imul(b, 0x9e3779b1)) & mask;
    while (this.rows[slot] !== 0 && (this.first[slot] !== a || this.second[slot] !== b)) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const { first, second, rows } = this;
    const capacity = rows.length * 2;
    this.first = new Uint32Array(capacity);
    this.second = new Uint32Array(capacity);
    this.rows = new Uint32Array(capacity);
    for (let at = 0; at < rows.length; at++) {
      if (rows[at] === 0) continue;
      const slot = this.slotOf(first[at], second[at]);
      this.first[slot] = first[at];
      this.second[slot] = second[at];
      this.rows[slot] = rows[at];
    }
  }
}

/** Two independent 32-bit mixes of the same characters (after Bret Mulvey's and the murmur finaliser). */
function hash(text: string): [number, number] {
  let a = 0x811c9dc5;
  let b = 0x2f0b4c47;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b);
    b = (b << 13) | (b >>> 19);
  }
  a ^= a >>> 15;
  a = Math.imul(a, 0x2c1b3c6d);
  a ^= a >>> 12;
  b ^= b >>> 16;
  b = Math.imul(b, 0xc2b2ae35);
  b ^= b >>> 13;
  return [a >>> 0, b >>> 0];
}
