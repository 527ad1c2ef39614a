import { type SQL, sql } from 'drizzle-orm';
import { oneRow, type Queryable, rows } from '../../platform/database.ts';
import { instant } from './queries.ts';
import type { ClassDraw } from './types.ts';

/** A draw as stored: `inputsSha256` is the public seal, the inputs lie in the store under `artefactSha256`. */
export interface ClassDrawRow extends ClassDraw {
  artefactSha256: string;
}

/** The draw as people are shown it. */
export function toClassDraw({ artefactSha256: _, ...draw }: ClassDrawRow): ClassDraw {
  return draw;
}

/** Draws of a plan, newest first; withdrawn ones stay readable. */
export function listClassDrawRows(on: Queryable, organisationId: string, planId: string): Promise<ClassDrawRow[]> {
  const statement = sql`${selectDraw(organisationId)} and d.plan_id::text = ${planId} order by d.sealed_at desc, d.id`;
  return rows<ClassDrawRow>(on, statement);
}

/** One draw; `not-found` when the organisation has none of this id. */
export function getClassDrawRow(on: Queryable, organisationId: string, id: string): Promise<ClassDrawRow> {
  const statement = sql`${selectDraw(organisationId)} and d.id::text = ${id}`;
  return oneRow<ClassDrawRow>(on, statement, 'failures.no-such-draw', { draw: id });
}

function selectDraw(organisationId: string): SQL {
  return sql`select d.id, d.plan_id as "planId", d.status, d.seal as "inputsSha256",
      d.inputs_sha256 as "artefactSha256",
      d.settings_version as "settingsVersion", d.seed_source as "seedSource", ${instant(sql`d.sealed_at`)} as "sealedAt",
      d.seed, ${instant(sql`d.drawn_at`)} as "drawnAt", ${instant(sql`d.withdrawn_at`)} as "withdrawnAt",
      d.withdrawn_reason as "withdrawnReason",
      (select r.id from class_proposals r where r.organisation_id = d.organisation_id and r.draw_id = d.id
        order by r.number desc limit 1) as "proposalId"
    from class_draws d where d.organisation_id = ${organisationId}`;
}
