import { type Claim, noteStep } from '../../platform/claimed-rows.ts';
import { claimedWork } from '../../platform/claimed-work.ts';
import type { Context } from '../../platform/context.ts';
import { finishStudy, studyTable } from './change-study.ts';
import { gatherStudy } from './gather-study.ts';
import { describeFailure, scratchOf } from './run-assignment.ts';
import { type RunWorker, startRunWorker, stoppedWord } from './run-worker.ts';
import { getStudyRow } from './study-queries.ts';

/** Share of the work that gathering and measuring are taken for. */
const gathered = 0.4;

/** The work of studies: gather what the question asks for, let the worker do it, store what it found. Nothing half done is kept. */
export const studyWork = claimedWork({
  queue: 'assignment-study',
  table: studyTable,
  async work(context, claim, onStop) {
    const worker = startRunWorker();
    onStop(() => worker.stop());
    await work(context, claim, worker);
  },
  describe: describeFailure,
});

async function work(context: Context, claim: Claim, worker: RunWorker): Promise<void> {
  const row = await getStudyRow(context.database.db, claim.organisationId, claim.id);
  const proceed = async (step: string, share: number) => {
    if (!(await noteStep(context, studyTable, claim, share, step))) throw new Error(stoppedWord);
  };
  const directory = scratchOf(context, claim.id);
  const { task, synthetic } = await gatherStudy(context, row, worker, directory, (step, share) =>
    proceed(step, gathered * share),
  );
  const step = task.kind === 'stress' ? 'simulating' : 'comparing';
  await proceed(step, gathered);
  let told = gathered;
  const { bundle } = await worker.askLong(task, (share) => {
    const reached = gathered + (1 - gathered) * share;
    if (reached < told + 0.01) return;
    told = reached;
    // Progress is for the eye: one that cannot be written does not end the study.
    noteStep(context, studyTable, claim, reached, step).catch(() => {});
  });
  await finishStudy(context, claim, await context.artefacts.put(bundle), synthetic);
}
