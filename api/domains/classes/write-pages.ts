import { writePdf } from '../../platform/write-pdf.ts';
import type { ListsToWrite } from './export-lists.ts';

/** Class lists as PDF, one class a page, the watermark at the head of every list. */
export function listsAsPages({
  subtitle,
  watermark,
  columns,
  classes,
  title,
  madeAt,
}: ListsToWrite): Promise<Uint8Array> {
  const head = [columns.number, columns.id, columns.name, columns.birthDate, columns.sex, columns.note];
  return writePdf({
    info: { title, creationDate: madeAt },
    content: classes.map(({ heading, rows }, i) => ({
      ...(i > 0 && { pageBreak: 'before' }),
      stack: [
        { text: watermark, style: 'soft', fontSize: 8 },
        { text: heading, style: 'title', margin: [0, 6, 0, 0] },
        { text: subtitle, style: 'soft', margin: [0, 0, 0, 8] },
        {
          fontSize: 9.5,
          layout: 'lightHorizontalLines',
          table: {
            headerRows: 1,
            widths: [22, 78, '*', 62, 42, 60],
            body: [
              head.map((text) => ({ text, bold: true })),
              ...rows.map((row) => [String(row.number), row.id, row.name, row.birthDate, row.sex, '']),
            ],
          },
        },
      ],
    })),
  });
}
