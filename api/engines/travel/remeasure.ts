import type { Gates } from './gates.ts';
import { measurePairs } from './pairs.ts';
import type { TravelNetwork } from './prepare-network.ts';
import { snapPoints } from './snap.ts';
import { metresOf, type Profile, unreachable } from './types.ts';
import { schoolsWithin } from './within.ts';

/** A network and the gates snapped to it. */
export interface Measured {
  travel: TravelNetwork;
  gates: Gates;
}

/**
 * The homes an edit re-measures: those whose metres to any school within `maxMetres` (before or after) change, or that gain
 * or lose a school within it. Ascending indices into `homes` (degrees, two a home). Found by measuring, not by guessing.
 */
export function remeasuredHomes(
  profile: Profile,
  homes: ArrayLike<number>,
  before: Measured,
  after: Measured,
  maxMetres: number,
): Int32Array {
  const [old, young] = [before, after].map(({ travel, gates }) =>
    schoolsWithin(travel, profile, snapPoints(travel, profile, homes), gates, maxMetres * 1000),
  );
  const changed: number[] = [];
  for (let home = 0; home < homes.length / 2; home++) {
    const count = old.start[home + 1] - old.start[home];
    let same = count === young.start[home + 1] - young.start[home];
    for (let i = 0; same && i < count; i++) {
      const [a, b] = [old.start[home] + i, young.start[home] + i];
      same = old.school[a] === young.school[b] && metresOf(old.mm[a]) === metresOf(young.mm[b]);
    }
    if (!same) changed.push(home);
  }
  return Int32Array.from(changed);
}

/** A pair whose metres an edit changes; null: no road and no ferry leads there. */
export interface RemeasuredPair {
  pair: number;
  metresBefore: number | null;
  metresAfter: number | null;
}

/** The pairs (`pairHome[i]`, `pairSchool[i]`) whose whole metres differ between two networks, however far. */
export function remeasuredPairs(
  profile: Profile,
  homes: ArrayLike<number>,
  before: Measured,
  after: Measured,
  pairHome: ArrayLike<number>,
  pairSchool: ArrayLike<number>,
): RemeasuredPair[] {
  const [old, young] = [before, after].map(
    ({ travel, gates }) =>
      measurePairs(travel, profile, snapPoints(travel, profile, homes), gates, pairHome, pairSchool).mm,
  );
  const metres = (mm: number) => (mm === unreachable ? null : metresOf(mm));
  const changed: RemeasuredPair[] = [];
  for (let pair = 0; pair < old.length; pair++) {
    const [metresBefore, metresAfter] = [metres(old[pair]), metres(young[pair])];
    if (metresBefore !== metresAfter) changed.push({ pair, metresBefore, metresAfter });
  }
  return changed;
}
