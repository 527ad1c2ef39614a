import type { Profile, RoadEditValue } from '#engines/travel/types.ts';
import type { Context } from '../../platform/context.ts';
import type { Level } from '../areas/types.ts';
import { askTravelWorker } from './ask-travel-worker.ts';
import { holdSchoolGates } from './hold-gates.ts';
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
  /** Laid over the roads in force for this question alone; nobody else is measured by them. */
  supposed?: RoadEditValue[];
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
  const { level: _, named = [], supposed = [], ...limits } = question;
  const inForce = await holdNetwork(context);
  const network = supposed.length === 0 ? inForce : supposeEdits(inForce, supposed);
  const { schoolIds, lonLats, school } = await holdSchoolGates(context, inForce, question.level);
  const indexOf = new Map(schoolIds.map((id, index) => [id, index]));
  const measured = await askTravelWorker(network, {
    kind: 'measure',
    ...limits,
    gates: { lonLats, school, schoolCount: schoolIds.length },
    named: named.map((ids) => ids?.flatMap((id) => indexOf.get(id) ?? [])),
  });
  return { ...measured, schoolIds, networkSha256: network.sha256, networkVersion: network.version };
}
