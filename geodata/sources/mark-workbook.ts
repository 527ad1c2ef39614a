import * as XLSX from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { type Language, say } from '#text/text.ts';
import { detectFileKind } from './file-kind.ts';
import { foldHeader } from './fold-text.ts';
import type { Issue } from './issues.ts';
import { readTable, type Table } from './table.ts';

const fills = { refuse: 'FFF4B6B6', error: 'FFF4B6B6', warning: 'FFFCE8A8', note: 'FFE2ECF7' } as const;
const severities = ['refuse', 'error', 'warning', 'note'] as const;

/**
 * The workbook a person sent, with every wrong cell filled and a comment that says what to do, and a sheet in front that sums up and lists all
 * issues. CSV and XLS come back as XLSX, cells as text. Throws when the file is no table: a refused file has nothing to mark.
 */
export async function markWorkbook(
  bytes: Uint8Array,
  file: string,
  issues: readonly Issue[],
  language: Language,
): Promise<Uint8Array> {
  const table = readTable(bytes, file);
  const workbook = await openWorkbook(bytes, table);
  const sheet = workbook.getWorksheet(table.sheet ?? sheetNameForCsv) ?? workbook.worksheets[0];
  if (!sheet) throw new Error(`${file} holds no sheet to mark`);
  for (const [address, found] of issuesByCell(issues, sheet)) {
    const cell = sheet.getCell(address);
    const worst = severities.find((severity) => found.some((issue) => issue.severity === severity)) ?? 'note';
    // A style object may be shared with other cells; a copy keeps the fill on this one.
    cell.style = { ...cell.style, fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: fills[worst] } } };
    cell.note = found.map((issue) => sayIssue(issue, language)).join('\n');
  }
  addSummary(workbook, sheet, issues, language);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** The sentence of an issue in a language: code looked up in web/text/issues.ts, its fields and params filled in. */
export function sayIssue(issue: Issue, language: Language): string {
  return say(language, `issues.${issue.code}`, { ...issue, ...issue.params });
}

const sheetNameForCsv = 'CSV';

async function openWorkbook(bytes: Uint8Array, table: Table): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  const kind = detectFileKind(bytes);
  if (kind === 'text') {
    const sheet = workbook.addWorksheet(sheetNameForCsv);
    writeRow(sheet, table.headerRow, table.columns);
    table.rows.forEach((cells, at) => {
      writeRow(sheet, table.rowNumbers[at], cells);
    });
    return workbook;
  }
  const xlsx =
    kind === 'xls'
      ? (XLSX.write(XLSX.read(bytes, { type: 'array', cellNF: true }), {
          type: 'array',
          bookType: 'xlsx',
        }) as ArrayBuffer)
      : bytes;
  // exceljs names its own Buffer type; the bytes are the same.
  await workbook.xlsx.load(Buffer.from(xlsx as Uint8Array) as unknown as ExcelJS.Buffer);
  return workbook;
}

function writeRow(sheet: ExcelJS.Worksheet, row: number, cells: readonly string[]): void {
  cells.forEach((text, at) => {
    const cell = sheet.getCell(row, at + 1);
    cell.numFmt = '@';
    cell.value = text === '' ? null : text;
  });
}

/** Cell addresses with their issues; an issue without a column stands on the first cell of its row, one without a row only in the list. */
function issuesByCell(issues: readonly Issue[], sheet: ExcelJS.Worksheet): Map<string, Issue[]> {
  const columnOf = headerPositions(sheet, issues);
  const cells = new Map<string, Issue[]>();
  for (const issue of issues) {
    if (issue.row === undefined) continue;
    const names = issue.column?.split(', ') ?? [];
    const known = names.flatMap((name) => columnOf.get(foldHeader(name)) ?? []);
    for (const column of known.length > 0 ? known : [1]) {
      const { address } = sheet.getCell(issue.row, column);
      cells.set(address, [...(cells.get(address) ?? []), issue]);
    }
  }
  return cells;
}

/** The header is the row among the first 15 that bears most of the columns the issues name. */
function headerPositions(sheet: ExcelJS.Worksheet, issues: readonly Issue[]): Map<string, number> {
  const wanted = new Set(issues.flatMap((issue) => issue.column?.split(', ') ?? []).map(foldHeader));
  let best = new Map<string, number>();
  let most = -1;
  for (let row = 1; row <= Math.min(15, sheet.rowCount); row++) {
    const positions = new Map<string, number>();
    sheet.getRow(row).eachCell((cell, column) => {
      positions.set(foldHeader(cell.text), column);
    });
    const hits = [...wanted].filter((name) => positions.has(name)).length;
    if (hits <= most) continue;
    most = hits;
    best = positions;
  }
  return best;
}

function addSummary(
  workbook: ExcelJS.Workbook,
  marked: ExcelJS.Worksheet,
  issues: readonly Issue[],
  language: Language,
): void {
  const title = say(language, 'issues.summary-sheet');
  const sheet = workbook.addWorksheet(workbook.getWorksheet(title) ? `${title} 2` : title);
  sheet.columns = [{ width: 14 }, { width: 10 }, { width: 22 }, { width: 26 }, { width: 110 }];
  sheet.addRow([say(language, 'issues.summary-title', { sheet: marked.name })]).font = { bold: true, size: 14 };
  for (const severity of severities) {
    const count = issues.filter((issue) => issue.severity === severity).length;
    if (count > 0) sheet.addRow([say(language, `issues.severity-${severity}`), count]);
  }
  sheet.addRow([]);
  const headings = ['severity', 'row', 'column', 'value', 'sentence'].map((name) =>
    say(language, `issues.heading-${name}`),
  );
  sheet.addRow(headings).font = { bold: true };
  for (const issue of [...issues].sort((a, b) => (a.row ?? 0) - (b.row ?? 0))) {
    const row = sheet.addRow([
      say(language, `issues.severity-${issue.severity}`),
      issue.row ?? '',
      issue.column ?? '',
      issue.value ?? '',
      sayIssue(issue, language),
    ]);
    row.getCell(1).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: fills[issue.severity] } };
    row.getCell(5).alignment = { wrapText: true, vertical: 'top' };
  }
}
