import { startWorker } from '../../../platform/start-worker.ts';
import type { hashInputs } from './read-records.ts';

/** `hashInputs` in a thread of its own, so that a run of a nation need not wait for it. Rejects where a file cannot be read. */
export function hashInputsAside(files: Parameters<typeof hashInputs>[0]): Promise<Record<string, string>> {
  const worker = startWorker(new URL('./hash-inputs.worker.ts', import.meta.url), files);
  return new Promise<Record<string, string>>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new Error(`The worker that hashes the inputs ended early with code ${code}.`)),
    );
  });
}
