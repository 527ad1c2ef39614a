import { decodeAttribute, encodingNamed, guessEncoding, type TextEncodingName } from './attribute-text.ts';
import type { AttributeValue } from './types.ts';

/** A dBASE table as a Shapefile carries it. `rows[i]` belongs to shape i. */
export interface AttributeTable {
  columns: string[];
  rows: Record<string, AttributeValue>[];
  /** Null: the texts are in no encoding we know; then `strange` is one of them as it stands. */
  encoding: TextEncodingName | null;
  strange: string;
}

interface Column {
  name: Uint8Array;
  kind: string;
  start: number;
  length: number;
}

/** Language drivers that mean Windows' Western page (ESRI). */
const codePagesByDriver: Record<number, string> = { 3: '1252', 87: '1252' };
const headLength = 32;
const columnEnd = 0x0d;

/**
 * Reads a .dbf (dBASE III with the types of Shapefiles: C, N, F, D, L; memos are left out). The encoding is what the .cpg names, else
 * guessed from the texts themselves. Throws where the table is damaged.
 */
export function readAttributeTable(bytes: Uint8Array, codePage: string | null): AttributeTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(4, true);
  const [start, size] = [view.getUint16(8, true), view.getUint16(10, true)];
  const columns = readColumns(bytes, start);
  if (start + count * size > bytes.length + 1) throw new Error('cut short');
  const cells = (row: number, { start: at, length }: Column) =>
    bytes.subarray(start + row * size + at, start + row * size + at + length);
  const texts = [...columns.map(({ name }) => name)];
  for (const column of columns)
    if (column.kind === 'C') for (let row = 0; row < count; row++) texts.push(cells(row, column));
  const encoding = chooseEncoding(codePage ?? codePagesByDriver[bytes[29]] ?? null, texts);
  if (!encoding) {
    const strange = texts.find((text) => text.some((byte) => byte > 0x7f))!;
    const shown = new TextDecoder('windows-1252').decode(strange).trim();
    return { columns: [], rows: [], encoding: null, strange: shown };
  }
  const names = namesOf(columns, encoding);
  const rows = Array.from({ length: count }, (_, row) =>
    Object.fromEntries(
      columns.map((column, i) => [names[i], readValue(cells(row, column), column.kind, encoding)] as const),
    ),
  );
  return { columns: names, rows, encoding, strange: '' };
}

/** Names are cut at ten bytes, in UTF-8 in the midst of a letter: the rest of it is left out, and names that become one are numbered. */
function namesOf(columns: readonly Column[], encoding: TextEncodingName): string[] {
  const taken = new Set<string>();
  return columns.map(({ name }) => {
    const whole = decodeAttribute(name, encoding)
      .replace(/\ufffd+$/, '')
      .trimEnd();
    let free = whole;
    for (let n = 2; taken.has(free); n++) free = `${whole}_${n}`;
    taken.add(free);
    return free;
  });
}

/** What the .cpg or the table's own driver byte names; Windows' Western page holds no Vietnamese, so that it only stands where the texts say nothing else. */
function chooseEncoding(codePage: string | null, texts: readonly Uint8Array[]): TextEncodingName | null {
  const named = codePage === null ? null : encodingNamed(codePage);
  return named && named !== 'windows-1252' ? named : (guessEncoding(texts) ?? named);
}

function readColumns(bytes: Uint8Array, end: number): Column[] {
  const columns: Column[] = [];
  let start = 1;
  for (let at = headLength; at + 32 <= end && bytes[at] !== columnEnd; at += 32) {
    const zero = bytes.indexOf(0, at);
    const name = bytes.subarray(at, Math.min(at + 11, zero < 0 ? at + 11 : zero));
    const column = { name, kind: String.fromCharCode(bytes[at + 11]), start, length: bytes[at + 16] };
    start += column.length;
    if ('CNFDL'.includes(column.kind)) columns.push(column);
  }
  return columns;
}

/** A cell; blank is null, and so is a number overflowing its column ("****"). */
function readValue(bytes: Uint8Array, kind: string, encoding: TextEncodingName): AttributeValue {
  const text = decodeAttribute(bytes, encoding).replace(/\0.*$/s, '').trim();
  if (text === '') return null;
  if (kind === 'N' || kind === 'F') return Number.isFinite(Number(text)) ? Number(text) : null;
  if (kind === 'L') return /^[TtYy]$/.test(text) ? true : /^[FfNn]$/.test(text) ? false : null;
  if (kind === 'D') return /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : null;
  return text;
}
