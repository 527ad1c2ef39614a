import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';

const bufferedCharacters = 1 << 19;

/** A cell as RFC 4180 writes it; null and undefined are blank (absent stays absent). */
export function csvCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

type Cell = string | number | null | undefined;

/** Text that a spreadsheet program would take for a formula stands behind an apostrophe, which shows it as it was written. */
function asText(cell: Cell): Cell {
  return typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

/** A table as other programs read it: UTF-8, comma, LF; what stands in it is written as it is. */
export function csvTable(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `${[columns, ...rows].map((cells) => cells.map(csvCell).join(',')).join('\n')}\n`;
}

/** A table as a spreadsheet program opens it by a click: byte order mark, comma, CRLF; nothing in it is run as a formula. */
export function csvSheet(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${[columns, ...rows].map((cells) => `${cells.map((cell) => csvCell(asText(cell))).join(',')}\r\n`).join('')}`;
}

/** Writes a CSV file (UTF-8, LF) row by row in bounded memory. Call `close` to flush; it answers rows and SHA-256. */
export class CsvWriter {
  private readonly descriptor: number;
  private readonly hash = createHash('sha256');
  private pending: string;
  private rows = 0;

  constructor(path: string, columns: string[]) {
    this.descriptor = openSync(path, 'w');
    this.pending = `${columns.map(csvCell).join(',')}\n`;
  }

  row(cells: (string | number | null | undefined)[]): void {
    let line = csvCell(cells[0]);
    for (let i = 1; i < cells.length; i++) line += `,${csvCell(cells[i])}`;
    this.line(line);
  }

  /** A row already in CSV form, without its line end. For rows by the million. */
  line(line: string): void {
    this.pending += `${line}\n`;
    this.rows++;
    if (this.pending.length >= bufferedCharacters) this.flush();
  }

  close(): { rows: number; sha256: string } {
    this.flush();
    closeSync(this.descriptor);
    return { rows: this.rows, sha256: this.hash.digest('hex') };
  }

  private flush(): void {
    const bytes = Buffer.from(this.pending, 'utf8');
    this.pending = '';
    this.hash.update(bytes);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.descriptor, bytes, at);
  }
}
