import type { FrozenSplit } from '#engines/class-history/frozen-classes.ts';
import type { PublicClassInputs } from '#engines/class-publication/public-classes.ts';
import type { ClassIssue } from '#engines/class-records.ts';
import { startWorker } from '../../platform/start-worker.ts';

/** What the thread is asked, and what it says. */
export interface SplitTask {
  frozen: PublicClassInputs;
  seed: string;
}
export type SplitStep = 'checking' | 'splitting' | 'judging';
export type SplitAnswer =
  | { kind: 'step'; step: SplitStep }
  | { kind: 'split'; split: FrozenSplit }
  | { kind: 'refused'; issues: ClassIssue[] }
  | { kind: 'failed'; message: string };

/** What a split that was stopped throws. */
export const splitStopped = 'The split was stopped.';

/** What forbids every split, as the engine says it. */
export class SplitRefused extends Error {
  readonly issues: ClassIssue[];

  constructor(issues: ClassIssue[]) {
    super(issues.map(({ code }) => code).join(', '));
    this.issues = issues;
  }
}

/** A thread for one split, so that the server goes on answering; `stop` ends it. Throws SplitRefused, or an Error when stopped. */
export function splitInThread(
  task: SplitTask,
  onStep: (step: SplitStep) => void = () => {},
): { split: Promise<FrozenSplit>; stop: () => Promise<void> } {
  const thread = startWorker(new URL('./split.worker.ts', import.meta.url));
  const split = new Promise<FrozenSplit>((done, fail) => {
    thread.on('message', (message: SplitAnswer) => {
      if (message.kind === 'step') onStep(message.step);
      else if (message.kind === 'split') done(message.split);
      else if (message.kind === 'refused') fail(new SplitRefused(message.issues));
      else fail(new Error(message.message));
    });
    thread.on('error', fail);
    thread.on('exit', () => fail(new Error(splitStopped)));
    thread.postMessage(task);
  });
  const stop = async () => {
    await thread.terminate();
  };
  return { split: split.finally(stop), stop };
}
