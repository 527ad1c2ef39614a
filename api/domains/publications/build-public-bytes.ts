import { randomUUID } from 'node:crypto';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { Refusal } from '../../platform/refusal.ts';
import { getDrawRow } from '../assignments/draw-queries.ts';
import { holdResults } from '../assignments/held-results.ts';
import type { StatedFacts } from '../assignments/public-bytes-of-files.ts';
import type { RunRow } from '../assignments/queries.ts';
import { scratchOf } from '../assignments/run-assignment.ts';
import type { RunStep } from '../assignments/run-files.ts';
import type { RunWorker } from '../assignments/run-worker.ts';
import type { Period } from '../periods/types.ts';

/** Where the work is, 0-1, when a step of it begins. */
const shares: Partial<Record<RunStep, number>> = {
  ...{ reading: 0.12, ranking: 0.5, assigning: 0.6, writing: 0.62, verifying: 0.7 },
};

/** What a version adds to its run. */
interface Version {
  version: number;
  reason: string | null;
  /** Key of its pseudonyms. */
  key: Uint8Array;
}

/** The public result of a run as JSON, and the root of its hash tree; made in the thread given from what was frozen. */
export async function buildPublicBytes(
  context: Context,
  period: Period,
  run: RunRow,
  { version, reason, key }: Version,
  worker: RunWorker,
  proceed: (step: string, share: number) => Promise<void>,
): Promise<{ bytes: Uint8Array; root: string; drawId: string | null }> {
  const { inputs, results } = await holdResults(context, run);
  const drawn = run.drawId === null ? null : await getDrawRow(context.database.db, context.organisationId, run.drawId);
  const facts: StatedFacts = {
    period: { name: period.name, schoolYear: period.schoolYear, level: period.level },
    publication: { version, reason },
    run: run.id,
    synthetic: run.synthetic,
    draw: drawn && {
      inputsSha256: drawn.inputsSha256!,
      sealedAt: drawn.sealedAt!,
      seedSource: drawn.seedSource,
      seed: drawn.seed!,
      drawnAt: drawn.drawnAt!,
    },
  };
  try {
    const directory = scratchOf(context, randomUUID());
    const task = { inputs, results, directory, seed: run.seed, key, facts };
    const { bytes, root } = await worker.ask({ kind: 'publish', ...task }, (step) => {
      // Progress is for the eye: one that cannot be written does not end the work.
      proceed(step, shares[step] ?? 0.5).catch(() => {});
    });
    return { bytes, root, drawId: run.drawId };
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    const unsound = failure.issues.some(({ code }) => code === 'public-unsound');
    throw new Failure('conflict', unsound ? 'failures.publish-unsound' : 'failures.publish-differs', { run: run.id });
  }
}
