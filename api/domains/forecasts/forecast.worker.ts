import { parentPort, workerData } from 'node:worker_threads';
import { type ForecastTask, makeForecast } from './forecast-files.ts';

/** Forecasts off the main thread; answers the artefact's bytes. */
const answer = makeForecast(workerData as ForecastTask);
parentPort!.postMessage(new TextEncoder().encode(JSON.stringify(answer)));
