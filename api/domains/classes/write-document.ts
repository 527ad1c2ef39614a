import {
  Document,
  Footer,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { ListsToWrite } from './export-lists.ts';

const widths = [8, 18, 34, 14, 10, 16];

/** Class lists as a DOCX document: one class a page, the watermark in every foot. */
export async function listsAsDocument(lists: ListsToWrite): Promise<Uint8Array> {
  const { title, subtitle, watermark, columns, classes } = lists;
  const head = [columns.number, columns.id, columns.name, columns.birthDate, columns.sex, columns.note];
  const document = new Document({
    title,
    styles: { default: { document: { run: { font: 'Times New Roman', size: 24 } } } },
    sections: [
      {
        footers: {
          default: new Footer({
            children: [new Paragraph({ children: [new TextRun({ text: watermark, size: 16 })] })],
          }),
        },
        children: classes.flatMap(({ heading, rows }, i) => [
          new Paragraph({ text: heading, heading: HeadingLevel.HEADING_1, pageBreakBefore: i > 0 }),
          new Paragraph({ text: subtitle }),
          new Table({
            width: { size: 100, type: WidthType.PERCENTAGE },
            rows: [
              rowOf(head, true),
              ...rows.map((row) => rowOf([String(row.number), row.id, row.name, row.birthDate, row.sex, ''], false)),
            ],
          }),
        ]),
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function rowOf(cells: string[], isHead: boolean): TableRow {
  return new TableRow({
    tableHeader: isHead,
    children: cells.map(
      (text, i) =>
        new TableCell({
          width: { size: widths[i], type: WidthType.PERCENTAGE },
          children: [new Paragraph({ children: [new TextRun({ text, bold: isHead })] })],
        }),
    ),
  });
}
