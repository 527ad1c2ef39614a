import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { insertChunks, type Queryable } from '../../platform/database.ts';
import type { FreeSpace } from '../../platform/free-space.ts';
import type { LonLat } from '../areas/types.ts';

/** One applicant as stored: what the rules name in one table, the home in another, in a schema that is read by no tile. */
export interface StoredApplicant {
  id: string;
  /** What rules may name, as text. */
  attributes: Record<string, string>;
  lonLat: LonLat | null;
  address: string | null;
  communeCode: string | null;
  /** How the point came to be: given, address, pin, synthetic. */
  method: string;
  /** Ids of schools by rank. */
  wishes: string[];
}

export interface ApplicantScope {
  organisationId: string;
  periodId: string;
  batchId: string;
}

const columns =
  'id text, attributes jsonb, lon double precision, lat double precision, address text, commune text, method text, wishes jsonb, fingerprint text';

/** Adds applicants, and puts those whose id is known in place of what was stored of them. */
export async function storeApplicants(
  tx: Queryable,
  space: FreeSpace,
  { organisationId, periodId, batchId }: ApplicantScope,
  applicants: readonly StoredApplicant[],
): Promise<void> {
  const records = applicants.map((applicant) => ({
    id: applicant.id,
    attributes: applicant.attributes,
    lon: applicant.lonLat?.[0] ?? null,
    lat: applicant.lonLat?.[1] ?? null,
    address: applicant.address,
    commune: applicant.communeCode,
    method: applicant.method,
    wishes: applicant.wishes,
    fingerprint: fingerprintOf(applicant),
  }));
  const scope = sql`${organisationId}::text, ${periodId}::uuid`;
  // The home follows its applicant by a foreign key, checked when the statement ends: one statement a chunk writes both.
  await insertChunks(
    tx,
    space,
    records,
    columns,
    (incoming) => sql`with given as materialized (select * from ${incoming}),
      stored as (insert into applicants (organisation_id, period_id, id, attributes, source_batch_id, fingerprint)
        select ${scope}, id, attributes, ${batchId}::uuid, fingerprint from given
        on conflict (organisation_id, period_id, id) do update set attributes = excluded.attributes,
          source_batch_id = excluded.source_batch_id, fingerprint = excluded.fingerprint)
      insert into private.home_points (organisation_id, period_id, applicant_id, geom, address, commune_code, method)
      select ${scope}, id, case when lon is not null then st_setsrid(st_makepoint(lon, lat), 4326) end, address, commune,
        method from given
      on conflict (organisation_id, period_id, applicant_id) do update set geom = excluded.geom,
        address = excluded.address, commune_code = excluded.commune_code, method = excluded.method`,
  );
  await storeWishes(tx, space, { organisationId, periodId, batchId }, applicants);
}

async function storeWishes(
  tx: Queryable,
  space: FreeSpace,
  { organisationId, periodId }: ApplicantScope,
  applicants: readonly StoredApplicant[],
): Promise<void> {
  await insertChunks(
    tx,
    space,
    applicants.map(({ id }) => ({ id })),
    'id text',
    (incoming) => sql`delete from wishes w using ${incoming} where w.organisation_id = ${organisationId}
      and w.period_id = ${periodId}::uuid and w.applicant_id = incoming.id`,
    50_000,
  );
  await insertChunks(
    tx,
    space,
    applicants.flatMap(({ id, wishes }) => wishes.map((school, i) => ({ id, rank: i + 1, school }))),
    'id text, rank int, school text',
    (incoming) => sql`insert into wishes (organisation_id, period_id, applicant_id, rank, school_id)
      select ${organisationId}, ${periodId}::uuid, id, rank, school from ${incoming}`,
    10_000,
  );
}

/** SHA-256 (24 digits) over all that is stored of an applicant, whatever the order of its attributes. */
export function fingerprintOf({ attributes, lonLat, address, communeCode, method, wishes }: StoredApplicant): string {
  const sorted = Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));
  const text = JSON.stringify([sorted, lonLat, address, communeCode, method, wishes]);
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}
