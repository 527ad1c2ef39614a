import type { ProgrammeInput } from '#engines/programme/plan-programme.ts';
import type { ProgrammePlan } from '#engines/programme/types.ts';
import { startWorker } from '../../platform/start-worker.ts';

/** Plans in a thread of its own, so that the server goes on answering; throws what the thread threw. */
export async function askProgramme(input: ProgrammeInput): Promise<ProgrammePlan> {
  const worker = startWorker(new URL('./programme.worker.ts', import.meta.url));
  try {
    return await new Promise<ProgrammePlan>((done, fail) => {
      worker.once('message', ({ plan, failure }: { plan?: ProgrammePlan; failure?: string }) =>
        plan ? done(plan) : fail(new Error(failure)),
      );
      worker.once('error', fail);
      worker.postMessage(input);
    });
  } finally {
    await worker.terminate();
  }
}
