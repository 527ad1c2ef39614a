import { type SQL, sql } from 'drizzle-orm';
import type { Language } from '#text/text.ts';
import { oneRow, type Queryable, rows } from '../../platform/database.ts';
import { failureText, type RunFailure } from '../assignments/queries.ts';
import type { Publishing } from './publishing-types.ts';

/** As stored. */
export interface PublishingRow extends Omit<Publishing, 'progress' | 'failure'> {
  share: number;
  step: string;
  done: number | null;
  all: number | null;
  failure: RunFailure | null;
}

/** One publishing; `not-found` when the organisation has none of this id. */
export function getPublishingRow(on: Queryable, organisationId: string, id: string): Promise<PublishingRow> {
  return oneRow<PublishingRow>(
    on,
    sql`${selectPublishing(organisationId)} and id::text = ${id}`,
    'failures.no-such-publishing',
    { publishing: id },
  );
}

/** The newest publishing of a period; undefined where none was begun. */
export async function findNewestPublishing(
  on: Queryable,
  organisationId: string,
  periodId: string,
): Promise<PublishingRow | undefined> {
  const [newest] = await rows<PublishingRow>(
    on,
    sql`${selectPublishing(organisationId)} and period_id::text = ${periodId} order by created_at desc, id limit 1`,
  );
  return newest;
}

export function toPublishing(
  { share, step, done, all, failure, ...row }: PublishingRow,
  language: Language,
): Publishing {
  return { ...row, progress: { share, step, done, all }, failure: failure && failureText(failure, language) };
}

function selectPublishing(organisationId: string): SQL {
  return sql`select id, period_id as "periodId", run_id as "runId", reason, status,
      progress_share::double precision as share, progress_step as step, progress_done as done,
      progress_all as "all", publication_id as "publicationId", failure,
      created_by as "createdBy", ${instant(sql`created_at`)} as "createdAt", ${instant(sql`finished_at`)} as "finishedAt"
    from publishings where organisation_id = ${organisationId}`;
}

/** An instant as ISO text in UTC, whatever the session's time zone. */
function instant(column: SQL): SQL {
  return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
