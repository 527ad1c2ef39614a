import { parentPort, workerData } from 'node:worker_threads';
import { writeBaseMap } from '#artefacts/base-map.ts';
import { writePlaces } from '#artefacts/places.ts';
import { readRoadNetwork, writeRoadNetwork } from '#artefacts/road-network.ts';
import { boundsOfNetwork, roadCoverage } from '#engines/travel/road-coverage.ts';
import { buildBaseMap } from '../../../geodata/build/base-map.ts';
import { buildPlaces } from '../../../geodata/build/places.ts';
import { buildRoadNetwork } from '../../../geodata/build/road-network.ts';
import { diffNetworks } from './diff-networks.ts';
import type { RoadJob, RoadJobKind, RoadJobMessage, RoadJobs } from './road-jobs.ts';

const job = workerData as RoadJob;
const send = (message: RoadJobMessage) => parentPort?.postMessage(message);
const progress = (bytesRead: number) => send({ bytesRead });

try {
  send({ done: await answer() });
} catch (failure) {
  send({ failed: failure instanceof Error ? (failure.stack ?? failure.message) : String(failure) });
}

async function answer(): Promise<RoadJobs[RoadJobKind]['answer']> {
  switch (job.kind) {
    case 'network': {
      const { network, issues, summary } = await buildRoadNetwork(job.bytes, job.file, progress);
      return { network: writeRoadNetwork(network), issues, summary, bounds: boundsOfNetwork(network) };
    }
    case 'base-map': {
      const { baseMap, issues, summary } = await buildBaseMap(job.bytes, job.file, progress);
      return { baseMap: writeBaseMap(baseMap), issues, summary };
    }
    case 'places': {
      const { index, issues } = await buildPlaces(job.bytes, job.file, job.sources, progress);
      return { places: writePlaces(index), issues };
    }
    case 'coverage':
      return { shares: roadCoverage(readRoadNetwork(job.network), job.areas) };
    case 'diff':
      return { diff: diffNetworks(job.before && readRoadNetwork(job.before), readRoadNetwork(job.after)) };
  }
}
