import type { Worker } from 'node:worker_threads';
import { startWorker as startThread } from '../../platform/start-worker.ts';
import type { EditedRoads } from './hold-network.ts';
import type { TravelAnswer, TravelJob } from './travel-jobs.ts';

/** A job and the network it is done on, as it travels to the worker. */
export interface TravelQuestion {
  id: number;
  network: EditedRoads;
  job: TravelJob;
}

interface Waiting {
  done(answer: unknown): void;
  fail(failure: Error): void;
}

let worker: Worker | undefined;
let questions = 0;
const waiting = new Map<number, Waiting>();

/**
 * Does a job that takes longer than a request may hold up the others, in a thread of its own that reads the same artefact:
 * one for the process, jobs one after the other. Fails with the worker's words when the job fails; the next job gets a new one.
 */
export function askTravelWorker<J extends TravelJob>(
  { path, edits, version }: EditedRoads,
  job: J,
): Promise<TravelAnswer<J>> {
  const asked = worker ?? startWorker();
  worker = asked;
  const id = ++questions;
  return new Promise<TravelAnswer<J>>((done, fail) => {
    waiting.set(id, { done: (answer) => done(answer as TravelAnswer<J>), fail });
    // While it works the process waits for it; idle, it holds nobody up.
    asked.ref();
    asked.postMessage({ id, network: { path, edits, version }, job } satisfies TravelQuestion);
  });
}

function startWorker(): Worker {
  const started = startThread(new URL('./travel-jobs.worker.ts', import.meta.url));
  started.unref();
  started.on('message', ({ id, answer, failure }: { id: number; answer?: unknown; failure?: string }) => {
    const asker = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) started.unref();
    if (failure === undefined) asker?.done(answer);
    else asker?.fail(new Error(failure));
  });
  started.on('error', (failure) => {
    if (worker === started) worker = undefined;
    for (const asker of waiting.values()) asker.fail(failure as Error);
    waiting.clear();
  });
  return started;
}
