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
  const order = Uint32Array.from({ length: body.length / 2 }, (_, i) => i);
  const compare = (i: number, j: number) =>
    bytes.compare(bytes, body[2 * j], body[2 * j + 1], body[2 * i], body[2 * i + 1]);
  let sorted = true;
  for (let i = 1; sorted && i < order.length; i++) sorted = compare(i - 1, i) <= 0;
  if (!sorted) order.sort(compare);
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
      bytes.copy(piece, filled, body[2 * i], body[2 * i + 1]);
      filled += length;
      piece[filled++] = lineFeed;
    }
  }
  return hash.update(piece.subarray(0, filled)).digest('hex');
}

/** SHA-256 (hex) of bytes or text as they are. */
export function sha256Of(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
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
