import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const lineFeed = 10;
const carriageReturn = 13;
const quote = 34;

/**
 * SHA-256 (hex) of a table's content, whatever the order of its rows: of the header and then the rows in the order of their
 * bytes, each ended by LF. For a file written in that order it is the SHA-256 of the file; for any other file it is what
 * `(head -1 FILE; tail -n +2 FILE | LC_ALL=C sort) | sha256sum` answers (rows without line breaks in cells).
 */
export function orderedSha256(path: string): string {
  const bytes = withoutByteOrderMark(readFileSync(path));
  const rows = splitRows(bytes);
  const body = rows.subarray(2);
  const order = orderOfRows(bytes, body);
  const hash = createHash('sha256');
  if (rows.length >= 2) hash.update(bytes.subarray(rows[0], rows[1])).update('\n');
  // Rows are gathered into large pieces: a call to the hash for each of a million rows would cost more than the hashing.
  const piece = Buffer.allocUnsafe(1 << 20);
  let filled = 0;
  for (const i of order) {
    const length = body[2 * i + 1] - body[2 * i];
    if (filled + length + 1 > piece.length) {
      hash.update(piece.subarray(0, filled));
      filled = 0;
    }
    if (length + 1 > piece.length) hash.update(bytes.subarray(body[2 * i], body[2 * i + 1])).update('\n');
    else {
      for (let at = body[2 * i]; at < body[2 * i + 1]; at++) piece[filled++] = bytes[at];
      piece[filled++] = lineFeed;
    }
  }
  return hash.update(piece.subarray(0, filled)).digest('hex');
}

/** SHA-256 (hex) of bytes or text as they are. */
export function sha256Of(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * Rows in the order of their bytes. What all begin with is passed over; the next six bytes, as one number, order most rows,
 * and files are mostly in that order already; only rows alike so far are compared byte by byte.
 */
function orderOfRows(bytes: Buffer, body: Float64Array): Uint32Array {
  const count = body.length / 2;
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  const common = commonPrefix(bytes, body);
  const keys = new Float64Array(count);
  let sorted = true;
  for (let i = 0; i < count; i++) {
    const from = body[2 * i] + common;
    let key = 0;
    for (let k = 0; k < 6; k++) key = key * 256 + (from + k < body[2 * i + 1] ? bytes[from + k] : 0);
    keys[i] = key;
    if (i > 0 && keys[i - 1] > key) sorted = false;
  }
  if (!sorted) order.sort((i, j) => keys[i] - keys[j] || i - j);
  for (let first = 0; first < count; ) {
    let end = first + 1;
    while (end < count && keys[order[end]] === keys[order[first]]) end++;
    if (end - first > 1) sortAlike(bytes, body, order.subarray(first, end), common);
    first = end;
  }
  return order;
}

function sortAlike(bytes: Buffer, body: Float64Array, rows: Uint32Array, common: number): void {
  const compare = (i: number, j: number) => {
    let [left, right] = [body[2 * i] + common, body[2 * j] + common];
    const [leftEnd, rightEnd] = [body[2 * i + 1], body[2 * j + 1]];
    while (left < leftEnd && right < rightEnd) {
      const difference = bytes[left++] - bytes[right++];
      if (difference !== 0) return difference;
    }
    return leftEnd - left - (rightEnd - right);
  };
  if (rows.length > 30) {
    rows.sort(compare);
    return;
  }
  for (let at = 1; at < rows.length; at++) {
    const row = rows[at];
    let k = at;
    for (; k > 0 && compare(rows[k - 1], row) > 0; k--) rows[k] = rows[k - 1];
    rows[k] = row;
  }
}

/** Bytes that every row begins with. */
function commonPrefix(bytes: Buffer, body: Float64Array): number {
  if (body.length === 0) return 0;
  const first = body[0];
  let common = body[1] - first;
  for (let i = 0; i < body.length && common > 0; i += 2) {
    const length = Math.min(common, body[i + 1] - body[i]);
    let k = 0;
    while (k < length && bytes[body[i] + k] === bytes[first + k]) k++;
    common = k;
  }
  return common;
}

function withoutByteOrderMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

/** Start and end (without line end) of every row that is not blank, one after the other; quoted line breaks do not end a row. */
function splitRows(bytes: Buffer): Float64Array {
  let places = new Float64Array(1024);
  let count = 0;
  let start = 0;
  let nextQuote = bytes.indexOf(quote);
  while (start < bytes.length) {
    let end = bytes.indexOf(lineFeed, start);
    if (end < 0) end = bytes.length;
    let inside = false;
    while (nextQuote >= 0 && (nextQuote < end || inside)) {
      if (nextQuote > end) {
        end = bytes.indexOf(lineFeed, nextQuote);
        if (end < 0) end = bytes.length;
      }
      inside = !inside;
      nextQuote = bytes.indexOf(quote, nextQuote + 1);
    }
    const stop = end > start && bytes[end - 1] === carriageReturn ? end - 1 : end;
    if (stop > start) {
      if (count + 2 > places.length) {
        const wider = new Float64Array(places.length * 2);
        wider.set(places);
        places = wider;
      }
      places[count++] = start;
      places[count++] = stop;
    }
    start = end + 1;
  }
  return places.subarray(0, count);
}
