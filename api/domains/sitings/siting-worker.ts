import type { SitingPlaces } from '#artefacts/siting-places.ts';
import type { PlacesProgress } from '#engines/siting/places/places-progress.ts';
import type { WhyNot } from '#engines/siting/places/why-not.ts';
import { startWorker } from '../../platform/start-worker.ts';
import type { StoredAnswer } from './make-answer.ts';
import type { Considered, SitingQuestion } from './types.ts';

/** What the thread is asked, and what it says. */
export type SitingTask = { places: SitingPlaces; question: SitingQuestion; seconds: number } & (
  | { kind: 'choose'; considered: Considered; warm: StoredAnswer['warm'] }
  | {
      kind: 'why-not';
      place: number;
      answer: { value: number; bound: number };
      warm: NonNullable<StoredAnswer['warm']>;
    }
);
/** With what children do where the place is forced in. */
export type WhyNotFound = WhyNot & { meanMetres: number | null; unseated: number };
export type SitingSaid =
  | { kind: 'progress'; told: PlacesProgress }
  | { kind: 'telling' }
  | { kind: 'chosen'; answer: StoredAnswer }
  | { kind: 'why-not'; found: WhyNotFound }
  | { kind: 'failed'; message: string };

/** What a siting that was stopped throws. */
export const sitingStopped = 'The siting was stopped.';

/** A thread for one question, so that the server goes on answering; `stop` ends it. */
export function askInThread(
  task: SitingTask,
  onProgress: (told: PlacesProgress | 'telling') => void = () => {},
): { said: Promise<SitingSaid>; stop: () => Promise<void> } {
  const thread = startWorker(new URL('./siting.worker.ts', import.meta.url));
  const said = new Promise<SitingSaid>((done, fail) => {
    thread.on('message', (message: SitingSaid) => {
      if (message.kind === 'progress') onProgress(message.told);
      else if (message.kind === 'telling') onProgress('telling');
      else if (message.kind === 'failed') fail(new Error(message.message));
      else done(message);
    });
    thread.on('error', fail);
    thread.on('exit', () => fail(new Error(sitingStopped)));
    thread.postMessage(task);
  });
  const stop = async () => {
    await thread.terminate();
  };
  return { said: said.finally(stop), stop };
}
