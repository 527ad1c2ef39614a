import { parentPort, workerData } from 'node:worker_threads';
import { buildTown } from '../geodata/towns/build-town.ts';

parentPort?.postMessage(buildTown((workerData as { seed: string }).seed));
