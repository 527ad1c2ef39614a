import { setTimeout as pause } from 'node:timers/promises';
import { say } from '#text/text.ts';
import { WorkFailed } from '../command.ts';
import { commandLanguage } from '../print-issues.ts';
import { showProgress } from '../show-progress.ts';

/** Work whose row tells how far it is. */
interface Work {
  status: string;
  progress: { share: number; step: string };
  failure: string | null;
}

const waitedFor = ['queued', 'running', 'verifying'];
const pauseMilliseconds = 100;

/**
 * Waits for the end of work, showing its progress on a terminal; `words`: where the phrases of its steps stand. Throws
 * WorkFailed with the sentence of the work where it failed or was stopped.
 */
export async function waitFor<W extends Work>(subject: string, words: string, look: () => Promise<W>): Promise<W> {
  const progress = showProgress(subject, words);
  try {
    for (;;) {
      const work = await look();
      if (!waitedFor.includes(work.status)) return requireDone(work);
      progress.step(work.progress.share, work.progress.step);
      await pause(pauseMilliseconds);
    }
  } finally {
    progress.done();
  }
}

function requireDone<W extends Work>(work: W): W {
  if (work.status === 'failed') throw new WorkFailed(work.failure ?? say(commandLanguage(), 'failures.unexpected'));
  if (work.status === 'cancelled') throw new WorkFailed(say(commandLanguage(), 'commands.run.stopped'));
  return work;
}
