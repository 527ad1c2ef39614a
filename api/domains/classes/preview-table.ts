import { isBlank } from '../../../geodata/sources/cell-values.ts';
import { mapColumns } from '../../../geodata/sources/columns.ts';
import { foldHeader } from '../../../geodata/sources/fold-text.ts';
import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import type { ImportFile } from '../areas/import-kind.ts';
import { type ClassField, classColumnSpecs } from './columns.ts';
import { refuseIssues } from './create-plan.ts';
import { openPupilTable } from './read-pupil-table.ts';
import { recallHeadings } from './remember-headings.ts';
import type { TablePreview } from './types.ts';

const sampleCells = 3;

/**
 * What the columns of a list seem to hold: as they were understood here before, else by their headings, else nothing. Nothing is
 * kept. `invalid` for a file that is no table, has no row of a pupil, or whose letters are TCVN3 or VNI.
 */
export async function previewTable(context: Context, file: ImportFile): Promise<TablePreview> {
  may(context, 'change/classes');
  const table = openPupilTable(file);
  refuseIssues(table.columns.length === 0 ? table.issues : []);
  if (table.rows.length === 0) refuseIssues([{ code: 'class-table-empty', severity: 'refuse', file: file.name }]);
  const remembered = await recallHeadings(context);
  const { index } = mapColumns(table.columns, classColumnSpecs, file.name);
  const guessed = new Map(Object.entries(index).map(([field, at]) => [at, field as ClassField]));
  const taken = new Set<ClassField>();
  const once = (field: ClassField | undefined): ClassField => {
    if (field === undefined || (taken.has(field) && !['score', 'text', 'ignore'].includes(field))) return 'ignore';
    taken.add(field);
    return field;
  };
  return {
    rows: table.rows.length,
    columns: table.columns.map((heading, at) => {
      const known = remembered.get(foldHeader(heading));
      const cells = table.rows.map((row) => row[at]);
      const filled = cells.filter((cell) => !isBlank(cell));
      return {
        heading,
        field: once(known ?? guessed.get(at)),
        remembered: known !== undefined,
        blank: cells.length - filled.length,
        sample: filled.slice(0, sampleCells),
      };
    }),
  };
}
