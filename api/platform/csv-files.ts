import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import type { Issue } from '../../geodata/sources/issues.ts';
import { CsvSplitter } from './csv-splitter.ts';

/** Which columns a reader wants, by the name it calls them. */
export interface CsvColumns {
  required: string[];
  optional?: string[];
  /** Other header names accepted for a column, tried in order: `{ applicant_id: ['id'] }`. */
  aliases?: Record<string, string[]>;
}

/** What is known of a file once it has been read. */
export interface CsvFileSummary {
  /** Header names as they stand in the file, in file order. */
  columns: string[];
  /** Data rows handed over, faulty ones excluded. */
  rows: number;
  /** SHA-256 of the file's bytes, hex. */
  sha256: string;
  issues: Issue[];
}

/**
 * One row: `cells[i]` is the i-th of `required` then `optional` (undefined: the file has no such column), as text, untouched.
 * `row` is the spreadsheet row, 1 being the header. `all` holds every cell in file order, for attributes. The arrays are reused.
 */
export type OnCsvRow = (cells: (string | undefined)[], row: number, all: string[]) => void;

const chunkBytes = 1 << 20;
/** A file with a fault on every line would otherwise answer millions of issues. */
const mostIssues = 10_000;

/**
 * Reads a CSV file of any size (UTF-8, BOM accepted, header, comma, RFC 4180) in memory bounded by one chunk and one row.
 * `onHeader` hears the header before the first row. Blank lines are skipped but counted.
 * Issues (codes): `file-unreadable`, `csv-not-utf8`, `csv-empty`, `missing-column`, `csv-duplicate-column`, `csv-open-quote`
 * `csv-separator`, `csv-line-ends` refuse; `csv-cells` (a row with too many or too few cells) is an error and the row is not handed over.
 */
export function readCsvFile(
  path: string,
  columns: CsvColumns,
  onRow: OnCsvRow,
  options: { onHeader?: (columns: string[]) => void; onProgress?: (bytesRead: number, bytes: number) => void } = {},
): CsvFileSummary {
  const file = basename(path);
  const summary: CsvFileSummary = { columns: [], rows: 0, sha256: '', issues: [] };
  const hash = createHash('sha256');
  const rowReader = new RowReader(file, columns, onRow, summary, options.onHeader);
  const splitter = new CsvSplitter((cells) => rowReader.take(cells));
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    const bytes = fstatSync(descriptor).size;
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const chunk = new Uint8Array(chunkBytes);
    let bytesRead = 0;
    for (let count = readSync(descriptor, chunk); count > 0; count = readSync(descriptor, chunk)) {
      hash.update(chunk.subarray(0, count));
      bytesRead += count;
      splitter.push(decoder.decode(chunk.subarray(0, count), { stream: true }));
      options.onProgress?.(bytesRead, bytes);
      if (rowReader.refused) return summary;
      if (splitter.isRowTooLong) break;
    }
    splitter.push(decoder.decode());
    if (splitter.finish() === 'open-quote')
      summary.issues.push({ code: 'csv-open-quote', severity: 'refuse', file, row: splitter.openQuoteRow });
  } catch (failure) {
    const { code = '' } = failure as NodeJS.ErrnoException;
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') summary.issues.push(notUtf8(file, rowReader.row));
    else if (/^E[A-Z]+$/.test(code))
      summary.issues.push({ code: 'file-unreadable', severity: 'refuse', file, value: code });
    else throw failure;
    return summary;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
  if (rowReader.row === 0) summary.issues.push({ code: 'csv-empty', severity: 'refuse', file });
  summary.sha256 = hash.digest('hex');
  return summary;
}

const notUtf8 = (file: string, row: number): Issue => ({
  code: 'csv-not-utf8',
  severity: 'refuse',
  file,
  params: { after: row },
});

/** Finds the wanted columns in the header and hands over the rows. */
class RowReader {
  row = 0;
  refused = false;
  private positions: number[] = [];
  private cells: (string | undefined)[] = [];

  constructor(
    file: string,
    columns: CsvColumns,
    onRow: OnCsvRow,
    summary: CsvFileSummary,
    onHeader?: (columns: string[]) => void,
  ) {
    this.file = file;
    this.columns = columns;
    this.onRow = onRow;
    this.summary = summary;
    this.onHeader = onHeader;
  }
  private readonly file: string;
  private readonly columns: CsvColumns;
  private readonly onRow: OnCsvRow;
  private readonly summary: CsvFileSummary;
  private readonly onHeader: ((columns: string[]) => void) | undefined;

  take(all: string[]): void {
    this.row++;
    if (this.row === 1) {
      this.takeHeader(all);
      return;
    }
    if (this.refused || (all.length === 1 && all[0] === '')) return;
    const { positions, cells, summary } = this;
    if (all.length !== summary.columns.length) {
      this.reportCells(all.length);
      return;
    }
    for (let i = 0; i < positions.length; i++) cells[i] = positions[i] < 0 ? undefined : all[positions[i]];
    summary.rows++;
    this.onRow(cells, this.row, all);
  }

  private takeHeader(all: string[]): void {
    const { required, optional = [], aliases = {} } = this.columns;
    const header = all.map((name) => name.trim());
    this.summary.columns = header;
    const otherForm = formOf(header);
    if (otherForm) {
      this.refuse(otherForm);
      return;
    }
    const twice = header.find((name, i) => name !== '' && header.indexOf(name) !== i);
    if (twice !== undefined) this.refuse({ code: 'csv-duplicate-column', column: twice });
    this.positions = [...required, ...optional].map((name) => {
      const found = [name, ...(aliases[name] ?? [])].find((candidate) => header.includes(candidate));
      return found === undefined ? -1 : header.indexOf(found);
    });
    this.cells = this.positions.map(() => undefined);
    required.forEach((column, i) => {
      if (this.positions[i] < 0) this.refuse({ code: 'missing-column', column, params: { found: header.join(', ') } });
    });
    if (!this.refused) this.onHeader?.(header);
  }

  private refuse(issue: Omit<Issue, 'severity' | 'file'>): void {
    this.refused = true;
    this.summary.issues.push({ ...issue, severity: 'refuse', file: this.file });
  }

  private reportCells(found: number): void {
    const { issues, columns } = this.summary;
    if (issues.length >= mostIssues) return;
    const params = { found, expected: columns.length };
    issues.push({ code: 'csv-cells', severity: 'error', file: this.file, row: this.row, params });
  }
}

/** What a header that is one cell too long or too wide says of how the file was saved; null: it is as it should be. */
function formOf(header: string[]): Omit<Issue, 'severity' | 'file'> | null {
  if (header.some((name) => /\r(?!\n)/.test(name))) return { code: 'csv-line-ends' };
  const separator = header.length === 1 ? [';', '\t'].find((sign) => header[0].includes(sign)) : undefined;
  return separator ? { code: 'csv-separator', value: separator === '\t' ? 'tab' : separator } : null;
}
