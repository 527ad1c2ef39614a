import { areasByRoad, type RoadArea } from '#engines/catchment/areas-by-road.ts';
import { type BlockReach, reachOfBlocks } from '#engines/catchment/boundaries/block-reach.ts';
import { type WalkingArea, walkingAreas } from '#engines/catchment/walking-areas.ts';
import { type Gates, snapGates } from '#engines/travel/gates.ts';
import { measureHomes } from '#engines/travel/measure-homes.ts';
import type { TravelNetwork } from '#engines/travel/prepare-network.ts';
import { remeasuredHomes } from '#engines/travel/remeasure.ts';
import { snapPoints } from '#engines/travel/snap.ts';
import { measureSeconds, usualKmPerHour } from '#engines/travel/time-network.ts';
import { metresOf, offRoadMm, type Profile, type Snaps, unreachable } from '#engines/travel/types.ts';
import type { HomeSchoolTable } from '#engines/travel/within.ts';
import type { EditedRoads } from './hold-network.ts';

/** Gates as a worker is given them. */
export interface JobGates {
  lonLats: Float64Array;
  /** Ascending index of each gate's school. */
  school: Int32Array;
  schoolCount: number;
}

export interface MeasureJob {
  kind: 'measure';
  profile: Profile;
  /** lon, lat in degrees, two a home. */
  homes: Float64Array;
  gates: JobGates;
  maxMetres: number;
  /** Only the nearest so many of each home; null: every school within `maxMetres`. */
  nearest: number | null;
  /** Further schools to measure whatever the limits, by home; a home may be absent. */
  named: (number[] | undefined)[];
  /** The seconds of the quickest way of each row too, at the usual speed of the profile. */
  timed?: boolean;
}

/** Distances of homes; metres are rounded once, half up, both snap legs included. */
export interface HomesMeasured {
  /** The rows of home h are `start[h]` … `start[h + 1] - 1`, by ascending school. */
  start: Uint32Array;
  school: Int32Array;
  /** −1: a named school that no road and no ferry leads to. */
  metres: Int32Array;
  /** Where they were asked for: seconds of the quickest way, −1 where nothing leads. */
  seconds?: Int32Array;
  /** Metres between each home and its road, and 1 where they are more than 500. */
  snapMetres: Uint32Array;
  offRoad: Uint8Array;
}

export interface RemeasureJob {
  kind: 'remeasure';
  profile: Profile;
  homes: Float64Array;
  /** On the network of the question, and on the one after the change. */
  gates: JobGates;
  gatesAfter: JobGates;
  after: EditedRoads;
  maxMetres: number;
}

/** Which of these edits lie on no road. */
export interface EffectJob {
  kind: 'effect';
}

export interface AreasJob {
  kind: 'areas';
  profile: Profile;
  gates: JobGates;
}

export interface WalkingJob {
  kind: 'walking';
  profile: Profile;
  gates: JobGates;
  metres: number[];
}

/** Blocks of all land with roads, the ways between them, and the nearest schools of each. */
export interface BlocksJob {
  kind: 'blocks';
  profile: Profile;
  gates: JobGates;
  nearest: number;
}

export type TravelJob = MeasureJob | RemeasureJob | EffectJob | AreasJob | WalkingJob | BlocksJob;
interface Answers {
  measure: HomesMeasured;
  /** Indices of the homes some of whose metres differ. */
  remeasure: Int32Array;
  /** Ids of edits that change nothing. */
  effect: string[];
  areas: RoadArea[];
  walking: WalkingArea[];
  blocks: BlockReach;
}
export type TravelAnswer<J extends TravelJob> = Answers[J['kind']];

/** Homes measured at a time: the rows of all schools within a distance need memory. */
const homesAtATime = 20_000;
/** With a fixed number of schools a home they need little, and the one search from all gates is not made again for each part. */
const homesToNearestAtATime = 250_000;

/** Does one job over a prepared network; `networkWith` answers the same roads with other edits. */
export function runTravelJob(
  travel: TravelNetwork,
  job: TravelJob,
  networkWith: (roads: EditedRoads) => TravelNetwork,
): Answers[keyof Answers] {
  if (job.kind === 'effect') return travel.editsWithoutEffect;
  const gates = snap(travel, job.profile, job.gates);
  if (job.kind === 'areas') return areasByRoad(travel, job.profile, gates);
  if (job.kind === 'walking') return walkingAreas(travel, job.profile, gates, job.metres);
  if (job.kind === 'blocks') return reachOfBlocks(travel, job.profile, gates, job.nearest);
  if (job.kind === 'measure') return measure(travel, job, gates);
  const after = networkWith(job.after);
  const young = { travel: after, gates: snap(after, job.profile, job.gatesAfter) };
  return remeasuredHomes(job.profile, job.homes, { travel, gates }, young, job.maxMetres);
}

function snap(travel: TravelNetwork, profile: Profile, { lonLats, school, schoolCount }: JobGates): Gates {
  return snapGates(travel, profile, lonLats, school, schoolCount);
}

function measure(travel: TravelNetwork, job: MeasureJob, gates: Gates): HomesMeasured {
  const homes = snapPoints(travel, job.profile, job.homes);
  const parts: HomeSchoolTable[] = [];
  const atATime = job.nearest === null ? homesAtATime : homesToNearestAtATime;
  for (let from = 0; from < homes.count; from += atATime) {
    const to = Math.min(homes.count, from + atATime);
    const part: Snaps = {
      count: to - from,
      edge: homes.edge.subarray(from, to),
      positionMm: homes.positionMm.subarray(from, to),
      legMm: homes.legMm.subarray(from, to),
    };
    const { maxMetres, nearest } = job;
    const named = job.named.slice(from, to);
    parts.push(measureHomes(travel, job.profile, part, gates, { maxMetres, nearest, named }));
  }
  const table = joinTables(parts, homes.count);
  return {
    ...table,
    ...(job.timed && { seconds: secondsOf(travel, job.profile, homes, gates, table) }),
    snapMetres: Uint32Array.from(homes.legMm, metresOf),
    offRoad: Uint8Array.from(homes.legMm, (mm) => (mm > offRoadMm ? 1 : 0)),
  };
}

function secondsOf(
  travel: TravelNetwork,
  profile: Profile,
  homes: Snaps,
  gates: Gates,
  { start, school }: Pick<HomesMeasured, 'start' | 'school'>,
): Int32Array {
  const home = new Int32Array(school.length);
  for (let h = 0; h + 1 < start.length; h++) home.fill(h, start[h], start[h + 1]);
  return measureSeconds(travel, profile, usualKmPerHour[profile], homes, gates, { home, school });
}

function joinTables(parts: HomeSchoolTable[], homes: number): Pick<HomesMeasured, 'start' | 'school' | 'metres'> {
  const size = parts.reduce((sum, { school }) => sum + school.length, 0);
  const joined = { start: new Uint32Array(homes + 1), school: new Int32Array(size), metres: new Int32Array(size) };
  let [home, row] = [0, 0];
  for (const part of parts) {
    for (let h = 1; h < part.start.length; h++) joined.start[home + h] = row + part.start[h];
    joined.school.set(part.school, row);
    part.mm.forEach((mm, i) => {
      joined.metres[row + i] = mm === unreachable ? -1 : metresOf(mm);
    });
    home += part.start.length - 1;
    row += part.school.length;
  }
  return joined;
}
