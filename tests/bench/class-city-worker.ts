/** One thread of the city: splits the schools it is given, one after the other, and tells the sum of what it found. */
import { parentPort, workerData } from 'node:worker_threads';
import { run } from '../../api/engines/classes/run.ts';
import { aSchool, twelve } from './class-cases.ts';

const { schools } = workerData as { schools: { pupils: number; classes: number; seed: string }[] };
let broken = 0;
for (const { pupils, classes, seed } of schools) broken += run(aSchool(pupils, classes, twelve, seed)).hardBreaks;
parentPort!.postMessage({ broken });
