import { type SQL, sql } from 'drizzle-orm';
import { nameClassRules } from '#text/class-issues.ts';
import { type Language, say } from '#text/text.ts';
import { oneRow, type Queryable, rows } from '../../platform/database.ts';
import type { Level } from '../areas/types.ts';
import type { Note, Run } from './types.ts';

/** Why a run failed: a sentence by its key, and the faults of the data where there are any. */
export interface RunFailure {
  key: string;
  params: Record<string, string | number>;
  issues: Note[];
}

/** A run as stored. */
export interface RunRow extends Omit<Run, 'progress' | 'failure'> {
  organisationId: string;
  share: number;
  step: string;
  failure: RunFailure | null;
  rulesVersion: number;
  resultsSha256: string | null;
  /** Families have been told this result: everyone may read it. */
  published: boolean;
}

/** Runs of a period, newest first. */
export function listRunRows(on: Queryable, organisationId: string, periodId: string): Promise<RunRow[]> {
  return rows<RunRow>(
    on,
    sql`${selectRun(organisationId)} and r.period_id::text = ${periodId} order by r.created_at desc, r.id`,
  );
}

/** One run; `not-found` when the organisation has none of this id. */
export function getRunRow(on: Queryable, organisationId: string, id: string): Promise<RunRow> {
  return oneRow<RunRow>(on, sql`${selectRun(organisationId)} and r.id::text = ${id}`, 'failures.no-such-run', {
    run: id,
  });
}

/** The newest finished run of a level, one that families were told of before others; null where there is none. */
export async function findLatestRow(on: Queryable, organisationId: string, level: Level): Promise<RunRow | null> {
  const [row] = await rows<RunRow>(
    on,
    sql`select * from (${selectRun(organisationId)} and p.level = ${level} and r.status = 'done') found
      order by found.published desc, found."finishedAt" desc limit 1`,
  );
  return row ?? null;
}

/** The run as people are shown it. */
export function toRun(row: RunRow, language: Language): Run {
  const {
    organisationId: _,
    share,
    step,
    failure,
    rulesVersion: __,
    resultsSha256: ___,
    published: ____,
    ...run
  } = row;
  return { ...run, progress: { share, step }, failure: failure && failureText(failure, language) };
}

/** Why it failed, for people. */
export function failureText({ key, params, issues }: RunFailure, language: Language): string {
  const faults = issues.map(({ code, severity: _, params: own, ...rest }) =>
    say(language, `issues.${code}`, { ...rest, ...nameClassRules(code, own ?? {}) }),
  );
  return [say(language, key, params), ...faults].join(' ');
}

function selectRun(organisationId: string): SQL {
  return sql`select r.organisation_id as "organisationId", r.id, r.period_id as "periodId", p.level, r.status,
      r.progress_share::double precision as share, r.progress_step as step, r.mechanism, r.seed,
      r.base_run_id as "baseRunId",
      exists (select 1 from publications p where p.organisation_id = r.organisation_id and p.run_id = r.id
        and p.status = 'published') as published,
      (select d.id from draws d where d.organisation_id = r.organisation_id and d.run_id = r.id) as "drawId",
      r.rules_version as "rulesVersion", r.rules_sha256 as "rulesSha256", r.inputs_sha256 as "inputsSha256",
      r.network_sha256 as "networkSha256", r.travel_version as "travelVersion", r.results_sha256 as "resultsSha256",
      r.placements_sha256 as "placementsSha256", r.counts, r.verification, r.certified, r.synthetic, r.notes, r.failure,
      ${instant(sql`r.created_at`)} as "createdAt", ${instant(sql`r.finished_at`)} as "finishedAt"
    from assignment_runs r
    join enrolment_periods p on p.organisation_id = r.organisation_id and p.id = r.period_id
    where r.organisation_id = ${organisationId}`;
}

/** An instant as ISO text in UTC, whatever the session's time zone. */
function instant(column: SQL): SQL {
  return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
