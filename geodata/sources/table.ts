import * as XLSX from '@e965/xlsx';
import Papa from 'papaparse';
import { type ColumnSpec, countKnownColumns } from './columns.ts';
import { decodeText, legacyIssue } from './encoding.ts';
import { detectFileKind, tableKinds, wrongKindIssue } from './file-kind.ts';
import type { Issue } from './issues.ts';
import { findLegacyText } from './legacy-text.ts';

/** A table as people see it: every cell is text, exactly as written (leading zeros and 12-digit numbers live). */
export interface Table {
  columns: string[];
  /** Cells of the rows under the header, as wide as the header; blank rows are left out. */
  rows: string[][];
  /** 1-based row in the file of each entry of `rows`, header included in the count. */
  rowNumbers: number[];
  headerRow: number;
  /** Name of the sheet read; null for CSV. */
  sheet: string | null;
  issues: Issue[];
}

/** Rows above the header (titles of the office) that are searched for it. */
const headerSearchRows = 15;

/**
 * Reads CSV (comma, semicolon, tab or bar; UTF-8 or UTF-16), XLSX and XLS. The header is the row among the first 15 that names most of
 * `expects`, else the first row with text. A file of another kind, a broken workbook and legacy text are refused.
 */
export function readTable(bytes: Uint8Array, file: string, expects: readonly ColumnSpec[] = []): Table {
  const kind = detectFileKind(bytes);
  if (!tableKinds.includes(kind)) return refusedTable([wrongKindIssue(file, kind, 'table')]);
  return kind === 'text' ? readCsv(bytes, file, expects) : readWorkbook(bytes, file, expects);
}

function readCsv(bytes: Uint8Array, file: string, expects: readonly ColumnSpec[]): Table {
  const { text, issues } = decodeText(bytes, file);
  if (issues.length > 0) return refusedTable(issues);
  const parsed = Papa.parse<string[]>(text, { delimiter: guessDelimiter(text) });
  const quote = parsed.errors.find((error) => error.type === 'Quotes');
  if (quote) return refusedTable([{ code: 'csv-open-quote', severity: 'refuse', file, row: (quote.row ?? 0) + 1 }]);
  return toTable(parsed.data, null, file, expects);
}

/** The sign among , ; tab | that the first line with text has most of, outside quotes. */
export function guessDelimiter(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const counts = [',', ';', '\t', '|'].map((sign) => {
    const perLine = lines.slice(0, 20).map((line) => line.replace(/"[^"]*"/g, '').split(sign).length - 1);
    return { sign, header: perLine[0] ?? 0, most: Math.max(0, ...perLine) };
  });
  counts.sort((a, b) => b.header - a.header || b.most - a.most);
  return counts[0].header + counts[0].most > 0 ? counts[0].sign : ',';
}

function readWorkbook(bytes: Uint8Array, file: string, expects: readonly ColumnSpec[]): Table {
  let workbook: XLSX.WorkBook;
  try {
    workbook = XLSX.read(bytes, { type: 'array', cellNF: true, cellText: true, cellDates: false });
  } catch {
    return refusedTable([{ code: 'workbook-broken', severity: 'refuse', file }]);
  }
  const sheets = workbook.SheetNames.map((name) => ({ name, grid: sheetCells(workbook, name) })).filter(({ grid }) =>
    grid.some((row) => row.some((cell) => cell !== '')),
  );
  if (sheets.length === 0) return refusedTable([{ code: 'table-empty', severity: 'refuse', file }]);
  const known = sheets.map(({ grid }) =>
    Math.max(...grid.slice(0, headerSearchRows).map((row) => countKnownColumns(row, expects))),
  );
  const chosen = sheets[known.indexOf(Math.max(...known))];
  const legacy = findLegacyText(chosen.grid.map((row) => row.join(' ')));
  if (legacy) return refusedTable([legacyIssue(file, legacy)]);
  const table = toTable(chosen.grid, chosen.name, file, expects);
  if (sheets.length > 1) {
    const others = sheets
      .filter((sheet) => sheet !== chosen)
      .map((sheet) => sheet.name)
      .join(', ');
    table.issues.push({
      code: 'other-sheets-not-read',
      severity: 'note',
      file,
      value: chosen.name,
      params: { others },
    });
  }
  return table;
}

function sheetCells(workbook: XLSX.WorkBook, name: string): string[][] {
  const sheet = workbook.Sheets[name];
  if (!sheet?.['!ref']) return [];
  const range = XLSX.utils.decode_range(sheet['!ref']);
  const date1904 = workbook.Workbook?.WBProps?.date1904 ?? false;
  const grid: string[][] = [];
  for (let r = 0; r <= range.e.r; r++) {
    const cells: string[] = [];
    for (let c = 0; c <= range.e.c; c++) {
      const cell = sheet[XLSX.utils.encode_cell({ r, c })] as XLSX.CellObject | undefined;
      cells.push(cell ? cellText(cell, date1904).normalize('NFC').trim() : '');
    }
    grid.push(cells);
  }
  return grid;
}

/** Numbers keep every digit; a format of zeros ("00000") keeps its zeros; a date is the calendar day, with no zone in between. */
function cellText(cell: XLSX.CellObject, date1904: boolean): string {
  if (cell.t === 'e' || cell.v === undefined || cell.v === null) return '';
  if (cell.t === 'b') return cell.v ? '1' : '0';
  if (cell.t !== 'n') return String(cell.v);
  const value = Number(cell.v);
  const format = typeof cell.z === 'string' ? cell.z : 'General';
  if (/^0+$/.test(format) && cell.w) return cell.w;
  if (XLSX.SSF.is_date(format)) {
    const day = XLSX.SSF.parse_date_code(value, { date1904 });
    if (day && day.y >= 1900) {
      return `${day.y}-${String(day.m).padStart(2, '0')}-${String(day.d).padStart(2, '0')}`;
    }
  }
  return Number.isInteger(value) ? value.toFixed(0) : String(value);
}

function toTable(grid: string[][], sheet: string | null, file: string, expects: readonly ColumnSpec[]): Table {
  const header = headerIndex(grid, expects);
  if (header < 0) return refusedTable([{ code: 'table-empty', severity: 'refuse', file }]);
  const columns = grid[header].map((cell) => cell.trim());
  while (columns.length > 0 && columns[columns.length - 1] === '') columns.pop();
  const table: Table = { columns, rows: [], rowNumbers: [], headerRow: header + 1, sheet, issues: [] };
  for (let at = header + 1; at < grid.length; at++) {
    const cells = grid[at];
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
      table.issues.push({
        code: 'row-too-wide',
        severity: 'error',
        file,
        row: at + 1,
        value: String(cells.length),
        params: { expected: columns.length },
      });
      continue;
    }
    table.rows.push(columns.map((_, c) => (cells[c] ?? '').trim()));
    table.rowNumbers.push(at + 1);
  }
  return table;
}

function headerIndex(grid: string[][], expects: readonly ColumnSpec[]): number {
  const search = grid.slice(0, headerSearchRows);
  const known = search.map((row) => countKnownColumns(row, expects));
  const best = Math.max(0, ...known);
  if (best >= 2) return known.indexOf(best);
  return search.findIndex((row) => row.some((cell) => cell.trim() !== ''));
}

function refusedTable(issues: Issue[]): Table {
  return { columns: [], rows: [], rowNumbers: [], headerRow: 1, sheet: null, issues };
}
