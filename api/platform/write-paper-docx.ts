import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { type Block, cellText, type Paper, type PaperTable } from './paper.ts';

/** A paper as a DOCX document on A4; maps are vectors, with a picture for readers that know none. */
export async function paperAsDocument(paper: Paper): Promise<Uint8Array> {
  const { title, subtitle, foot, sections } = paper;
  const document = new Document({
    title,
    styles: { default: { document: { run: { font: 'Times New Roman', size: 23 } } } },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: { left: 1000, right: 1000 } } },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                children: [
                  new TextRun({ text: `${foot} · `, size: 15 }),
                  new TextRun({ children: [PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES], size: 15 }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          new Paragraph({ children: [new TextRun({ text: subtitle, color: '4b555a' })] }),
          ...sections.flatMap(({ title: name, blocks, follows }, i) => [
            new Paragraph({ text: name, heading: HeadingLevel.HEADING_1, pageBreakBefore: i > 0 && !follows }),
            ...blocks.flatMap((block) => partsOf(block, paper)),
          ]),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function partsOf(block: Block, paper: Paper): (Paragraph | Table)[] {
  const spacing = { after: 80 };
  if (block.kind === 'heading') return [new Paragraph({ text: block.text, heading: HeadingLevel.HEADING_2, spacing })];
  if (block.kind === 'text') return [new Paragraph({ text: block.text, spacing })];
  if (block.kind === 'soft')
    return [new Paragraph({ children: [new TextRun({ text: block.text, size: 19, color: '4b555a' })], spacing })];
  if (block.kind === 'notice')
    return [
      new Paragraph({
        ...{ children: [new TextRun({ text: block.text, size: 20 })], spacing },
        shading: { type: ShadingType.CLEAR, fill: 'e2f0f3' },
      }),
    ];
  if (block.kind === 'list') return block.items.map((text) => new Paragraph({ text, bullet: { level: 0 } }));
  if (block.kind === 'map') {
    // A point is 4/3 of the pixels that sizes are given in.
    const transformation = { width: (block.width * 4) / 3, height: (block.height * 4) / 3 };
    const image = new ImageRun({
      ...{ type: 'svg', data: Buffer.from(block.svg), transformation },
      fallback: { type: 'png', data: Buffer.from(block.png) },
      altText: { name: block.caption, title: block.caption, description: block.caption },
    });
    return [new Paragraph({ children: [image] }), ...partsOf({ kind: 'soft', text: block.caption }, paper)];
  }
  return tableOf(block, paper);
}

function tableOf({ caption, columns, rows, totals = [], digits }: PaperTable, paper: Paper): (Paragraph | Table)[] {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  const row = (cells: string[], bold: boolean, isHead = false) =>
    new TableRow({
      ...{ tableHeader: isHead, cantSplit: true },
      children: cells.map(
        (text, i) =>
          new TableCell({
            width: { size: (100 * columns[i].width) / all, type: WidthType.PERCENTAGE },
            margins: { left: 60, right: 60 },
            children: [
              new Paragraph({
                alignment: columns[i].figure ? AlignmentType.RIGHT : AlignmentType.LEFT,
                children: [new TextRun({ text, bold, size: columns.length > 7 ? 16 : 19 })],
              }),
            ],
          }),
      ),
    });
  const texts = (cells: PaperTable['rows'][number]) => cells.map((cell) => cellText(paper, cell, digits));
  return [
    new Paragraph({ children: [new TextRun({ text: caption, bold: true, size: 20 })], spacing: { before: 120 } }),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [
        row(
          columns.map(({ head }) => head),
          true,
          true,
        ),
        ...rows.map((cells) => row(texts(cells), false)),
        ...totals.map((cells) => row(texts(cells), true)),
      ],
    }),
    new Paragraph({ text: '' }),
  ];
}
