import ExcelJS from 'exceljs';
import type { ListsToWrite } from './export-lists.ts';

/** Class lists as a workbook: one sheet with all pupils, then one sheet a class, ready to print; codes stay text. */
export async function listsAsWorkbook(lists: ListsToWrite): Promise<Uint8Array> {
  const { title, subtitle, watermark, columns, classes, madeAt } = lists;
  const workbook = new ExcelJS.Workbook();
  workbook.created = madeAt;
  const all = addSheet(workbook, title, lists);
  all.addRow([title]).font = { bold: true, size: 14 };
  all.addRow([subtitle]);
  all.addRow([]);
  all.addRow([...headOf(columns), columns.note]).font = { bold: true };
  for (const { label, rows } of classes)
    for (const row of rows) all.addRow([row.number, row.id, row.name, row.birthDate, row.sex, label]);
  for (const { heading, label, rows } of classes) {
    const sheet = addSheet(workbook, label, lists);
    sheet.addRow([heading]).font = { bold: true, size: 14 };
    sheet.addRow([subtitle]);
    sheet.addRow([watermark]).font = { italic: true, color: { argb: 'FF4B555A' } };
    sheet.addRow([...headOf(columns), columns.note]).font = { bold: true };
    for (const row of rows) sheet.addRow([row.number, row.id, row.name, row.birthDate, row.sex, '']);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const headOf = ({ number, id, name, birthDate, sex }: ListsToWrite['columns']) => [number, id, name, birthDate, sex];

function addSheet(workbook: ExcelJS.Workbook, name: string, { watermark }: ListsToWrite): ExcelJS.Worksheet {
  // A sheet's name holds at most 31 characters and none of these.
  const plain = name.replace(/[\\/?*[\]:]/g, '-').slice(0, 28);
  const taken = workbook.worksheets.filter((sheet) => sheet.name === plain).length;
  const sheet = workbook.addWorksheet(taken > 0 ? `${plain} ${workbook.worksheets.length}` : plain, {
    pageSetup: { paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    // Ampersands are commands in a header.
    headerFooter: { oddFooter: `&C&9${watermark.replaceAll('&', '&&')}` },
  });
  sheet.columns = [{ width: 6 }, { width: 18 }, { width: 34 }, { width: 14 }, { width: 12 }, { width: 16 }];
  return sheet;
}
