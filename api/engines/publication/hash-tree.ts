import { sha256 } from '../sha256.ts';

const hashBytes = 32;

/**
 * A tree of hashes over rows of text (Merkle tree as in RFC 6962, section 2.1): one root stands for all of them, and a row is
 * proved to be among them by about log₂(n) hashes, without showing another.
 */
export class HashTree {
  /** Hashes of each level, 32 bytes each, from the rows to the root; a last one without a partner moves up as it is. */
  private readonly levels: Uint8Array[];

  constructor(rows: readonly string[]) {
    const first = new Uint8Array(rows.length * hashBytes);
    rows.forEach((row, i) => {
      first.set(hashOfRow(row), i * hashBytes);
    });
    this.levels = [first];
    for (let level: Uint8Array = first; level.length > hashBytes; ) {
      level = levelAbove(level);
      this.levels.push(level);
    }
  }

  /** The root, hexadecimal; of no rows: the hash of nothing. */
  root(): string {
    const top = this.levels[this.levels.length - 1];
    return hexOf(top.length > 0 ? top : sha256(new Uint8Array()));
  }

  /** The hashes beside the way from row `index` to the root, hexadecimal, from below. */
  path(index: number): string[] {
    const path: string[] = [];
    let at = index;
    for (const level of this.levels) {
      const beside = at ^ 1;
      if ((beside + 1) * hashBytes <= level.length)
        path.push(hexOf(level.subarray(beside * hashBytes, (beside + 1) * hashBytes)));
      at >>= 1;
    }
    return path;
  }
}

/** The root that `row` at `index` of `count` rows and its path lead to, hexadecimal; null for a path of another length. */
export function rootOfPath(row: string, index: number, count: number, path: readonly string[]): string | null {
  let hash = hashOfRow(row);
  let next = 0;
  let at = index;
  for (let left = count; left > 1; left = (left + 1) >> 1) {
    if ((at ^ 1) < left) {
      const beside = bytesOf(path[next++] ?? '');
      if (beside.length !== hashBytes) return null;
      hash = at & 1 ? hashOfPair(beside, hash) : hashOfPair(hash, beside);
    }
    at >>= 1;
  }
  return next === path.length ? hexOf(hash) : null;
}

function levelAbove(level: Uint8Array): Uint8Array {
  const count = level.length / hashBytes;
  const above = new Uint8Array(Math.ceil(count / 2) * hashBytes);
  for (let i = 0; i + 1 < count; i += 2)
    above.set(
      hashOfPair(
        level.subarray(i * hashBytes, (i + 1) * hashBytes),
        level.subarray((i + 1) * hashBytes, (i + 2) * hashBytes),
      ),
      (i / 2) * hashBytes,
    );
  if (count % 2 === 1) above.set(level.subarray((count - 1) * hashBytes), above.length - hashBytes);
  return above;
}

/** Rows and pairs begin with different bytes, so that no pair can pass for a row. */
function hashOfRow(row: string): Uint8Array {
  const text = new TextEncoder().encode(row);
  const bytes = new Uint8Array(text.length + 1);
  bytes.set(text, 1);
  return sha256(bytes);
}

function hashOfPair(left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + 2 * hashBytes);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 1 + hashBytes);
  return sha256(bytes);
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function bytesOf(hex: string): Uint8Array {
  if (!/^([0-9a-f]{2})*$/.test(hex)) return new Uint8Array();
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}
