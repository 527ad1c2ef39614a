import { gridDisk, latLngToCell } from 'h3-js';
import type { TravelNetwork } from '../../travel/prepare-network.ts';
import { sampleRoads } from '../../travel/road-samples.ts';
import type { Profile, Snaps } from '../../travel/types.ts';
import { schoolsWithin } from '../../travel/within.ts';

/** H3 cells of 66 m a side, about the width of a block between two streets. */
export const blockResolution = 10;
const stepMm = 50_000;
/** Blocks that touch are joined when the walk between their middles is no longer: round a corner, not round a river. */
const detourMm = 600_000;

/** The land along the roads, cut into blocks. */
export interface RoadBlocks {
  /** H3 cells, resolution 10, in the order of their names. */
  cells: string[];
  /** Millimetres of road in each. */
  roadMm: Float64Array;
  /** A point of road in each from which its distances are measured, and its lon, lat in degrees. */
  snaps: Snaps;
  lonLats: Float64Array;
  /** Blocks beside block i that a road leads over to: `linkTo[linkStart[i]]` … Water or a railway without a crossing parts blocks. */
  linkStart: Uint32Array;
  linkTo: Int32Array;
}

/** Blocks of all land with roads of the profile, and the links roads make between them. */
export function roadBlocks(travel: TravelNetwork, profile: Profile): RoadBlocks {
  const samples = sampleRoads(travel, profile, stepMm);
  const { snaps, lonLats, lengthMm } = samples;
  const cellOf: string[] = [];
  for (let i = 0; i < snaps.count; i++) cellOf.push(latLngToCell(lonLats[2 * i + 1], lonLats[2 * i], blockResolution));
  const cells = [...new Set(cellOf)].sort();
  const numberOf = new Map(cells.map((cell, number) => [cell, number]));
  const block = Int32Array.from(cellOf, (cell) => numberOf.get(cell)!);
  const roadMm = new Float64Array(cells.length);
  block.forEach((b, i) => {
    roadMm[b] += lengthMm[i];
  });
  const chosen = middleSamples(block, roadMm, lengthMm);
  const middles: Snaps = {
    count: cells.length,
    edge: Int32Array.from(chosen, (i) => snaps.edge[i]),
    positionMm: Uint32Array.from(chosen, (i) => snaps.positionMm[i]),
    legMm: new Uint32Array(cells.length),
  };
  const pairs = pairsOnRoads(travel, snaps, block, cells.length);
  addTouching(travel, profile, cells, numberOf, middles, pairs);
  return {
    cells,
    roadMm,
    snaps: middles,
    lonLats: Float64Array.from([...chosen].flatMap((i) => [lonLats[2 * i], lonLats[2 * i + 1]])),
    ...linksOf(pairs, cells.length),
  };
}

/** Of each block's samples the one at half of its road. */
function middleSamples(block: Int32Array, roadMm: Float64Array, lengthMm: Uint32Array): Int32Array {
  const passed = new Float64Array(roadMm.length);
  const chosen = new Int32Array(roadMm.length).fill(-1);
  block.forEach((b, i) => {
    passed[b] += lengthMm[i];
    if (chosen[b] < 0 && 2 * passed[b] >= roadMm[b]) chosen[b] = i;
  });
  return chosen;
}

/** Samples that follow each other on an edge, or meet at a junction, join their blocks: pairs a × blocks + b, both ways. */
function pairsOnRoads({ network }: TravelNetwork, snaps: Snaps, block: Int32Array, blocks: number): Set<number> {
  const pairs = new Set<number>();
  const join = (a: number, b: number) => {
    if (a === b) return;
    pairs.add(a * blocks + b);
    pairs.add(b * blocks + a);
  };
  const atNode = new Map<number, number>();
  const meet = (node: number, b: number) => {
    const first = atNode.get(node);
    if (first === undefined) atNode.set(node, b);
    else join(first, b);
  };
  for (let i = 0; i < snaps.count; i++) {
    const edge = snaps.edge[i];
    const last = i + 1 === snaps.count || snaps.edge[i + 1] !== edge;
    if (i === 0 || snaps.edge[i - 1] !== edge) meet(network.edgeFrom[edge], block[i]);
    if (last) meet(network.edgeTo[edge], block[i]);
    else join(block[i], block[i + 1]);
  }
  return pairs;
}

/** Blocks that touch and are a short walk apart are joined too. */
function addTouching(
  travel: TravelNetwork,
  profile: Profile,
  cells: string[],
  numberOf: ReadonlyMap<string, number>,
  middles: Snaps,
  pairs: Set<number>,
): void {
  const school = Int32Array.from({ length: cells.length }, (_, b) => b);
  const { start, school: near } = schoolsWithin(
    travel,
    profile,
    middles,
    { snaps: middles, school, schoolCount: cells.length },
    detourMm,
  );
  cells.forEach((cell, b) => {
    const walked = new Set(near.subarray(start[b], start[b + 1]));
    for (const beside of gridDisk(cell, 1)) {
      const other = numberOf.get(beside);
      if (other === undefined || other === b || !walked.has(other)) continue;
      pairs.add(b * cells.length + other);
      pairs.add(other * cells.length + b);
    }
  });
}

function linksOf(pairs: Set<number>, blocks: number): Pick<RoadBlocks, 'linkStart' | 'linkTo'> {
  const sorted = Float64Array.from(pairs).sort();
  const linkStart = new Uint32Array(blocks + 1);
  for (const pair of sorted) linkStart[Math.floor(pair / blocks) + 1]++;
  for (let b = 0; b < blocks; b++) linkStart[b + 1] += linkStart[b];
  return { linkStart, linkTo: Int32Array.from(sorted, (pair) => pair % blocks) };
}

/**
 * The block of each school's gate: the one fewest metres away that no earlier school holds, so that every area has a block
 * of its own to grow from. `rows` of block i are `start[i]` … by school and metres. −1: no block is near the school.
 */
export function gateBlocks(
  schools: number,
  {
    reachStart,
    reachSchool,
    reachMetres,
  }: { reachStart: Uint32Array; reachSchool: Int32Array; reachMetres: Float64Array },
): Int32Array {
  const offers: { block: number; school: number; metres: number }[] = [];
  for (let block = 0; block + 1 < reachStart.length; block++)
    for (let r = reachStart[block]; r < reachStart[block + 1]; r++)
      if (r < reachStart[block] + nearEnough) offers.push({ block, school: reachSchool[r], metres: reachMetres[r] });
  offers.sort((a, b) => a.metres - b.metres || a.school - b.school || a.block - b.block);
  const gate = new Int32Array(schools).fill(-1);
  const held = new Set<number>();
  for (const { block, school } of offers) {
    if (gate[school] >= 0 || held.has(block)) continue;
    gate[school] = block;
    held.add(block);
  }
  return gate;
}

/** Schools looked at from each block. */
const nearEnough = 8;
