import { sql } from 'drizzle-orm';
import { foldHeader } from '../../../geodata/sources/fold-text.ts';
import type { Context } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import type { ImportFile } from '../areas/import-kind.ts';
import type { ClassField } from './columns.ts';
import { openPupilTable } from './read-pupil-table.ts';

/** Keeps what each heading of a list was said to mean, for the next list of this organisation. */
export async function rememberHeadings(
  { database, organisationId, actor, clock }: Context,
  file: ImportFile,
  mapping: readonly ClassField[],
): Promise<void> {
  const { columns } = openPupilTable(file);
  const fields = new Map(columns.map((heading, at) => [foldHeader(heading), mapping[at]]));
  const meant = [...fields].filter(([heading]) => heading !== '').map(([heading, field]) => ({ heading, field }));
  await database.transaction((tx) =>
    tx.execute(sql`insert into class_column_headings (organisation_id, heading, field, updated_by, updated_at)
      select ${organisationId}, heading, field, ${actor.name}, ${clock.now().toISOString()}
      from jsonb_to_recordset(${JSON.stringify(meant)}::jsonb) as h(heading text, field text)
      on conflict (organisation_id, heading) do update set field = excluded.field, updated_by = excluded.updated_by,
        updated_at = excluded.updated_at`),
  );
}

/** Fields of headings by their folded form, as they were understood the last time. */
export async function recallHeadings({
  database,
  organisationId,
}: Pick<Context, 'database' | 'organisationId'>): Promise<Map<string, ClassField>> {
  const found = await rows<{ heading: string; field: ClassField }>(
    database.db,
    sql`select heading, field from class_column_headings where organisation_id = ${organisationId}`,
  );
  return new Map(found.map(({ heading, field }) => [heading, field]));
}
