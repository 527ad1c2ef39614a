import { sql } from 'drizzle-orm';
import { oneRow, type Queryable, rows } from '../../platform/database.ts';
import type { Level } from '../areas/types.ts';
import type { SiteCandidate } from './types.ts';

/** A candidate and what it was read from. */
export type CandidateRow = SiteCandidate & { sourceRef: string | null };

const columns = sql`c.id::text as id, c.level, c.name, json_build_array(c.lon, c.lat) as "lonLat", c.shape, c.rooms, c.land, c.cost,
  c.excluded, c.source, c.commune_code as "communeCode", u.name as "communeName", c.road_metres as "roadMetres",
  c.in_water as "inWater", c.source_ref as "sourceRef"`;

const from = (organisationId: string) => sql`from siting_candidates c
  left join administrative_units u on u.organisation_id = c.organisation_id and u.code = c.commune_code and u.valid_to is null
  where c.organisation_id = ${organisationId}`;

/** Candidates of a level in the order they came. */
export function listCandidateRows(on: Queryable, organisationId: string, level: Level): Promise<CandidateRow[]> {
  return rows<CandidateRow>(
    on,
    sql`select ${columns} ${from(organisationId)} and c.level = ${level} order by c.created_at, c.place`,
  );
}

/** Throws `not-found`. */
export function getCandidateRow(on: Queryable, organisationId: string, id: string): Promise<SiteCandidate> {
  return oneRow<SiteCandidate>(
    on,
    sql`select ${columns} ${from(organisationId)} and c.id::text = ${id}`,
    'failures.no-such-candidate',
    { id },
  );
}
