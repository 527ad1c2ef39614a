import { type SQL, sql } from 'drizzle-orm';
import { say } from '#text/text.ts';
import type { Context } from '../../platform/context.ts';
import { oneRow, type Queryable, rows } from '../../platform/database.ts';
import type { Level } from '../areas/types.ts';
import type { Siting } from './types.ts';

export interface SitingRow extends Omit<Siting, 'failure'> {
  failure: { key: string; params: Record<string, string | number> } | null;
  placesSha256: string | null;
  resultSha256: string | null;
}

/** Newest first, the last twenty of a level. */
export function listSitingRows(on: Queryable, organisationId: string, level: Level): Promise<SitingRow[]> {
  return rows<SitingRow>(
    on,
    sql`${selectSiting(organisationId)} and level = ${level} order by created_at desc, id limit 20`,
  );
}

/** Throws `not-found`. */
export function getSitingRow(on: Queryable, organisationId: string, id: string): Promise<SitingRow> {
  return oneRow<SitingRow>(on, sql`${selectSiting(organisationId)} and id::text = ${id}`, 'failures.no-such-siting', {
    id,
  });
}

/** A siting as people read it. */
export function toSiting(row: SitingRow, language: Context['language']): Siting {
  const { failure, placesSha256: _, resultSha256: __, ...siting } = row;
  return { ...siting, failure: failure && say(language, failure.key, failure.params) };
}

function selectSiting(organisationId: string): SQL {
  return sql`select id::text as id, question, based_on::text as "basedOn", status,
      jsonb_build_object('share', progress_share, 'step', progress_step, 'done', progress_done, 'all', progress_all,
        'goal', progress_goal, 'best', progress_best, 'bound', progress_bound) as progress, synthetic, failure, places_sha256 as "placesSha256", result_sha256 as "resultSha256",
      created_by as "createdBy", to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt"
    from sitings where organisation_id = ${organisationId}`;
}
