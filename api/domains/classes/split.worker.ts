/** The thread in which pupils are split into classes. One life a split. */
import { parentPort } from 'node:worker_threads';
import { explainFrozen, splitFrozen } from '#engines/class-history/frozen-classes.ts';
import { loadSolver } from '#engines/classes/exact/load-solver.ts';
import type { SplitAnswer, SplitTask } from './split-worker.ts';

const answer = (message: SplitAnswer) => parentPort?.postMessage(message);

parentPort?.on('message', async ({ frozen, seed }: SplitTask) => {
  try {
    const { split, issues } = splitFrozen(frozen, seed, (step) => answer({ kind: 'step', step }));
    if (split) answer({ kind: 'split', split });
    else answer({ kind: 'refused', issues: explainFrozen(frozen, seed, issues, await loadSolver()) });
  } catch (failure) {
    answer({ kind: 'failed', message: failure instanceof Error ? (failure.stack ?? failure.message) : `${failure}` });
  }
});
