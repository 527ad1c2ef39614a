import type { Context } from '../../platform/context.ts';
import { type Level, level as levelOf } from '../areas/types.ts';
import { holdZones } from '../catchments/hold-zones.ts';
import { type ZoneHome, zoneMembership } from '../catchments/zone-membership.ts';
import { askTravelWorker } from '../travel/ask-travel-worker.ts';
import { holdSchoolGates, holdSchools } from '../travel/hold-gates.ts';
import { type HeldNetwork, readDataState } from '../travel/hold-network.ts';

/** Schools of the next level a block is looked for in. */
const nearest = 4;

/** Which school of the next level the children of each block go on to, and the names of these schools. */
export interface Feeders {
  feedsInto: number[];
  feederNames: string[];
}

const none: Feeders = { feedsInto: [], feederNames: [] };

/**
 * By the zone plan of the next level where the block lies in one, else the nearest by road; −1 where no road leads to any. Empty where
 * there is no next level, or no school of it.
 */
export async function findFeeders(
  context: Context,
  level: Level,
  network: HeldNetwork,
  homes: readonly ZoneHome[],
): Promise<Feeders> {
  const { options } = levelOf;
  const next = options[options.indexOf(level) + 1];
  if (!next) return none;
  const { schoolIds, lonLats, school } = await holdSchoolGates(context, network, next);
  if (schoolIds.length === 0) return none;
  const gates = { lonLats, school, schoolCount: schoolIds.length };
  const land = await askTravelWorker(network, { kind: 'blocks', profile: 'walk', nearest, gates });
  const zones = await holdZones(context, next, await readDataState(context));
  const { summaries } = await holdSchools(context, next);
  return {
    feedsInto: homes.map((home, block) => {
      const near = [...land.reachSchool.subarray(land.reachStart[block], land.reachStart[block + 1])];
      return near.find((s) => zoneMembership(zones.get(schoolIds[s]) ?? [], home) === 'in') ?? near[0] ?? -1;
    }),
    feederNames: schoolIds.map((id) => summaries.get(id)?.name ?? id),
  };
}
