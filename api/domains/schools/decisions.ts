import { sql } from 'drizzle-orm';
import type { CleaningDecision, CleaningOverrides } from '../../../geodata/sources/school-register/types.ts';
import { insertChunks, type Queryable, rows } from '../../platform/database.ts';
import type { FreeSpace } from '../../platform/free-space.ts';
import type { Decision } from './types.ts';

/** What the cleaning decided about every entry of the last register, by kind, reason and key. */
export async function listDecisions(
  on: Queryable,
  organisationId: string,
  filter: { kind?: string; key?: string } = {},
): Promise<Decision[]> {
  return rows<Decision>(
    on,
    sql`select key, kind, reason, confidence, details, override,
        to_char(reversed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "reversedAt", reversed_by as "reversedBy"
      from import_decisions where organisation_id = ${organisationId}
        and (${filter.kind ?? null}::text is null or kind = ${filter.kind ?? null})
        and (${filter.key ?? null}::text is null or key = ${filter.key ?? null})
      order by kind collate "C", reason collate "C", key collate "C"`,
  );
}

/** People's words against decisions, by key: the next reading of a register honours them. */
export async function listOverrides(on: Queryable, organisationId: string): Promise<CleaningOverrides> {
  const found = await rows<{ key: string; override: CleaningOverrides[string] }>(
    on,
    sql`select key, override from import_decisions where organisation_id = ${organisationId} and override is not null
      order by key collate "C"`,
  );
  return Object.fromEntries(found.map(({ key, override }) => [key, override]));
}

/** Replaces the list by that of the register just read; overrides of entries stay, also of entries that left the file. */
export async function writeDecisions(
  tx: Queryable,
  space: FreeSpace,
  organisationId: string,
  decisions: readonly CleaningDecision[],
  batchId: string,
): Promise<void> {
  await tx.execute(sql`delete from import_decisions where organisation_id = ${organisationId} and override is null`);
  await insertChunks(
    tx,
    space,
    [...decisions],
    'key text, kind text, reason text, confidence double precision, details jsonb',
    (incoming) => sql`insert into import_decisions
        (organisation_id, key, kind, reason, confidence, details, source_batch_id)
      select ${organisationId}, key, kind, reason, confidence, details, ${batchId} from ${incoming}
      on conflict (organisation_id, key) do update set kind = excluded.kind, reason = excluded.reason,
        confidence = excluded.confidence, details = excluded.details, source_batch_id = excluded.source_batch_id`,
  );
}
