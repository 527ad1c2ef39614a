import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getRunRow, toRun } from './queries.ts';
import { runWork } from './run-assignment.ts';
import type { Run } from './types.ts';

/** Stops a run that waits or works; no result is kept. `conflict` when it is finished already, or made of a draw. */
export async function cancelRun(context: Context, runId: string): Promise<Run> {
  may(context, 'change/runs');
  const { database, organisationId, clock } = context;
  const row = await database.transaction(async (tx) => {
    const before = await getRunRow(tx, organisationId, runId);
    if (before.drawId) throw new Failure('conflict', 'failures.run-of-draw');
    const stopped = await rows(
      tx,
      sql`update assignment_runs set status = 'cancelled', finished_at = ${clock.now().toISOString()}
        where organisation_id = ${organisationId} and id = ${before.id}::uuid
          and status in ('queued', 'running', 'verifying') returning id`,
    );
    if (stopped.length === 0) throw new Failure('conflict', 'failures.run-finished', { run: runId });
    await recordAudit(tx, context, {
      verb: 'change/runs',
      subjectKind: 'run',
      subjectId: before.id,
      details: { status: 'cancelled' },
    });
    return getRunRow(tx, organisationId, runId);
  });
  await runWork.stop(context, row.id);
  return toRun(row, context.language);
}
