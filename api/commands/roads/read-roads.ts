import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { prepareNetwork, type TravelNetwork } from '#engines/travel/prepare-network.ts';
import { type Profile, profiles } from '#engines/travel/types.ts';
import { buildRoadNetwork } from '../../../geodata/build/road-network.ts';
import { type Issue, isRefused } from '../../../geodata/sources/issues.ts';
import { Refusal, textOption, UsageError, type Values } from '../command.ts';
import { showProgress } from '../show-progress.ts';

/** Roads read from an .osm.pbf file, ready to measure on. `sha256` is the file's. */
export interface ReadRoads {
  travel: TravelNetwork;
  sha256: string;
  /** Warnings and notes. */
  issues: Issue[];
}

/** Throws Refusal when the file cannot be read or is refused. */
export async function readRoads(path: string): Promise<ReadRoads> {
  const file = basename(path);
  const hash = createHash('sha256');
  async function* chunks() {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      hash.update(chunk as Buffer);
      yield chunk as Uint8Array;
    }
  }
  try {
    const size = statSync(path).size;
    const progress = showProgress(file);
    const { network, issues } = await buildRoadNetwork(chunks(), file, (read) =>
      progress.step(read / size, 'reading-map'),
    );
    progress.done();
    if (isRefused(issues)) throw new Refusal(issues);
    return { travel: prepareNetwork(network), sha256: hash.digest('hex'), issues };
  } catch (failure) {
    const { code = '' } = failure as NodeJS.ErrnoException;
    if (!/^E[A-Z]+$/.test(code)) throw failure;
    throw new Refusal([{ code: 'file-unreadable', severity: 'refuse', file, value: code }]);
  }
}

/** The option `--profile`, walking unless given. */
export function profileOption(values: Values): Profile {
  const text = textOption(values, 'profile') ?? 'walk';
  const profile = profiles.find((name) => name === text);
  if (!profile) throw new UsageError(`Option --profile must be one of ${profiles.join(', ')}, not "${text}".`);
  return profile;
}
