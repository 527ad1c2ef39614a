import { parentPort } from 'node:worker_threads';
import { type ProgrammeInput, planProgramme } from '#engines/programme/plan-programme.ts';

/** Longer than this nobody waits: what is found by then is told with how much better it could be at most. */
const mostMilliseconds = 12_000;

parentPort?.on('message', async (input: ProgrammeInput) => {
  const end = performance.now() + mostMilliseconds;
  try {
    parentPort?.postMessage({ plan: await planProgramme(input, () => performance.now() > end) });
  } catch (failure) {
    const words = failure instanceof Error ? (failure.stack ?? failure.message) : `${failure}`;
    parentPort?.postMessage({ failure: words });
  }
});
