import { type SQL, sql } from 'drizzle-orm';
import { type Queryable, rows } from '../../platform/database.ts';
import type { Level, LonLat } from '../areas/types.ts';
import type { Profile, RoadEdit } from './types.ts';

/** Every edit of an organisation, withdrawn ones too, newest first. */
export function listRoadEditRows(on: Queryable, organisationId: string): Promise<RoadEdit[]> {
  return selectEdits(on, sql`organisation_id = ${organisationId} order by created_at desc, id`);
}

/** Edits that bind on `day` (ISO), in the order they were made. */
export function listEditsInForce(on: Queryable, organisationId: string, day: string): Promise<RoadEdit[]> {
  return selectEdits(
    on,
    sql`organisation_id = ${organisationId} and withdrawn_at is null and valid_from <= ${day}::date
      and (valid_to is null or valid_to >= ${day}::date) order by created_at, id`,
  );
}

/** One edit, or undefined. */
export async function findRoadEdit(on: Queryable, organisationId: string, id: string): Promise<RoadEdit | undefined> {
  const [edit] = await selectEdits(on, sql`organisation_id = ${organisationId} and id::text = ${id}`);
  return edit;
}

async function selectEdits(on: Queryable, condition: SQL): Promise<RoadEdit[]> {
  const found = await rows<Omit<RoadEdit, 'line'> & { shape: { type: string; coordinates: LonLat | LonLat[] } }>(
    on,
    sql`select id, kind, st_asgeojson(geom, 9)::json as shape, profiles, seconds, school_id as "schoolId", reason,
      valid_from::text as "validFrom", valid_to::text as "validTo", created_by as "createdBy",
      ${instant(sql`created_at`)} as "createdAt", ${instant(sql`withdrawn_at`)} as "withdrawnAt"
      from road_edits where ${condition}`,
  );
  return found.map(({ shape, profiles, ...edit }) => ({
    ...edit,
    profiles: [...profiles] as Profile[],
    line: shape.type === 'Point' ? [shape.coordinates as LonLat] : (shape.coordinates as LonLat[]),
  }));
}

/** An instant as ISO text in UTC, whatever the session's time zone. */
function instant(column: SQL): SQL {
  return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** A child's home as stored, for counting alone. */
export interface HomeRow {
  lon: number;
  lat: number;
}

/** Homes of the applicants of the newest period of each level: those whom a change of the roads concerns now. */
export function listCurrentHomes(on: Queryable, organisationId: string): Promise<(HomeRow & { level: Level })[]> {
  return rows<HomeRow & { level: Level }>(
    on,
    sql`select p.level, st_x(h.geom) as lon, st_y(h.geom) as lat
    from (select distinct on (level) id, level from enrolment_periods where organisation_id = ${organisationId}
      order by level, school_year desc, created_at desc, id) p
    join private.home_points h on h.organisation_id = ${organisationId} and h.period_id = p.id and h.geom is not null
    order by p.level, h.applicant_id`,
  );
}
