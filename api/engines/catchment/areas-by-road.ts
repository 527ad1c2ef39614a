import { cellsToMultiPolygon, gridDisk, latLngToCell } from 'h3-js';
import type { Gates } from '../travel/gates.ts';
import { nearestSchools } from '../travel/nearest.ts';
import type { TravelNetwork } from '../travel/prepare-network.ts';
import { sampleRoads } from '../travel/road-samples.ts';
import { type Profile, unreachable } from '../travel/types.ts';

/** The land of which one school is the nearest by road. */
export interface RoadArea {
  school: number;
  /** Polygons of closed rings of lon, lat in degrees, 5 decimals; the first ring of each is its outside. */
  coordinates: [number, number][][][];
}

/** H3 cells of 66 m a side, about the width of a block between two streets. */
const resolution = 10;
const stepMm = 50_000;
/** A cell without road joins its neighbours when at least so many of the six have a school. */
const neighboursToFill = 4;
const fillRounds = 3;

/**
 * Areas nearest by road: each stretch of road belongs to the school nearest to it, each cell to the school that has most of
 * its road (of equals the lower school), and small gaps between roads to the most frequent neighbour. Land without roads, and
 * roads no school can be reached from, belong to nobody: the map shows them blank rather than guess. In order of school.
 */
export function areasByRoad(travel: TravelNetwork, profile: Profile, gates: Gates): RoadArea[] {
  const owners = cellOwners(travel, profile, gates);
  for (let round = 0; round < fillRounds; round++) fillGaps(owners);
  const cellsOf = new Map<number, string[]>();
  for (const [cell, school] of owners) {
    const list = cellsOf.get(school);
    if (list) list.push(cell);
    else cellsOf.set(school, [cell]);
  }
  return [...cellsOf.keys()]
    .sort((a, b) => a - b)
    .map((school) => ({ school, coordinates: outline(cellsOf.get(school)!) }));
}

function cellOwners(travel: TravelNetwork, profile: Profile, gates: Gates): Map<string, number> {
  const { snaps, lonLats, lengthMm } = sampleRoads(travel, profile, stepMm);
  const nearest = nearestSchools(travel, profile, snaps, gates, { k: 1, maxMm: unreachable - 1 });
  const shares = new Map<string, Map<number, number>>();
  for (let i = 0; i < snaps.count; i++) {
    if (nearest.count[i] === 0) continue;
    const cell = latLngToCell(lonLats[2 * i + 1], lonLats[2 * i], resolution);
    const ofCell = shares.get(cell) ?? new Map<number, number>();
    const school = nearest.school[i];
    ofCell.set(school, (ofCell.get(school) ?? 0) + lengthMm[i]);
    shares.set(cell, ofCell);
  }
  return new Map([...shares].map(([cell, ofCell]) => [cell, largest(ofCell)]));
}

/** The key with the largest value; of equals the lowest. */
function largest(values: ReadonlyMap<number, number>): number {
  let best = -1;
  for (const [key, value] of values) {
    const most = best < 0 ? -1 : values.get(best)!;
    if (value > most || (value === most && key < best)) best = key;
  }
  return best;
}

function fillGaps(owners: Map<string, number>): void {
  const counts = new Map<string, Map<number, number>>();
  for (const [cell, school] of owners)
    for (const neighbour of gridDisk(cell, 1)) {
      if (owners.has(neighbour)) continue;
      const ofCell = counts.get(neighbour) ?? new Map<number, number>();
      ofCell.set(school, (ofCell.get(school) ?? 0) + 1);
      counts.set(neighbour, ofCell);
    }
  for (const [cell, ofCell] of counts) {
    const known = [...ofCell.values()].reduce((sum, count) => sum + count, 0);
    if (known >= neighboursToFill) owners.set(cell, largest(ofCell));
  }
}

function outline(cells: string[]): [number, number][][][] {
  // A fixed order, so that the same cells give the same bytes.
  const polygons = cellsToMultiPolygon(cells.sort(), true);
  return polygons.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => [round5(lon), round5(lat)])));
}

/** Five decimals of a degree: about a metre. */
function round5(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}
