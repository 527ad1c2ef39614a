import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import type { Paper } from '../../api/platform/paper.ts';
import { paperAsWorkbook } from '../../api/platform/write-paper-xlsx.ts';

const sentence =
  'Mỗi trẻ đến trường gần nhất theo đường đi bộ còn chỗ, trẻ gần được xếp trước, kể cả đoạn từ nhà ra đường. ';
const table = (columns: number): Paper['sections'][number]['blocks'][number] => ({
  ...{ kind: 'table', caption: 'Theo xã, phường' },
  columns: Array.from({ length: columns }, (_, i) => ({
    head: `Chưa có chỗ trước và sau ${i}`,
    figure: i > 0,
    width: 1,
  })),
  rows: [['Phường Bến Lụa', ...Array.from({ length: columns - 1 }, () => 1234)]],
});
const reasons: Paper['sections'][number]['blocks'][number] = {
  ...{ kind: 'table', caption: 'Vì sao' },
  columns: [
    { head: 'Thay đổi', width: 1 },
    { head: 'Vì sao chưa xếp', width: 2 },
  ],
  rows: [['Mở trường', sentence]],
};

test('a workbook is as high as its words wherever it is opened: texts over all columns, heads and figures on one side', async () => {
  const sections = [
    { title: 'Cách tính', blocks: [{ kind: 'list' as const, items: [sentence.repeat(3)] }, table(6), reasons] },
    { title: 'Lộ trình', blocks: [table(12)] },
  ];
  const words = { unknown: '', number: String, page: () => '' };
  const paper = { title: 'Hồ sơ', subtitle: 'Thành phố', foot: '', madeAt: new Date(0), sections, words };
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await paperAsWorkbook(paper)).buffer as ArrayBuffer);
  const [first, second] = book.worksheets;
  const rows = (sheet: ExcelJS.Worksheet) => sheet.getRows(1, sheet.rowCount)!;
  const rowOf = (text: string) => rows(first).find((row) => String(row.getCell(1).value).startsWith(text))!;
  expect(rowOf('• Mỗi trẻ').height).toBe(3 * 15);
  expect(rowOf('• Mỗi trẻ').getCell(6).isMerged).toBe(true);
  const head = rows(first).find((row) => String(row.getCell(2).value).startsWith('Chưa có chỗ'))!;
  expect(head.height).toBe(2 * 15);
  expect(head.getCell(2).alignment.horizontal).toBe('right');
  expect(rowOf('Phường Bến Lụa').getCell(2).value).toBe(1234);
  // The reason runs over the columns the other table leaves.
  expect(rowOf('Mở trường').getCell(6).isMerged).toBe(true);
  expect(rowOf('Mở trường').height).toBe(2 * 15);
  expect([first, second].map(({ pageSetup }) => pageSetup.orientation)).toEqual(['portrait', 'landscape']);
});
