/** Run by the bench `roads` in a process of its own: builds the artefact of a map; answers seconds and peak bytes as JSON. */
import { createReadStream, writeFileSync } from 'node:fs';
import { writeRoadNetwork } from '#artefacts/road-network.ts';
import { buildRoadNetwork } from '../../geodata/build/road-network.ts';

const [map, artefact] = process.argv.slice(2);
const start = performance.now();
const { network, summary } = await buildRoadNetwork(createReadStream(map), 'roads');
writeFileSync(artefact, writeRoadNetwork(network));
const seconds = (performance.now() - start) / 1000;
process.stdout.write(JSON.stringify({ seconds, peakBytes: process.resourceUsage().maxRSS * 1024, summary }));
