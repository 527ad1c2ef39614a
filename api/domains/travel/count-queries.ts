import { type SQL, sql } from 'drizzle-orm';
import { type Queryable, rows } from '../../platform/database.ts';
import type { RemeasureCount } from './types.ts';

type Did = RemeasureCount['did'];

/** The count after the last change of an edit: its withdrawal, else its making. Undefined for edits from before counts were kept. */
export async function findCount(
  on: Queryable,
  organisationId: string,
  id: string,
): Promise<RemeasureCount | undefined> {
  const [found] = await rows<RemeasureCount>(
    on,
    sql`select did, status, progress_share as share, children from road_edit_counts
      where organisation_id = ${organisationId} and edit_id::text = ${id} order by did desc limit 1`,
  );
  return found;
}

/** Counts that no job has finished. */
export function listOpenCounts(on: Queryable): Promise<{ organisationId: string; editId: string; did: Did }[]> {
  return rows(
    on,
    sql`select organisation_id as "organisationId", edit_id as "editId", did from road_edit_counts
      where status in ('waiting', 'counting') order by organisation_id, edit_id, did`,
  );
}

/** Writes a count that waits for its job, or that is known to be 0 (`children`), inside the caller's transaction. */
export async function insertCount(
  tx: Queryable,
  organisationId: string,
  editId: string,
  did: Did,
  children: 0 | null,
): Promise<RemeasureCount> {
  const status = children === null ? 'waiting' : 'done';
  await tx.execute(sql`insert into road_edit_counts (organisation_id, edit_id, did, status, children)
    values (${organisationId}, ${editId}::uuid, ${did}, ${status}, ${children})`);
  return { did, status, share: 0, children };
}

/** Changes a count that is not finished; false when another has finished it. */
export async function changeCount(
  on: Queryable,
  { organisationId, editId, did }: { organisationId: string; editId: string; did: Did },
  changes: SQL,
): Promise<boolean> {
  const changed = await rows(
    on,
    sql`update road_edit_counts set ${changes} where organisation_id = ${organisationId} and edit_id = ${editId}::uuid
      and did = ${did} and status in ('waiting', 'counting') returning did`,
  );
  return changed.length > 0;
}
