import { createReadStream, readFileSync } from 'node:fs';
import { gateBlocks, roadBlocks } from '#engines/catchment/boundaries/road-blocks.ts';
import type { BoundaryProblem } from '#engines/catchment/boundaries/types.ts';
import { placeSchools } from '#engines/demand/place-schools.ts';
import { shareOut } from '#engines/demand/share-out.ts';
import { seededRandom } from '#engines/random.ts';
import { snapGates } from '#engines/travel/gates.ts';
import { nearestSchools } from '#engines/travel/nearest.ts';
import { prepareNetwork } from '#engines/travel/prepare-network.ts';
import { roadCoverage } from '#engines/travel/road-coverage.ts';
import { sampleRoads } from '#engines/travel/road-samples.ts';
import { unreachable } from '#engines/travel/types.ts';
import { buildRoadNetwork } from '../../geodata/build/road-network.ts';
import { communeAt, indexCommunes } from '../../geodata/sources/communes/commune-index.ts';
import { readCommunes } from '../../geodata/sources/communes/read-communes.ts';
import { readSchools } from '../../geodata/sources/school-register/read-schools.ts';
import { findSharedData } from '../support/shared-data.ts';

/** What the city is drawn with; children and seats are invented, roads, communes and schools are real. */
export interface CityQuestion {
  children: number;
  /** Schools in all: those of the map and invented ones where the map has none. */
  schools: number;
  /** Seats over children. */
  seatsShare: number;
  /** Nearest schools a block may belong to. */
  nearest: number;
  seed: string;
}

/** Ho Chi Minh City as a boundary problem, or null where the real data are absent. */
export async function hcmcBlocks(question: CityQuestion): Promise<BoundaryProblem | null> {
  const [roads, communes, register] = [
    'hcmc/roads-and-schools-2018.osm.pbf',
    'hcmc/communes-2025.geojson',
    'hcmc/schools-2018.geojson',
  ].map(findSharedData);
  if (!roads || !communes || !register) return null;
  const { network } = await buildRoadNetwork(createReadStream(roads), 'roads');
  const travel = prepareNetwork(network);
  const { records } = readCommunes(readFileSync(communes), 'communes.geojson');
  const index = indexCommunes(records);
  const { records: known } = readSchools(readFileSync(register), 'schools.geojson', { communes: records });
  const random = seededRandom(question.seed);
  const samples = sampleRoads(travel, 'walk', 50_000);
  const areaOf = Int32Array.from({ length: samples.snaps.count }, (_, i) => {
    const commune = communeAt(index, samples.lonLats[2 * i], samples.lonLats[2 * i + 1]);
    return commune ? records.indexOf(commune) : -1;
  });
  const coverage = roadCoverage(
    network,
    records.map(({ polygons }) => polygons),
  );
  const people = records.map(({ population }, area) => (coverage[area] >= leastCoverage ? (population ?? 0) : 0));
  const primary = known.filter(({ levels, lonLat }) => levels.includes('primary') && lonLat);
  const points = primary.flatMap(({ lonLat }) => lonLat!);
  const missing = shareOut(Math.max(0, question.schools - primary.length), people);
  const invented = placeSchools(samples, areaOf, missing, Float64Array.from(points), random);
  const lonLats = Float64Array.from([...points, ...invented.lonLats]);
  const schools = lonLats.length / 2;
  const blocks = roadBlocks(travel, 'walk');
  const gates = snapGates(
    travel,
    'walk',
    lonLats,
    Int32Array.from({ length: schools }, (_, s) => s),
    schools,
  );
  const { k, ...near } = nearestSchools(travel, 'walk', blocks.snaps, gates, {
    k: question.nearest,
    maxMm: unreachable - 1,
  });
  const reachStart = new Uint32Array(blocks.cells.length + 1);
  near.count.forEach((count, b) => {
    reachStart[b + 1] = reachStart[b] + count;
  });
  const reachSchool = new Int32Array(reachStart[blocks.cells.length]);
  const reachMetres = new Float64Array(reachSchool.length);
  near.count.forEach((count, b) => {
    for (let i = 0; i < count; i++) {
      reachSchool[reachStart[b] + i] = near.school[b * k + i];
      reachMetres[reachStart[b] + i] = Math.round(near.mm[b * k + i] / 1000);
    }
  });
  const communeOf = blocks.cells.map((_, b) => communeAt(index, blocks.lonLats[2 * b], blocks.lonLats[2 * b + 1]));
  const children = childrenOf(
    question.children,
    people,
    communeOf.map((commune) => (commune ? records.indexOf(commune) : -1)),
    blocks.roadMm,
  );
  const gateBlock = gateBlocks(schools, { reachStart, reachSchool, reachMetres });
  const seats = seatsOf(question, children, { reachStart, reachSchool }, schools, random);
  const none = new Int32Array(children.length).fill(-1);
  return {
    ...{
      children,
      linkStart: blocks.linkStart,
      linkTo: blocks.linkTo,
      linkBarrier: new Uint8Array(blocks.linkTo.length),
    },
    ...{ seats, gateBlock, reachStart, reachSchool, reachMetres, today: none, neighbourhood: none, feedsInto: none },
  };
}

/** Communes less reached by the roads of the map are left out, as they are where children are invented. */
const leastCoverage = 0.5;

function childrenOf(total: number, people: number[], communeOf: number[], roadMm: Float64Array): Int32Array {
  const children = new Int32Array(roadMm.length);
  const blocksOf = people.map((): number[] => []);
  communeOf.forEach((commune, b) => {
    if (commune >= 0) blocksOf[commune].push(b);
  });
  const ofCommune = shareOut(
    total,
    people.map((count, c) => (blocksOf[c].length > 0 ? count : 0)),
  );
  blocksOf.forEach((blocks, c) => {
    const parts = shareOut(
      ofCommune[c],
      blocks.map((b) => roadMm[b]),
    );
    parts.forEach((count, i) => {
      children[blocks[i]] = count;
    });
  });
  return children;
}

/** Four fifths by the children nearest to each school, one by chance; in all `seatsShare` × children. */
function seatsOf(
  { seatsShare }: CityQuestion,
  children: Int32Array,
  { reachStart, reachSchool }: Pick<BoundaryProblem, 'reachStart' | 'reachSchool'>,
  schools: number,
  random: () => number,
): Int32Array {
  const nearest = new Array<number>(schools).fill(0);
  children.forEach((count, b) => {
    if (reachStart[b] < reachStart[b + 1]) nearest[reachSchool[reachStart[b]]] += count;
  });
  const all = children.reduce((sum, count) => sum + count, 0);
  const weights = nearest.map((count) => 0.8 * count + (0.1 + 0.2 * random()) * (all / schools));
  return Int32Array.from(shareOut(Math.round(seatsShare * all), weights));
}
