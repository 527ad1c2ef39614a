import { type SQL, sql } from 'drizzle-orm';
import { oneRow, type Queryable, rows } from '../../platform/database.ts';
import type { Draw } from './draw-types.ts';

/** Draws of a period, newest first; withdrawn ones stay readable. */
export function listDrawRows(on: Queryable, organisationId: string, periodId: string): Promise<Draw[]> {
  return rows<Draw>(
    on,
    sql`${selectDraw(organisationId)} and d.period_id::text = ${periodId} order by d.created_at desc, d.id`,
  );
}

/** One draw; `not-found` when the organisation has none of this id. */
export function getDrawRow(on: Queryable, organisationId: string, id: string): Promise<Draw> {
  const statement = sql`${selectDraw(organisationId)} and d.id::text = ${id}`;
  return oneRow<Draw>(on, statement, 'failures.no-such-draw', { draw: id });
}

function selectDraw(organisationId: string): SQL {
  return sql`select d.id, d.period_id as "periodId", d.status, d.run_id as "runId", r.status as "runStatus",
      r.progress_share::double precision as progress, r.certified, d.inputs_sha256 as "inputsSha256",
      d.rules_sha256 as "rulesSha256", d.rules_version as "rulesVersion", p.rules, d.seed_source as "seedSource",
      ${instant(sql`d.created_at`)} as "createdAt", ${instant(sql`d.sealed_at`)} as "sealedAt", d.seed,
      ${instant(sql`d.drawn_at`)} as "drawnAt", ${instant(sql`d.withdrawn_at`)} as "withdrawnAt",
      d.withdrawn_reason as "withdrawnReason"
    from draws d
    join assignment_runs r on r.organisation_id = d.organisation_id and r.id = d.run_id
    join period_rules p on p.organisation_id = d.organisation_id and p.period_id = d.period_id
      and p.version = d.rules_version
    where d.organisation_id = ${organisationId}`;
}

/** An instant as ISO text in UTC, whatever the session's time zone. */
function instant(column: SQL): SQL {
  return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
