import { type Language, say, sayNumber } from '#text/text.ts';
import type { Paper, PaperTable } from '../../platform/paper.ts';
import type { ListsToWrite } from './export-lists.ts';

/** Class lists as a paper: a section a class; `withAll`: before them one of all pupils with their classes, as workbooks begin. */
export function listsOnPaper(lists: ListsToWrite, language: Language, { withAll }: { withAll: boolean }): Paper {
  const { title, subtitle, watermark, columns, classes, madeAt } = lists;
  const table = (rows: PaperTable['rows']): PaperTable => ({
    ...{ kind: 'table', caption: subtitle, rows },
    columns: [
      { head: columns.number, figure: true, width: 6 },
      { head: columns.id, width: 18 },
      { head: columns.name, width: 34 },
      { head: columns.birthDate, width: 14 },
      { head: columns.sex, width: 12 },
      { head: columns.note, width: 16 },
    ],
  });
  const cells = (of: (label: string) => string) =>
    classes.map(({ label, rows }) =>
      rows.map(({ number, id, name, birthDate, sex }) => [number, id, name, birthDate, sex, of(label)]),
    );
  const own = cells(() => '');
  const all = { title, blocks: [table(cells((label) => label).flat())] };
  return {
    ...{ title, subtitle, madeAt },
    foot: watermark,
    sections: [
      ...(withAll ? [all] : []),
      ...classes.map(({ heading }, c) => ({ title: heading, blocks: [table(own[c])] })),
    ],
    words: {
      unknown: '',
      number: (value, digits) => sayNumber(language, value, digits),
      page: (page, of) => say(language, 'dossier.page', { page: String(page), of: String(of) }),
    },
  };
}
