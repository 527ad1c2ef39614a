/** How often something is short over simulated intakes, and what would end it. */
export interface Overflow {
  /** Share of intakes in which anybody was without, 0-1. */
  probability: number;
  /** Fewest seats to add, other things staying as they are, so that `most` of the intakes at the utmost are still short. */
  seatsToAdd: number;
  /** Mean number of children without, over all intakes. */
  meanShort: number;
}

/** Overflow in at most one intake in ten is taken for enough. */
export const mostOverflow = 0.1;

/**
 * Sums up the children a school turned away (or a commune could not place), one number an intake. More seats at one school make
 * no child worse off under the mechanisms simulated, so no more children than before ask it: the seats counted here suffice.
 * Seats of several schools must not be added up, since a seat here saves one there.
 */
export function countOverflow(short: ArrayLike<number>, most = mostOverflow): Overflow {
  const sorted = Int32Array.from(short).sort();
  const count = sorted.length;
  if (count === 0) throw new Error('No intake was simulated.');
  const withAny = sorted.filter((children) => children > 0).length;
  const allowed = Math.floor(most * count + 1e-9);
  return {
    probability: withAny / count,
    seatsToAdd: sorted[Math.max(0, count - 1 - allowed)],
    meanShort: sorted.reduce((sum, children) => sum + children, 0) / count,
  };
}
