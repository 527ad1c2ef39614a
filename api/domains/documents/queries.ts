import { sql } from 'drizzle-orm';
import { type Queryable, rows } from '../../platform/database.ts';

export interface DataVersion {
  kind: string;
  fileName: string;
  appliedAt: string;
  synthetic: boolean;
}

/** The newest applied file of each kind. */
export function listDataVersions(on: Queryable, organisationId: string): Promise<DataVersion[]> {
  return rows<DataVersion>(
    on,
    sql`select distinct on (kind) kind, file_name as "fileName", synthetic,
        to_char(applied_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "appliedAt"
      from source_batches where organisation_id = ${organisationId} and status = 'applied'
      order by kind, applied_at desc, id desc`,
  );
}
