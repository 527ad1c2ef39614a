import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { getRunRow } from '../assignments/queries.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getPeriodRow } from '../periods/queries.ts';
import { getPublishingRow, toPublishing } from './publishing-queries.ts';
import type { Publishing } from './publishing-types.ts';
import { findPublished } from './queries.ts';
import { refuseRun, refuseUnexplained, refuseWaiting } from './refuse-publication.ts';
import { publishingWork } from './run-publishing.ts';

/**
 * Begins to make a certified run of a sealed draw the public result of its period; a job builds and checks the file. The first
 * version is public when the job ends; every later one is a correction or a further round: it needs a reason, then waits for two
 * approvals. What can be told at once is refused at once; that a child would lose its place is found by the job.
 */
export async function proposePublication(
  context: Context,
  periodId: string,
  { runId, reason }: { runId: string; reason: string },
): Promise<Publishing> {
  may(context, 'change/publications');
  const { database, organisationId, clock, actor } = context;
  const period = await getPeriodRow(database.db, organisationId, periodId);
  const run = await getRunRow(database.db, organisationId, runId);
  const before = await findPublished(database.db, organisationId, period.id);
  await refuseRun(context, period.id, run, before);
  refuseUnexplained(before, reason);
  const id = randomUUID();
  const row = await database.transaction(async (tx) => {
    await refuseWaiting(tx, organisationId, period.id, (before?.version ?? 0) + 1);
    const atWork = await rows(
      tx,
      sql`select 1 from publishings where organisation_id = ${organisationId} and period_id = ${period.id}::uuid
        and status in ('queued', 'running')`,
    );
    if (atWork.length > 0) throw new Failure('conflict', 'failures.publishing-at-work');
    await tx.execute(sql`insert into publishings (organisation_id, id, period_id, run_id, reason, status, progress_step,
        created_by, created_at)
      values (${organisationId}, ${id}::uuid, ${period.id}::uuid, ${run.id}::uuid, ${reason.trim()}, 'queued', 'queued',
        ${actor.name}, ${clock.now().toISOString()})`);
    await recordAudit(tx, context, {
      verb: 'change/publications',
      subjectKind: 'publishing',
      subjectId: id,
      details: { did: 'began', run: run.id, period: period.id },
    });
    return getPublishingRow(tx, organisationId, id);
  });
  await publishingWork.send(context, { organisationId, id });
  return toPublishing(row, context.language);
}
