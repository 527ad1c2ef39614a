import { type SQL, sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { type Queryable, rows } from '../../platform/database.ts';
import { may } from '../../platform/permissions.ts';
import { getSettings } from './queries.ts';
import type { ImportBatch } from './types.ts';

const mostBatches = 100;

/** The last hundred imports and waiting previews of an organisation, newest first. File names and rows are the office's, so not public. */
export async function listImports(context: Context): Promise<ImportBatch[]> {
  may(context, 'change/imports');
  const { database, organisationId } = context;
  await getSettings(database.db, organisationId);
  return selectBatches(
    database.db,
    sql`organisation_id = ${organisationId} order by created_at desc, id limit ${mostBatches}`,
  );
}

/** One import, or undefined. */
export async function findImport(
  on: Queryable,
  organisationId: string,
  id: string,
): Promise<(ImportBatch & { sha256: string; options: Record<string, string> }) | undefined> {
  const [batch] = await selectBatches(on, sql`organisation_id = ${organisationId} and id::text = ${id}`);
  return batch;
}

function selectBatches(on: Queryable, condition: SQL) {
  return rows<ImportBatch & { sha256: string; options: Record<string, string> }>(
    on,
    sql`select id, kind, file_name as file, status, created_by as "createdBy", synthetic, summary, issues, sha256, options,
        to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt",
        options ->> 'periodId' as "periodId", options ->> 'level' as level,
        json_build_object('added', added, 'changed', changed, 'removed', removed) as counts
      from source_batches where ${condition}`,
  );
}
