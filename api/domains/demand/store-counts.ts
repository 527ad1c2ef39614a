import { sql } from 'drizzle-orm';
import { insertChunks, type Queryable } from '../../platform/database.ts';
import type { FreeSpace } from '../../platform/free-space.ts';

/** Where a count comes from; `applicants` and `refusals` are of one level and year, the rest of all. */
export interface CountScope {
  organisationId: string;
  source: 'applicants' | 'raster' | 'hamlets' | 'addresses' | 'refusals';
  synthetic: boolean;
  batchId: string;
}

/** People of one key of one part. */
export interface StoredCount {
  part: string;
  key: string;
  cell: string | null;
  commune_code: string | null;
  age_from: number | null;
  age_to: number | null;
  people: number;
}

/** The part of counts that belong to one level and school year. */
export const partOf = (level: string, schoolYear: string) => `${level} ${schoolYear}`;

/** Writes counts in place of all that `parts` of the source held. */
export async function storeCounts(
  tx: Queryable,
  space: FreeSpace,
  { organisationId, source, synthetic, batchId }: CountScope,
  parts: readonly string[],
  counts: StoredCount[],
): Promise<void> {
  await tx.execute(sql`delete from demand_counts where organisation_id = ${organisationId} and source = ${source}
    and part in (select jsonb_array_elements_text(${JSON.stringify(parts)}::jsonb))`);
  await insertChunks(
    tx,
    space,
    counts,
    'part text, key text, cell text, commune_code text, age_from int, age_to int, people float8',
    (incoming) => sql`insert into demand_counts
      (organisation_id, source, part, key, cell, commune_code, age_from, age_to, people, synthetic, source_batch_id)
      select ${organisationId}, ${source}, part, key, cell, commune_code, age_from, age_to, people,
        ${synthetic}::boolean, ${batchId}::uuid from ${incoming}`,
  );
}
