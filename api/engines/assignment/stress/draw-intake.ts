/** How the children of a coming year may differ from those of this one; all figures are settings that a council sees. */
export interface IntakeModel {
  /** Expected children, as a share of this year's: 1.05 is five in a hundred more. */
  growth: number;
  /** How much a commune's expected number swings from year to year beyond pure chance: its coefficient of variation. */
  spread: number;
}

/** The children of the base year by the place they are drawn from. */
export interface Strata {
  /** Children of stratum s: `members[start[s]]` up to `start[s + 1]`. */
  start: Int32Array;
  members: Int32Array;
}

/**
 * One simulated intake: for each commune a number of children, negative binomial (a Poisson number whose mean is itself drawn
 * from a gamma distribution with mean `growth` × this year's number and coefficient of variation `spread`; Poisson alone
 * when that is 0), then so many of its children of this year drawn again with replacement: each with its home, wishes and
 * entitlements. Communes are drawn apart, so a year that is large everywhere at once is `growth`, not chance.
 * Answers the indices of the children drawn, commune by commune.
 */
export function drawIntake({ start, members }: Strata, { growth, spread }: IntakeModel, chance: () => number) {
  const drawn: number[] = [];
  for (let s = 0; s + 1 < start.length; s++) {
    const size = start[s + 1] - start[s];
    if (size === 0) continue;
    const swing = spread > 0 ? gamma(1 / spread ** 2, chance) * spread ** 2 : 1;
    const count = poisson(size * growth * swing, chance);
    for (let i = 0; i < count; i++) drawn.push(members[start[s] + Math.floor(chance() * size)]);
  }
  return Int32Array.from(drawn);
}

/** Children grouped by stratum (counting sort), in the order of their indices. */
export function gatherStrata(stratumOf: Int32Array, strata: number): Strata {
  const start = new Int32Array(strata + 1);
  for (const s of stratumOf) start[s + 1]++;
  for (let s = 0; s < strata; s++) start[s + 1] += start[s];
  const next = start.slice();
  const members = new Int32Array(stratumOf.length);
  stratumOf.forEach((s, a) => {
    members[next[s]++] = a;
  });
  return { start, members };
}

/** Means above this are drawn as a sum, so that the product below stays far from the smallest number. */
const mostAtOnce = 64;

/** A Poisson number by counting exponential gaps (Knuth, TAOCP 2, 3.4.1); exact, and its cost is the number itself. */
export function poisson(mean: number, chance: () => number): number {
  let count = 0;
  for (let left = mean; left > 0; left -= mostAtOnce) {
    const floor = Math.exp(-Math.min(left, mostAtOnce));
    for (let product = chance(); product > floor; product *= chance()) count++;
  }
  return count;
}

/** A gamma number with this shape and scale 1 (Marsaglia & Tsang 2000); shapes below 1 by their boost. */
export function gamma(shape: number, chance: () => number): number {
  if (shape < 1) return gamma(shape + 1, chance) * (1 - chance()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(chance);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - chance()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

function normal(chance: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}
