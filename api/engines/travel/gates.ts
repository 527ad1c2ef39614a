import type { TravelNetwork } from './prepare-network.ts';
import { snapPoints } from './snap.ts';
import type { Profile, Snaps } from './types.ts';

/** Where children go: gates on the road, several to a school; the nearest counts. */
export interface Gates {
  snaps: Snaps;
  /** Dense index of each gate's school. Gates come in ascending order of school. */
  school: Int32Array;
  schoolCount: number;
}

/** `lonLats`: degrees, two a gate; `school`: ascending. Throws when they are not, since every answer depends on the order. */
export function snapGates(
  travel: TravelNetwork,
  profile: Profile,
  lonLats: ArrayLike<number>,
  school: Int32Array,
  schoolCount: number,
): Gates {
  for (let g = 1; g < school.length; g++)
    if (school[g] < school[g - 1]) throw new Error('Gates must come in ascending order of school.');
  return { snaps: snapPoints(travel, profile, lonLats), school, schoolCount };
}

/** Indices of the snaps on each edge that has any. */
export function byEdge(snaps: Snaps): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (let i = 0; i < snaps.count; i++) {
    const edge = snaps.edge[i];
    if (edge < 0) continue;
    const list = found.get(edge);
    if (list) list.push(i);
    else found.set(edge, [i]);
  }
  return found;
}
