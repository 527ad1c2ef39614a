import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { readRoadNetwork } from '#artefacts/road-network.ts';
import { prepareNetwork, type TravelNetwork } from '#engines/travel/prepare-network.ts';
import type { TravelQuestion } from './ask-travel-worker.ts';
import { runTravelJob } from './travel-jobs.ts';

/** The last networks asked for. */
const networks = new Map<string, TravelNetwork>();
const networksKept = 2;

parentPort?.on('message', ({ id, network, job }: TravelQuestion) => {
  try {
    parentPort?.postMessage({
      id,
      answer: runTravelJob(networkOf(network), job, networkOf),
    });
  } catch (failure) {
    parentPort?.postMessage({
      id,
      failure: failure instanceof Error ? (failure.stack ?? failure.message) : `${failure}`,
    });
  }
});

function networkOf({ path, edits, version }: TravelQuestion['network']): TravelNetwork {
  const travel = networks.get(version) ?? prepare(path, edits);
  networks.delete(version);
  networks.set(version, travel);
  for (const oldest of networks.keys()) {
    if (networks.size <= networksKept) break;
    networks.delete(oldest);
  }
  return travel;
}

function prepare(path: string, edits: TravelQuestion['network']['edits']): TravelNetwork {
  return prepareNetwork(readRoadNetwork(readFileSync(path)), edits);
}
