import ExcelJS from 'exceljs';
import type { Block, Paper, PaperTable } from './paper.ts';

/** Widths in characters: of the first column, and of the others. */
const firstWidth = 36;
const otherWidth = 15;
/** Columns texts run over where no table is wider. */
const fewestColumns = 6;
/** Columns a page upright holds in a size that can be read. */
const mostUpright = 8;
const rowPoints = 15;

/** A paper as a workbook: a sheet a section, figures as numbers, maps as pictures beside them; unknown cells are left empty. */
export async function paperAsWorkbook(paper: Paper): Promise<Uint8Array> {
  const { title, subtitle, foot, sections, madeAt } = paper;
  const workbook = new ExcelJS.Workbook();
  workbook.created = madeAt;
  sections.forEach(({ title: name, blocks }, number) => {
    const columns = Math.max(
      fewestColumns,
      ...blocks.map((block) => (block.kind === 'table' ? block.columns.length : 0)),
    );
    const sheet = workbook.addWorksheet(nameOf(name, number), {
      pageSetup: {
        ...{ paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
        orientation: columns <= mostUpright ? 'portrait' : 'landscape',
      },
      // Ampersands are commands in a header.
      headerFooter: { oddFooter: `&L&8${foot.replaceAll('&', '&&')}&R&8&P/&N` },
    });
    const [only] = blocks;
    // A list alone has its own widths.
    const own = blocks.length === 1 && only.kind === 'table' ? only.columns : [];
    sheet.columns = Array.from({ length: columns }, (_, i) => ({
      width: own[i]?.width ?? (i === 0 ? firstWidth : otherWidth),
    }));
    const text = (words: string, font: Partial<ExcelJS.Font> = {}) => addText(sheet, columns, words, font);
    text(number === 0 ? title : name, { bold: true, size: 14 });
    if (number === 0) text(subtitle);
    sheet.addRow([]);
    for (const block of blocks) addBlock(workbook, sheet, columns, block);
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addBlock(workbook: ExcelJS.Workbook, sheet: ExcelJS.Worksheet, columns: number, block: Block): void {
  if (block.kind === 'map') addMap(workbook, sheet, block);
  else if (block.kind === 'list') for (const item of block.items) addText(sheet, columns, `• ${item}`);
  else if (block.kind === 'table') addTable(sheet, columns, block);
  else addText(sheet, columns, block.text, { bold: block.kind === 'heading' });
}

/** A text over all columns, as many lines high as it needs: other programs do not measure merged cells themselves. */
function addText(sheet: ExcelJS.Worksheet, columns: number, text: string, font: Partial<ExcelJS.Font> = {}): void {
  const row = sheet.addRow([text]);
  sheet.mergeCells(row.number, 1, row.number, columns);
  row.font = font;
  row.alignment = { wrapText: true, vertical: 'top' };
  const size = font.size ?? 11;
  row.height = (linesOf(text, ((firstWidth + (columns - 1) * otherWidth) * 11) / size) * rowPoints * size) / 11;
}

/** Rows as high as their longest cell; a last column of words takes the width that is left. */
function addTable(sheet: ExcelJS.Worksheet, all: number, table: PaperTable): void {
  const { caption, columns, rows, totals = [], digits = 0 } = table;
  const last = columns.length - 1;
  const isWide = !columns[last].figure && columns.length < all;
  const widthOf = (i: number) =>
    i === last && isWide ? (all - last) * otherWidth : (sheet.getColumn(i + 1).width ?? otherWidth);
  const format = digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`;
  const put = (cells: (string | number | null)[], bold: boolean) => {
    const row = sheet.addRow(cells);
    row.font = { bold };
    cells.forEach((value, i) => {
      const cell = row.getCell(i + 1);
      cell.alignment = { wrapText: true, vertical: 'top', horizontal: columns[i].figure ? 'right' : 'left' };
      cell.border = { bottom: { style: 'hair', color: { argb: 'FF9AA5AA' } } };
      if (typeof value === 'number') cell.numFmt = format;
    });
    if (isWide) sheet.mergeCells(row.number, last + 1, row.number, all);
    row.height = rowPoints * Math.max(...cells.map((value, i) => linesOf(String(value ?? ''), widthOf(i))));
  };
  addText(sheet, all, caption, { bold: true });
  put(
    columns.map(({ head }) => head),
    true,
  );
  for (const cells of rows) put(cells, false);
  for (const cells of totals) put(cells, true);
  sheet.addRow([]);
}

/** Lines a text takes in so many characters, broken at spaces and after hyphens. */
function linesOf(text: string, characters: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(/ |(?<=-)/)) {
    if (used > 0 && used + 1 + word.length > characters) {
      lines++;
      used = 0;
    }
    used += (used > 0 ? 1 : 0) + word.length;
    lines += Math.ceil(used / characters) - 1;
    used -= (Math.ceil(used / characters) - 1) * Math.floor(characters);
  }
  return lines;
}

function addMap(
  workbook: ExcelJS.Workbook,
  sheet: ExcelJS.Worksheet,
  { png, width, height, caption }: { png: Uint8Array; width: number; height: number; caption: string },
): void {
  const id = workbook.addImage({ base64: Buffer.from(png).toString('base64'), extension: 'png' });
  const from = sheet.rowCount;
  sheet.addImage(id, { tl: { col: 0, row: from }, ext: { width: (width * 4) / 3, height: (height * 4) / 3 } });
  for (let row = 0; row < Math.ceil(height / rowPoints) + 1; row++) sheet.addRow([]).height = rowPoints;
  sheet.addRow([caption]).font = { italic: true };
  sheet.addRow([]);
}

/** A sheet's name holds at most 31 characters and none of these. */
function nameOf(name: string, number: number): string {
  return `${number + 1}. ${name.replace(/[\\/?*[\]:]/g, '-')}`.slice(0, 31);
}
