import { sql } from 'drizzle-orm';
import { oneRow, type Queryable } from '../../platform/database.ts';

/** How often the organisation's data were changed: what was read at this number is still so. Throws `not-found`. */
export async function getRevision(on: Queryable, organisationId: string): Promise<number> {
  const row = await oneRow<{ revision: number }>(
    on,
    sql`select revision::int as revision from organisations where id = ${organisationId}`,
    'failures.no-such-organisation',
    { id: organisationId },
  );
  return row.revision;
}
