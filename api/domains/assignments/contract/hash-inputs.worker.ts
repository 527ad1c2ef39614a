import { parentPort, workerData } from 'node:worker_threads';
import { hashInputs } from './read-records.ts';

parentPort?.postMessage(hashInputs(workerData));
