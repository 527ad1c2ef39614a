import { randomUUID } from 'node:crypto';
import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { holdResults } from './held-results.ts';
import { getRunRow } from './queries.ts';
import { scratchOf } from './run-assignment.ts';
import { startRunWorker } from './run-worker.ts';
import type { VerificationCounts } from './types.ts';

/** Lets the verifier judge the stored result again by the stored inputs; the run itself stays as it is. */
export async function verifyRun(context: Context, runId: string): Promise<VerificationCounts> {
  may(context, 'change/runs');
  const { database, organisationId } = context;
  const run = await getRunRow(database.db, organisationId, runId);
  const { inputs, results } = await holdResults(context, run);
  const worker = startRunWorker();
  try {
    const directory = scratchOf(context, randomUUID());
    const { verification, certified } = await worker.ask({
      kind: 'verify',
      ...{ inputs, results, directory, seed: run.seed },
    });
    await database.transaction((tx) =>
      recordAudit(tx, context, {
        verb: 'look/runs',
        subjectKind: 'run',
        subjectId: run.id,
        details: { verifiedAgain: true, certified },
      }),
    );
    return verification;
  } finally {
    await worker.stop();
  }
}
