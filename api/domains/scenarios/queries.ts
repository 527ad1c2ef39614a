import { type SQL, sql } from 'drizzle-orm';
import type { ChangeValue } from '#engines/scenario/changes/change.ts';
import { oneRow, type Queryable, rows } from '../../platform/database.ts';
import type { Costs, ScenarioComment, ScenarioSummary } from './types.ts';

export type ScenarioRow = ScenarioSummary & { baseSha256: string; sharedAt: string | null };

const iso = (column: SQL) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const columns = sql`s.id::text as id, s.name, s.level, s.position, s.base_sha256 as "baseSha256",
  (select count(*)::int from scenario_changes c where c.organisation_id = s.organisation_id and c.scenario_id = s.id)
    as "changeCount",
  s.branched_from::text as "branchedFrom", s.share_code as "shareCode", ${iso(sql`s.shared_at`)} as "sharedAt",
  ${iso(sql`s.adopted_at`)} as "adoptedAt", s.created_by as "createdBy", ${iso(sql`s.created_at`)} as "createdAt"`;

/** Newest first. */
export function listScenarioRows(on: Queryable, organisationId: string): Promise<ScenarioRow[]> {
  return rows<ScenarioRow>(
    on,
    sql`select ${columns} from scenarios s where s.organisation_id = ${organisationId} order by s.created_at desc, s.id`,
  );
}

/** Throws `not-found`. */
export function getScenarioRow(on: Queryable, organisationId: string, id: string): Promise<ScenarioRow> {
  return oneRow<ScenarioRow>(
    on,
    sql`select ${columns} from scenarios s where s.organisation_id = ${organisationId} and s.id::text = ${id}`,
    'failures.no-such-scenario',
    { id },
  );
}

/** By the code of its link; throws `not-found`. */
export function getSharedRow(on: Queryable, organisationId: string, code: string): Promise<ScenarioRow> {
  return oneRow<ScenarioRow>(
    on,
    sql`select ${columns} from scenarios s where s.organisation_id = ${organisationId} and s.share_code = ${code}`,
    'failures.no-such-link',
    {},
  );
}

/** All changes in order, undone ones too. */
export async function listChanges(on: Queryable, organisationId: string, id: string): Promise<ChangeValue[]> {
  const found = await rows<{ change: ChangeValue }>(
    on,
    sql`select change from scenario_changes where organisation_id = ${organisationId} and scenario_id::text = ${id}
      order by at`,
  );
  return found.map(({ change }) => change);
}

export function listComments(on: Queryable, organisationId: string, id: string): Promise<ScenarioComment[]> {
  return rows<ScenarioComment>(
    on,
    sql`select c.id::text as id, c.commune_code as "communeCode", u.name as "communeName", c.author, c.words,
        ${iso(sql`c.written_at`)} as "writtenAt"
      from scenario_comments c
      left join administrative_units u on u.organisation_id = c.organisation_id and u.code = c.commune_code
        and u.valid_to is null
      where c.organisation_id = ${organisationId} and c.scenario_id::text = ${id} order by c.written_at, c.id`,
  );
}

/** Prices in force on `day` (ISO), or null. */
export async function findCosts(on: Queryable, organisationId: string, day: string): Promise<Costs | null> {
  const [row] = await rows<Costs>(
    on,
    sql`select valid_from::text as "validFrom", source, room, site, road_metre as "roadMetre",
        bridge_metre as "bridgeMetre" from scenario_costs
      where organisation_id = ${organisationId} and valid_from <= ${day}::date order by valid_from desc limit 1`,
  );
  return row ?? null;
}
