import { shareOut } from './share-out.ts';

/** People known together, and the cells they can live in. */
export interface CountedGroup {
  /** May be a fraction: a raster's people, a band of ages divided. */
  people: number;
  /** Indices of cells. */
  cells: readonly number[];
}

/** Whole children by cell, and what became of each group. */
export interface SpreadGroups {
  children: Int32Array;
  /** Whole children of each group; they add up to the rounded sum of all people. */
  ofGroup: number[];
  /** Children of groups without any cell. */
  unplaced: number;
  /** Groups no weight was known for: spread by `fallback`. */
  fellBack: number[];
}

/**
 * Spreads groups over their cells by `weights` (not negative), in whole children by largest remainder at both steps: cells add up to their
 * group, groups to the rounded sum of all. Where a group's weights are all zero `fallback` stands in for them, else its cells share evenly.
 */
export function spreadGroups(
  groups: readonly CountedGroup[],
  weights: ArrayLike<number>,
  fallback: ArrayLike<number>,
): SpreadGroups {
  const children = new Int32Array(weights.length);
  const people = groups.map((group) => group.people);
  const total = Math.round(people.reduce((sum, one) => sum + one, 0));
  const ofGroup = shareOut(total, people);
  const fellBack: number[] = [];
  let unplaced = 0;
  groups.forEach(({ cells }, g) => {
    if (cells.length === 0) {
      unplaced += ofGroup[g];
      return;
    }
    let by = cells.map((cell) => weights[cell]);
    if (by.every((weight) => weight === 0)) {
      if (ofGroup[g] > 0) fellBack.push(g);
      by = cells.map((cell) => fallback[cell]);
      if (by.every((weight) => weight === 0)) by = cells.map(() => 1);
    }
    shareOut(ofGroup[g], by).forEach((part, i) => {
      children[cells[i]] += part;
    });
  });
  return { children, ofGroup, unplaced, fellBack };
}

/** Share (0-1) of children who stand in another cell by the second spread than by the first; null without children. */
export function shareElsewhere(one: ArrayLike<number>, other: ArrayLike<number>): number | null {
  let total = 0;
  let moved = 0;
  for (let i = 0; i < one.length; i++) {
    total += one[i];
    moved += Math.max(0, one[i] - other[i]);
  }
  return total === 0 ? null : moved / total;
}

/** The part of a count of people aged `from` to `to` that is of one age, as if every age were as many; null where it is not among them. */
export function peopleOfAge(
  bands: readonly { from: number; to: number; people: number }[],
  age: number,
): { people: number; width: number } | null {
  const around = bands.filter(({ from, to }) => from <= age && age <= to);
  if (around.length === 0) return null;
  // The narrowest band knows best.
  const { from, to, people } = around.reduce((best, band) => (band.to - band.from < best.to - best.from ? band : best));
  const width = to - from + 1;
  return { people: people / width, width };
}
