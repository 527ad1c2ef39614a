import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readRoadNetwork } from '#artefacts/road-network.ts';
import { prepareNetwork } from '#engines/travel/prepare-network.ts';
import { findSharedData } from '../support/shared-data.ts';
import type { Bench } from './bench.ts';
import { timed } from './bench.ts';

const map = 'hcmc/roads-and-schools-2018.osm.pbf';

export const bench: Bench = {
  summary: 'a city map to a road network, and the network back from disk ready to measure',
  async run() {
    const path = findSharedData(map);
    if (!path) return { rows: [], notes: [`needs the real data file ../shared/data/${map}`] };
    const folder = mkdtempSync(join(tmpdir(), 'roads-'));
    try {
      const artefact = join(folder, 'roads.bin');
      const script = fileURLToPath(new URL('./build-roads.ts', import.meta.url));
      const output = execFileSync(process.execPath, ['--import', 'tsx', script, path, artefact], { encoding: 'utf8' });
      const { seconds, peakBytes, summary } = JSON.parse(output) as {
        seconds: number;
        peakBytes: number;
        summary: { edges: number; metres: number };
      };
      const peakMegabytes = peakBytes / 2 ** 20;
      const reload = await timed(() => prepareNetwork(readRoadNetwork(readFileSync(artefact))));
      return {
        rows: [
          { measure: 'map → artefact, seconds', ours: seconds, target: '≤ 10', holds: seconds <= 10 },
          { measure: 'peak memory, MB', ours: peakMegabytes, target: '≤ 1,000', holds: peakMegabytes <= 1000 },
          { measure: 'reload and prepare, seconds', ours: reload.ms / 1000, target: '≤ 0.5', holds: reload.ms <= 500 },
          { measure: 'artefact, MB', ours: statSync(artefact).size / 2 ** 20 },
        ],
        notes: [`${map}: ${summary.edges} edges, ${Math.round(summary.metres / 1000)} km`],
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
