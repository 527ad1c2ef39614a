import ExcelJS from 'exceljs';
import type { Paper } from './paper.ts';

/** A paper as a workbook: a sheet a section, figures as numbers, maps as pictures beside them; unknown cells are left empty. */
export async function paperAsWorkbook(paper: Paper): Promise<Uint8Array> {
  const { title, subtitle, foot, sections, madeAt } = paper;
  const workbook = new ExcelJS.Workbook();
  workbook.created = madeAt;
  sections.forEach(({ title: name, blocks }, number) => {
    const sheet = workbook.addWorksheet(nameOf(name, number), {
      pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      // Ampersands are commands in a header.
      headerFooter: { oddFooter: `&L&8${foot.replaceAll('&', '&&')}&R&8&P/&N` },
    });
    sheet.columns = [{ width: 36 }, ...Array.from({ length: 14 }, () => ({ width: 15 }))];
    sheet.addRow([number === 0 ? title : name]).font = { bold: true, size: 14 };
    if (number === 0) sheet.addRow([subtitle]);
    sheet.addRow([]);
    for (const block of blocks) {
      if (block.kind === 'map') addMap(workbook, sheet, block);
      else if (block.kind === 'list') for (const item of block.items) sheet.addRow([`• ${item}`]);
      else if (block.kind !== 'table') sheet.addRow([block.text]).font = { bold: block.kind === 'heading' };
      else {
        const { caption, columns, rows, totals = [], digits = 0 } = block;
        sheet.addRow([caption]).font = { bold: true };
        const head = sheet.addRow(columns.map((column) => column.head));
        head.font = { bold: true };
        head.alignment = { wrapText: true, vertical: 'top' };
        const format = digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`;
        [...rows, ...totals].forEach((cells, i) => {
          const row = sheet.addRow(cells);
          row.alignment = { wrapText: true, vertical: 'top' };
          if (i >= rows.length) row.font = { bold: true };
          row.eachCell((cell) => {
            if (typeof cell.value === 'number') cell.numFmt = format;
          });
        });
        sheet.addRow([]);
      }
    }
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addMap(
  workbook: ExcelJS.Workbook,
  sheet: ExcelJS.Worksheet,
  { png, width, height, caption }: { png: Uint8Array; width: number; height: number; caption: string },
): void {
  const id = workbook.addImage({ base64: Buffer.from(png).toString('base64'), extension: 'png' });
  const from = sheet.rowCount;
  sheet.addImage(id, { tl: { col: 0, row: from }, ext: { width: (width * 4) / 3, height: (height * 4) / 3 } });
  // A row is fifteen points high.
  for (let row = 0; row < Math.ceil(height / 15) + 1; row++) sheet.addRow([]);
  sheet.addRow([caption]).font = { italic: true };
  sheet.addRow([]);
}

/** A sheet's name holds at most 31 characters and none of these. */
function nameOf(name: string, number: number): string {
  return `${number + 1}. ${name.replace(/[\\/?*[\]:]/g, '-')}`.slice(0, 31);
}
