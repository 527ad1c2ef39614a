import Papa from 'papaparse';
import { type ColumnSpec, countKnownColumns } from './columns.ts';
import { legacyIssue, notUnicodeIssue } from './encoding.ts';
import { detectFileKind, wrongKindIssue } from './file-kind.ts';
import type { Issue } from './issues.ts';
import { findLegacyText } from './legacy-text.ts';
import { guessDelimiter } from './table.ts';

/** Some rows of a CSV file in order. The first batch alone may be empty of rows; a refusal is the last batch. */
export interface RowBatch {
  columns: string[];
  rows: string[][];
  rowNumbers: number[];
  issues: Issue[];
  /** Bytes of the file consumed so far, for progress. */
  bytesRead: number;
}

const headBytes = 65_536;
/** Text is parsed in blocks of about this many characters. */
const blockLength = 1 << 20;
/** A quote that stays open longer than this will not be closed. */
const longestRecord = 8 << 20;
const legacySampleLines = 200;

/**
 * Streams a CSV of any length in bounded memory: a block of text and its rows at a time. Refuses, as the last batch, a file of another
 * kind, legacy or broken text, a quote left open, and an empty file. Blank rows are skipped but counted.
 */
export async function* streamTable(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  expects: readonly ColumnSpec[],
): AsyncGenerator<RowBatch> {
  const reader = new BlockReader(file, expects);
  for await (const chunk of chunks) {
    const batch = reader.push(chunk);
    if (!batch) continue;
    yield batch;
    if (reader.isRefused) return;
  }
  yield reader.finish();
}

class BlockReader {
  isRefused = false;
  private bytesRead = 0;
  private head: Uint8Array[] = [];
  private decoder: TextDecoder | null = null;
  private text = '';
  private delimiter = ',';
  private columns: string[] = [];
  private rowsSeen = 0;
  private readonly file: string;
  private readonly expects: readonly ColumnSpec[];

  constructor(file: string, expects: readonly ColumnSpec[]) {
    this.file = file;
    this.expects = expects;
  }

  /** A batch when a block is full; null while it fills. */
  push(chunk: Uint8Array): RowBatch | null {
    this.bytesRead += chunk.length;
    let bytes = chunk;
    if (!this.decoder) {
      this.head.push(chunk);
      if (this.bytesRead < headBytes) return null;
      bytes = Buffer.concat(this.head);
      const refusal = this.begin(bytes);
      if (refusal) return this.refuse(refusal);
    }
    const refusal = this.decode(bytes, true);
    if (refusal) return this.refuse(refusal);
    if (this.text.length < blockLength) return null;
    const end = endOfRecords(this.text);
    if (end < 0) {
      if (this.text.length < longestRecord) return null;
      return this.refuse({ code: 'csv-open-quote', severity: 'refuse', file: this.file, row: this.rowsSeen + 1 });
    }
    const block = this.text.slice(0, end);
    this.text = this.text.slice(end);
    return this.parse(block);
  }

  finish(): RowBatch {
    if (!this.decoder) {
      const bytes = Buffer.concat(this.head);
      const refusal = this.begin(bytes) ?? this.decode(bytes, true);
      if (refusal) return this.refuse(refusal);
    }
    const refusal = this.decode(new Uint8Array(0), false);
    if (refusal) return this.refuse(refusal);
    const batch = this.parse(this.text);
    if (this.columns.length === 0) return this.refuse({ code: 'table-empty', severity: 'refuse', file: this.file });
    return batch;
  }

  private begin(head: Uint8Array): Issue | null {
    const kind = detectFileKind(head);
    if (kind !== 'text') return wrongKindIssue(this.file, kind, 'table');
    const utf16 =
      head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null;
    this.decoder = new TextDecoder(utf16 ?? 'utf-8', { fatal: true });
    this.head = [];
    return null;
  }

  private decode(bytes: Uint8Array, more: boolean): Issue | null {
    try {
      this.text += this.decoder!.decode(bytes, { stream: more });
      return null;
    } catch {
      const rows = this.rowsSeen + this.text.split('\n').length - 1;
      const legacy = findLegacyText(new TextDecoder('windows-1252').decode(bytes).split('\n'));
      if (legacy) return legacyIssue(this.file, { ...legacy, line: rows + legacy.line });
      return notUnicodeIssue(bytes, this.file, rows);
    }
  }

  private parse(block: string): RowBatch {
    const batch: RowBatch = { columns: this.columns, rows: [], rowNumbers: [], issues: [], bytesRead: this.bytesRead };
    const legacy = findLegacyText(block.split('\n', legacySampleLines));
    if (legacy) return this.refuse(legacyIssue(this.file, { ...legacy, line: this.rowsSeen + legacy.line }));
    if (this.rowsSeen === 0) this.delimiter = guessDelimiter(block);
    const parsed = Papa.parse<string[]>(block.normalize('NFC'), { delimiter: this.delimiter });
    const open = parsed.errors.find((error) => error.type === 'Quotes');
    if (open) {
      return this.refuse({
        code: 'csv-open-quote',
        severity: 'refuse',
        file: this.file,
        row: this.rowsSeen + (open.row ?? 0) + 1,
      });
    }
    const grid = parsed.data;
    // The block ends with a line break, which papaparse reads as one more row of one empty cell.
    if (grid.length > 0 && grid[grid.length - 1].length === 1 && grid[grid.length - 1][0] === '') grid.pop();
    const start = this.columns.length === 0 ? this.readHeader(grid) : 0;
    batch.columns = this.columns;
    for (let at = start; at < grid.length; at++) this.addRow(grid[at], this.rowsSeen + at + 1, batch);
    this.rowsSeen += grid.length;
    return batch;
  }

  private readHeader(grid: string[][]): number {
    const known = grid.slice(0, 15).map((cells) => countKnownColumns(cells, this.expects));
    const best = Math.max(0, ...known);
    const at = best >= 2 ? known.indexOf(best) : grid.findIndex((cells) => cells.some((cell) => cell.trim() !== ''));
    if (at < 0) return grid.length;
    this.columns = grid[at].map((cell) => cell.trim());
    while (this.columns.length > 0 && this.columns[this.columns.length - 1] === '') this.columns.pop();
    return at + 1;
  }

  private addRow(cells: string[], row: number, batch: RowBatch): void {
    if (cells.every((cell) => cell.trim() === '')) return;
    const expected = this.columns.length;
    if (cells.slice(expected).some((cell) => cell.trim() !== '')) {
      batch.issues.push({
        code: 'row-too-wide',
        severity: 'error',
        file: this.file,
        row,
        value: String(cells.length),
        params: { expected },
      });
      return;
    }
    batch.rows.push(this.columns.map((_, at) => (cells[at] ?? '').trim()));
    batch.rowNumbers.push(row);
  }

  private refuse(issue: Issue): RowBatch {
    this.isRefused = true;
    return { columns: this.columns, rows: [], rowNumbers: [], issues: [issue], bytesRead: this.bytesRead };
  }
}

/** Position after the last line break that stands outside quotes; -1 when there is none. */
function endOfRecords(text: string): number {
  if (!text.includes('"')) return text.lastIndexOf('\n') + 1 || -1;
  let end = -1;
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) isQuoted = !isQuoted;
    else if (code === 10 && !isQuoted) end = at + 1;
  }
  return end;
}
