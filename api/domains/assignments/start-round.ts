import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { getPeriodRow } from '../periods/queries.ts';
import { getRunRow, toRun } from './queries.ts';
import { runWork } from './run-assignment.ts';
import { insertRun } from './start-run.ts';
import type { Run } from './types.ts';

/**
 * Queues a further round over a certified run: declines free their seats, applicants added since take part, and nobody who has a
 * place gets a worse one. It keeps the seed of the run, so that no number is drawn again. `conflict` for a run without a
 * certificate.
 */
export async function startRound(context: Context, runId: string): Promise<Run> {
  may(context, 'change/runs');
  const { database, organisationId } = context;
  const row = await database.transaction(async (tx) => {
    const base = await getRunRow(tx, organisationId, runId);
    if (!base.certified) throw new Failure('conflict', 'failures.round-not-certified');
    const period = await getPeriodRow(tx, organisationId, base.periodId);
    return insertRun(tx, context, period, base.seed, base.id);
  });
  await runWork.send(context, { organisationId, id: row.id });
  return toRun(row, context.language);
}
