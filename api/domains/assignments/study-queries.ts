import { type SQL, sql } from 'drizzle-orm';
import type { Language } from '#text/text.ts';
import { oneRow, type Queryable, rows } from '../../platform/database.ts';
import { failureText, type RunFailure } from './queries.ts';
import type { Study } from './study-types.ts';

/** A study as stored. */
export interface StudyRow extends Omit<Study, 'progress' | 'failure'> {
  organisationId: string;
  share: number;
  step: string;
  resultSha256: string | null;
  failure: RunFailure | null;
}

/** Studies of a period, newest first. */
export function listStudyRows(on: Queryable, organisationId: string, periodId: string): Promise<StudyRow[]> {
  return rows<StudyRow>(
    on,
    sql`${selectStudy(organisationId)} and period_id::text = ${periodId} order by created_at desc, id`,
  );
}

/** One study; `not-found` when the organisation has none of this id. */
export function getStudyRow(on: Queryable, organisationId: string, id: string): Promise<StudyRow> {
  return oneRow<StudyRow>(on, sql`${selectStudy(organisationId)} and id::text = ${id}`, 'failures.no-such-study', {
    study: id,
  });
}

export function toStudy(row: StudyRow, language: Language): Study {
  const { organisationId: _, share, step, resultSha256: __, failure, ...study } = row;
  return { ...study, progress: { share, step }, failure: failure && failureText(failure, language) };
}

function selectStudy(organisationId: string): SQL {
  return sql`select organisation_id as "organisationId", id, period_id as "periodId", kind, question, status,
      progress_share::double precision as share, progress_step as step, result_sha256 as "resultSha256", synthetic, failure,
      created_by as "createdBy", ${instant(sql`created_at`)} as "createdAt", ${instant(sql`finished_at`)} as "finishedAt"
    from studies where organisation_id = ${organisationId}`;
}

/** An instant as ISO text in UTC, whatever the session's time zone. */
function instant(column: SQL): SQL {
  return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
