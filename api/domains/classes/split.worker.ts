/** The thread in which pupils are split into classes. One life a split. */
import { parentPort } from 'node:worker_threads';
import { splitFrozen } from '#engines/class-history/frozen-classes.ts';
import type { SplitAnswer, SplitTask } from './split-worker.ts';

const answer = (message: SplitAnswer) => parentPort?.postMessage(message);

parentPort?.on('message', ({ frozen, seed }: SplitTask) => {
  try {
    const { split, issues } = splitFrozen(frozen, seed, (step) => answer({ kind: 'step', step }));
    answer(split ? { kind: 'split', split } : { kind: 'refused', issues });
  } catch (failure) {
    answer({ kind: 'failed', message: failure instanceof Error ? (failure.stack ?? failure.message) : `${failure}` });
  }
});
