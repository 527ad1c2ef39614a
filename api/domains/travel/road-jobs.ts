import type { BaseMapSummary } from '../../../geodata/build/base-map.ts';
import type { PlaceSources } from '../../../geodata/build/places.ts';
import type { RoadSummary } from '../../../geodata/build/road-network.ts';
import type { Issue } from '../../../geodata/sources/issues.ts';
import type { Polygons } from '../../../geodata/sources/polygons.ts';
import { startWorker } from '../../platform/start-worker.ts';
import type { RecordDiff } from '../areas/diff-records.ts';

/** Heavy work over a map file, off the main thread: what is asked, and the answer by kind. */
export interface RoadJobs {
  network: {
    ask: { bytes: Uint8Array; file: string };
    answer: {
      network: Uint8Array;
      issues: Issue[];
      summary: RoadSummary;
      bounds: [number, number, number, number];
    };
  };
  'base-map': {
    ask: { bytes: Uint8Array; file: string };
    answer: { baseMap: Uint8Array; issues: Issue[]; summary: BaseMapSummary };
  };
  places: {
    ask: { bytes: Uint8Array; file: string; sources: PlaceSources };
    answer: { places: Uint8Array; issues: Issue[] };
  };
  coverage: { ask: { network: Uint8Array; areas: Polygons[] }; answer: { shares: number[] } };
  diff: { ask: { before: Uint8Array | null; after: Uint8Array }; answer: { diff: RecordDiff } };
}

export type RoadJobKind = keyof RoadJobs;
export type RoadJob = { [K in RoadJobKind]: { kind: K } & RoadJobs[K]['ask'] }[RoadJobKind];
export type RoadJobMessage = { bytesRead: number } | { done: RoadJobs[RoadJobKind]['answer'] } | { failed: string };

/** Runs one job in a worker of its own, so that the server goes on answering. `onBytes` hears how much of the file was read. */
export function runRoadJob<K extends RoadJobKind>(
  kind: K,
  ask: RoadJobs[K]['ask'],
  onBytes?: (bytesRead: number) => void,
): Promise<RoadJobs[K]['answer']> {
  const worker = startWorker(new URL('./road-jobs.worker.ts', import.meta.url), { kind, ...ask });
  return new Promise<RoadJobs[K]['answer']>((resolve, reject) => {
    worker.on('message', (message: RoadJobMessage) => {
      if ('bytesRead' in message) onBytes?.(message.bytesRead);
      else if ('failed' in message) reject(new Error(message.failed));
      else resolve(message.done as RoadJobs[K]['answer']);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The worker for ${kind} ended early with code ${code}.`)));
  }).finally(() => worker.terminate());
}
