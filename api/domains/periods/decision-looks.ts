import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { type Queryable, rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import type { NewDecision } from './decision-types.ts';

/** Whom a decision places where. */
export type DecidedPlace = Pick<NewDecision, 'applicantId' | 'schoolId'>;

/** The newest finished main run of a period, by which whom a decision touches is reckoned; null before there is one. */
export async function findReckonedRun(
  on: Queryable,
  organisationId: string,
  periodId: string,
): Promise<{ id: string } | null> {
  const [last] = await rows<{ id: string }>(
    on,
    sql`select id from assignment_runs where organisation_id = ${organisationId} and period_id = ${periodId}::uuid
      and status = 'done' and base_run_id is null order by finished_at desc, id limit 1`,
  );
  return last ?? null;
}

/** What was shown of the decisions looked at. */
export interface Look {
  periodId: string;
  runId: string;
  decided: readonly DecidedPlace[];
  others: number;
  samePosition: number | null;
}

/** Keeps that somebody looked at whom decisions touch; answers what a signature must name. */
export async function keepLook(tx: Queryable, context: Context, look: Look): Promise<string> {
  const { organisationId, actor, clock } = context;
  const id = randomUUID();
  await tx.execute(sql`insert into private.decision_previews (organisation_id, id, period_id, run_id, content_sha256, others,
      same_position, seen_by, seen_at)
    values (${organisationId}, ${id}::uuid, ${look.periodId}::uuid, ${look.runId}::uuid, ${contentOf(look.decided)},
      ${look.others}, ${look.samePosition}, ${actor.name}, ${clock.now().toISOString()})`);
  return id;
}

/**
 * Nobody signs unseen: where the period has a result, `preview` must be a look at exactly these decisions, reckoned from that
 * result. Answers the look to be kept with the decision, null before there is a result. `conflict` otherwise.
 */
export async function requireLook(
  tx: Queryable,
  { organisationId }: Context,
  periodId: string,
  decided: readonly DecidedPlace[],
  preview: string | undefined,
): Promise<string | null> {
  const run = await findReckonedRun(tx, organisationId, periodId);
  if (!run) return null;
  const [first] = decided;
  const params = { applicant: first.applicantId, school: first.schoolId, count: decided.length };
  if (preview === undefined) throw new Failure('conflict', 'failures.decision-unseen', params);
  const [look] = await rows<{ runId: string; content: string }>(
    tx,
    sql`select run_id as "runId", content_sha256 as content from private.decision_previews
      where organisation_id = ${organisationId} and period_id = ${periodId}::uuid and id = ${preview}::uuid`,
  );
  if (look?.content !== contentOf(decided)) throw new Failure('conflict', 'failures.decision-unseen', params);
  if (look.runId !== run.id) throw new Failure('conflict', 'failures.decision-seen-before', params);
  return preview;
}

function contentOf(decided: readonly DecidedPlace[]): string {
  const lines = decided.map(({ applicantId, schoolId }) => JSON.stringify([applicantId, schoolId])).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
