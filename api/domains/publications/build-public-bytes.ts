import { randomUUID } from 'node:crypto';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { Refusal } from '../../platform/refusal.ts';
import { getDrawRow } from '../assignments/draw-queries.ts';
import { holdResults } from '../assignments/held-results.ts';
import type { StatedFacts } from '../assignments/public-bytes-of-files.ts';
import type { RunRow } from '../assignments/queries.ts';
import { scratchOf } from '../assignments/run-assignment.ts';
import type { PublishStep } from '../assignments/run-files.ts';
import type { RunWorker } from '../assignments/run-worker.ts';
import type { Period } from '../periods/types.ts';
import type { Proceed } from './write-publication.ts';

/** Where the work is, 0-1, when a step of it begins, and how much of the whole it is. */
const spans: Partial<Record<PublishStep, [from: number, length: number]>> = {
  ...{ unpacking: [0.08, 0.06], reading: [0.14, 0.22], ranking: [0.36, 0.09], assigning: [0.45, 0.03] },
  ...{ writing: [0.48, 0.12], verifying: [0.6, 0.2], replaying: [0.8, 0.08], hashing: [0.88, 0.07] },
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
  proceed: Proceed,
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
    let told = Promise.resolve();
    const { bytes, root } = await worker.ask({ kind: 'publish', ...task }, (step, done, all) => {
      const [from, length] = spans[step] ?? [0.5, 0];
      const share = from + (all ? (length * (done ?? 0)) / all : 0);
      // One after another, so that the bar never goes back; progress is for the eye: one that cannot be written does not end the work.
      told = told.then(() => proceed({ step, share, done, all })).catch(() => {});
    });
    await told;
    return { bytes, root, drawId: run.drawId };
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    const unsound = failure.issues.some(({ code }) => code === 'public-unsound');
    throw new Failure('conflict', unsound ? 'failures.publish-unsound' : 'failures.publish-differs', { run: run.id });
  }
}
