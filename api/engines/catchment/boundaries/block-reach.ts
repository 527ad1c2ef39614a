import type { Gates } from '../../travel/gates.ts';
import { nearestSchools } from '../../travel/nearest.ts';
import type { TravelNetwork } from '../../travel/prepare-network.ts';
import { metresOf, type Profile, unreachable } from '../../travel/types.ts';
import { gateBlocks, type RoadBlocks, roadBlocks } from './road-blocks.ts';
import type { BoundaryProblem } from './types.ts';

/** Blocks of land with the schools each may belong to. */
export interface BlockReach
  extends Omit<RoadBlocks, 'snaps'>,
    Pick<BoundaryProblem, 'reachStart' | 'reachSchool' | 'reachMetres' | 'gateBlock'> {}

/** Blocks along the roads, the ways between them and the `nearest` schools of each by road, whole metres. */
export function reachOfBlocks(travel: TravelNetwork, profile: Profile, gates: Gates, nearest: number): BlockReach {
  const { snaps, ...blocks } = roadBlocks(travel, profile);
  const { k, count, school, mm } = nearestSchools(travel, profile, snaps, gates, {
    k: Math.min(nearest, Math.max(1, gates.schoolCount)),
    maxMm: unreachable - 1,
  });
  const reachStart = new Uint32Array(blocks.cells.length + 1);
  count.forEach((found, b) => {
    reachStart[b + 1] = reachStart[b] + found;
  });
  const reachSchool = new Int32Array(reachStart[blocks.cells.length]);
  const reachMetres = new Float64Array(reachSchool.length);
  count.forEach((found, b) => {
    for (let i = 0; i < found; i++) {
      reachSchool[reachStart[b] + i] = school[b * k + i];
      reachMetres[reachStart[b] + i] = metresOf(mm[b * k + i]);
    }
  });
  const gateBlock = gateBlocks(gates.schoolCount, { reachStart, reachSchool, reachMetres });
  return { ...blocks, reachStart, reachSchool, reachMetres, gateBlock };
}
