import { Worker } from 'node:worker_threads';

/** A worker thread that runs the TypeScript module at `module`; `data` is its `workerData`. */
export function startWorker(module: URL, data?: unknown): Worker {
  return new Worker(new URL('./worker-start.mjs', import.meta.url), { argv: [module.href], workerData: data });
}
