import type { ClassProblem, Measure } from '../types.ts';
import type { Exchange } from './held.ts';
import { spreadOf } from './spread.ts';

const tiny = 1e-9;
/** Weight of a mean against the next one in the list, and of a hard one. */
const fading = 2;
const hardWeight = 20;

type Mean = Extract<Measure, { kind: 'mean' }>;

/**
 * Sums of scores by class, for all means of a problem: distances from the mean of everyone, in the spread of the score. Their
 * energy is the weighted sum of their squares.
 */
export class MeanSums {
  private readonly means: number;
  private readonly weights: Float64Array;
  /** One unit of a score in its spread. */
  private readonly units: Float64Array;
  /** Means that make up a mean, and how many of its units each of theirs is; none: it stands by itself. */
  private readonly parts: { mean: number; share: number }[][];
  private readonly deviations: Float64Array;
  private readonly sums: Float64Array;

  constructor({ goals, classCount, pupilCount }: ClassProblem, classOf: Int32Array) {
    const own = goals.flatMap((goal) => (goal.measure.kind === 'mean' ? [{ ...goal, measure: goal.measure }] : []));
    this.means = own.length;
    this.weights = Float64Array.from(own, ({ maxGap }, m) => (maxGap === null ? fading ** -m : hardWeight));
    this.parts = own.map((_, m) => partsOf(own, m));
    const spreads = own.map(({ measure }) => spreadOf(measure));
    this.units = Float64Array.from(spreads, ({ spread }) => 1 / spread);
    this.deviations = new Float64Array(pupilCount * this.means);
    this.sums = new Float64Array(classCount * this.means);
    own.forEach(({ measure: { units, counted } }, m) => {
      const { mean, spread } = spreads[m];
      for (let p = 0; p < pupilCount; p++) {
        if (counted[p] === 0) continue;
        this.deviations[p * this.means + m] = (units[p] - mean) / spread;
        this.sums[classOf[p] * this.means + m] += this.deviations[p * this.means + m];
      }
    });
  }

  energy(): number {
    return this.sums.reduce((sum, own, i) => sum + this.weights[i % this.means] * own * own, 0);
  }

  /** Half the change of energy were exchanges of classes a and b made together. */
  change(exchanges: readonly Exchange[], a: number, b: number): number {
    const { means, deviations } = this;
    return this.changeBy(a, b, (m) =>
      exchanges.reduce((sum, [p, q]) => sum + deviations[q * means + m] - deviations[p * means + m], 0),
    );
  }

  /** What each exchange adds to the sums of the class of its first pupil: a row of whole units each. */
  shiftsOf(exchanges: readonly Exchange[]): Int32Array {
    const { means, deviations, units } = this;
    const shifts = new Int32Array(exchanges.length * means);
    exchanges.forEach(([p, q], i) => {
      for (let m = 0; m < means; m++)
        shifts[i * means + m] = Math.round((deviations[q * means + m] - deviations[p * means + m]) / units[m]);
    });
    return shifts;
  }

  /** Whole units to add to the sums of class a and take from b that lower the energy: the `most` best, best first. */
  targets(a: number, b: number, most: number): Int32Array[] {
    const { means, sums, units, parts } = this;
    let list: Int32Array[] = [new Int32Array(means)];
    for (let m = 0; m < means; m++) {
      if (parts[m].length > 0) continue;
      const below = Math.floor((sums[b * means + m] - sums[a * means + m]) / 2 / units[m]);
      list = list.flatMap((own) => [below, below + 1].map((value) => own.with(m, value)));
    }
    const rated = list.map((own) => {
      parts.forEach((each, m) => {
        if (each.length > 0) own[m] = Math.round(each.reduce((sum, { mean, share }) => sum + own[mean] * share, 0));
      });
      return { own, change: this.changeBy(a, b, (m) => own[m] * units[m]) };
    });
    const better = rated.filter(({ change }) => change < -tiny).sort((one, other) => one.change - other.change);
    return better.slice(0, most).map(({ own }) => own);
  }

  /** The one or two exchanges that lower the energy most; null: none does. O(exchanges²). */
  best(exchanges: readonly Exchange[], a: number, b: number): Exchange[] | null {
    const { means, weights, sums, deviations } = this;
    const shifts = new Float64Array(exchanges.length * means);
    exchanges.forEach(([p, q], i) => {
      for (let m = 0; m < means; m++) shifts[i * means + m] = deviations[q * means + m] - deviations[p * means + m];
    });
    const apart = Float64Array.from({ length: means }, (_, m) => sums[a * means + m] - sums[b * means + m]);
    let [one, other, least] = [-1, -1, -tiny];
    for (let i = 0; i < exchanges.length; i++)
      for (let j = i; j < exchanges.length; j++) {
        if (j > i && (exchanges[i][0] === exchanges[j][0] || exchanges[i][1] === exchanges[j][1])) continue;
        let change = 0;
        for (let m = 0; m < means; m++) {
          const shift = shifts[i * means + m] + (j > i ? shifts[j * means + m] : 0);
          change += weights[m] * shift * (apart[m] + shift);
        }
        if (change < least) [one, other, least] = [i, j, change];
      }
    if (one < 0) return null;
    return one === other ? [exchanges[one]] : [exchanges[one], exchanges[other]];
  }

  /** Makes an exchange of p in class a and q in class b. */
  swap(p: number, q: number, a: number, b: number): void {
    for (let m = 0; m < this.means; m++) {
      const shift = this.deviations[q * this.means + m] - this.deviations[p * this.means + m];
      this.sums[a * this.means + m] += shift;
      this.sums[b * this.means + m] -= shift;
    }
  }

  private changeBy(a: number, b: number, shiftOf: (m: number) => number): number {
    let change = 0;
    for (let m = 0; m < this.means; m++) {
      const shift = shiftOf(m);
      change += this.weights[m] * shift * (this.sums[a * this.means + m] - this.sums[b * this.means + m] + shift);
    }
    return change;
  }
}

/** The other means of a rule, where the first of them is their sum for everyone. */
function partsOf(goals: readonly { rule: number; measure: Mean }[], m: number): { mean: number; share: number }[] {
  const [first, ...others] = Array.from(goals.keys()).filter((k) => goals[k].rule === goals[m].rule);
  if (first !== m) return [];
  const { units, counted, unit } = goals[m].measure;
  const parts = others.map((mean) => ({ mean, share: goals[mean].measure.unit / unit }));
  const isSum = units.every((own, p) => {
    if (others.some((k) => goals[k].measure.counted[p] !== counted[p])) return false;
    return Math.round(parts.reduce((sum, { mean, share }) => sum + goals[mean].measure.units[p] * share, 0)) === own;
  });
  return isSum ? parts : [];
}
