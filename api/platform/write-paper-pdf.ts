import { type Block, cellText, type Paper, type PaperSection, type PaperTable } from './paper.ts';
import { writePdf } from './write-pdf.ts';

/** Points beside the text of a cell. */
const padding = 3;
/** Thin lines between rows, rows close together. */
const lines = {
  hLineWidth: (row: number) => (row === 0 ? 0 : row === 1 ? 1 : 0.4),
  hLineColor: (row: number) => (row === 1 ? '#4b555a' : '#d5d9db'),
  vLineWidth: () => 0,
  paddingLeft: () => padding,
  paddingRight: () => padding,
  paddingTop: () => 1.4,
  paddingBottom: () => 1.4,
};

/** A paper as PDF on A4, vectors as vectors, the foot and the number on every page. */
export function paperAsPdf(paper: Paper): Promise<Uint8Array> {
  const { title, subtitle, foot, madeAt, sections, words } = paper;
  return writePdf({
    info: { title, creationDate: madeAt },
    footer: (page, of) => ({
      ...{ columns: [foot, { text: words.page(page, of), alignment: 'right', width: 80 }] },
      ...{ margin: [48, 8, 48, 0], fontSize: 7.5, color: '#4b555a' },
    }),
    content: [
      { text: title, style: 'title' },
      { text: subtitle, style: 'soft', margin: [0, 2, 0, 10] },
      ...sections.flatMap((section, i) => sectionOf(section, i > 0, paper)),
    ],
  });
}

/** A heading never stands alone at the foot of a page: what it begins with stays with it, unless that is long itself. */
function sectionOf({ title, blocks, follows }: PaperSection, after: boolean, paper: Paper): unknown[] {
  const heading = { text: title, fontSize: 14, bold: true, margin: [0, !after ? 0 : follows ? 14 : 2, 0, 6] };
  const [first = [], ...rest] = blocks.map((block) => contentOf(block, paper));
  if (!follows) return [{ ...heading, ...(after && { pageBreak: 'before' }) }, first, ...rest];
  const short = blocks[0]?.kind !== 'table';
  return short ? [{ stack: [heading, first], unbreakable: true }, ...rest] : [heading, first, ...rest];
}

function contentOf(block: Block, paper: Paper): unknown {
  if (block.kind === 'heading') return { text: block.text, style: 'heading', margin: [0, 10, 0, 4] };
  if (block.kind === 'text') return { text: block.text, margin: [0, 0, 0, 4] };
  if (block.kind === 'soft') return { text: block.text, style: 'soft', fontSize: 9, margin: [0, 0, 0, 4] };
  if (block.kind === 'notice')
    return {
      ...{ layout: 'noBorders', margin: [0, 2, 0, 6] },
      table: {
        widths: ['*'],
        body: [[{ text: block.text, fillColor: '#e2f0f3', fontSize: 9.5, margin: [4, 3, 4, 3] }]],
      },
    };
  if (block.kind === 'list') return { ul: block.items, margin: [0, 0, 0, 6], fontSize: 9.5 };
  if (block.kind === 'map')
    return {
      stack: [
        { svg: block.svg, width: block.width },
        { text: block.caption, style: 'soft', fontSize: 8.5, margin: [0, 2, 0, 6] },
      ],
    };
  return tableOf(block, paper);
}

function tableOf({ caption, columns, rows, totals = [], digits }: PaperTable, paper: Paper): unknown {
  const side = (i: number) => (columns[i].figure ? 'right' : 'left');
  const line = (cells: PaperTable['rows'][number], bold: boolean) =>
    cells.map((cell, i) => ({
      ...{ text: cellText(paper, cell, digits), alignment: side(i), bold },
      ...(cell === null && { color: '#7b858a' }),
    }));
  return {
    margin: [0, 2, 0, 8],
    stack: [
      { text: caption, bold: true, fontSize: 9.5, margin: [0, 0, 0, 2] },
      {
        ...{ fontSize: columns.length > 7 ? 7.5 : 8.5, layout: lines },
        table: {
          ...{ headerRows: 1, dontBreakRows: true, widths: columns.map(({ width }) => widthOf(width, columns)) },
          body: [
            columns.map(({ head }, i) => ({ text: head, bold: true, color: '#4b555a', alignment: side(i) })),
            ...rows.map((row) => line(row, false)),
            ...totals.map((row) => line(row, true)),
          ],
        },
      },
    ],
  };
}

/** Points between the margins, less the space around cells. */
function widthOf(width: number, columns: PaperTable['columns']): number {
  const all = columns.reduce((sum, each) => sum + each.width, 0);
  return ((499 - 2 * padding * columns.length) * width) / all;
}
