import type { Profile, RoadEditValue } from '#engines/travel/types.ts';
import type { Context } from '../../platform/context.ts';
import type { Level, LonLat } from '../areas/types.ts';
import { askTravelWorker } from './ask-travel-worker.ts';
import { holdSchoolGates, type SchoolGates } from './hold-gates.ts';
import { holdNetwork, supposeEdits } from './hold-network.ts';
import type { HomesMeasured } from './travel-jobs.ts';

/** What of many homes is to be measured, to the schools of one level. */
export interface HomesQuestion {
  level: Level;
  profile: Profile;
  /** lon, lat in degrees, two a home. */
  homes: Float64Array;
  maxMetres: number;
  /** Only the nearest so many of each home; null: every school within `maxMetres`. */
  nearest: number | null;
  /** Ids of schools to measure whatever the limits, by home; a home may be absent. A school without a place has no row. */
  named?: (readonly string[] | undefined)[];
  /** The seconds of the quickest way of each row too. */
  timed?: boolean;
  /** Laid over the roads in force for this question alone; nobody else is measured by them. */
  supposed?: RoadEditValue[];
  /** Schools that stand here instead, or that are not there yet, for this question alone. */
  places?: readonly SupposedPlace[];
}

export interface SupposedPlace {
  schoolId: string;
  lonLat: LonLat;
}

/** `HomesMeasured` with what its indices mean and what it was measured on. */
export interface HomesAnswer extends HomesMeasured {
  /** `school` of each row is an index into this list, ascending by code point. */
  schoolIds: string[];
  /** The roads' SHA-256, and the version that counts the edits in force: the same as parents are shown. */
  networkSha256: string;
  networkVersion: string;
}

/**
 * Road distances of many homes to the schools of a level over the roads in force: the same engine, edits and gates that answer
 * parents. An off-road home with no school within the limits is measured to its nearest all the same. In a worker thread.
 * Throws `conflict` before roads are imported.
 */
export async function measureHomes(context: Context, question: HomesQuestion): Promise<HomesAnswer> {
  const { level: _, named = [], supposed = [], places = [], ...limits } = question;
  const inForce = await holdNetwork(context);
  const network = supposed.length === 0 ? inForce : supposeEdits(inForce, supposed);
  const { schoolIds, lonLats, school } = withPlaces(await holdSchoolGates(context, inForce, question.level), places);
  const indexOf = new Map(schoolIds.map((id, index) => [id, index]));
  const measured = await askTravelWorker(network, {
    kind: 'measure',
    ...limits,
    gates: { lonLats, school, schoolCount: schoolIds.length },
    named: named.map((ids) => ids?.flatMap((id) => indexOf.get(id) ?? [])),
  });
  return { ...measured, schoolIds, networkSha256: network.sha256, networkVersion: network.version };
}

/** The gates with some schools standing elsewhere; still by ascending id. */
function withPlaces(held: SchoolGates, places: readonly SupposedPlace[]): SchoolGates {
  if (places.length === 0) return held;
  const points = new Map<string, LonLat[]>(held.schoolIds.map((id) => [id, []]));
  held.school.forEach((school, gate) => {
    points.get(held.schoolIds[school])!.push([held.lonLats[2 * gate], held.lonLats[2 * gate + 1]]);
  });
  for (const { schoolId, lonLat } of places) points.set(schoolId, [lonLat]);
  const schoolIds = [...points.keys()].sort((a, b) => (a < b ? -1 : 1));
  return {
    ...held,
    schoolIds,
    lonLats: Float64Array.from(schoolIds.flatMap((id) => points.get(id)!.flat())),
    school: Int32Array.from(schoolIds.flatMap((id, school) => points.get(id)!.map(() => school))),
  };
}
