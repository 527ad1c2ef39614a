import type { Measure } from '../../types.ts';
import { Extremes } from './extremes.ts';
import type { Tally } from './tally.ts';

/** Most − least mean of a class, blanks left out. */
export class MeanTally implements Tally {
  private readonly measure: Extract<Measure, { kind: 'mean' }>;
  private readonly sums: Float64Array;
  private readonly numbers: Int32Array;
  private readonly means: Float64Array;
  private readonly ends: Extremes;

  constructor(measure: Extract<Measure, { kind: 'mean' }>, classCount: number, classOf: Int32Array) {
    this.measure = measure;
    const { units, counted } = measure;
    this.sums = new Float64Array(classCount);
    this.numbers = new Int32Array(classCount);
    for (let p = 0; p < classOf.length; p++) {
      if (counted[p] === 0 || classOf[p] < 0) continue;
      this.sums[classOf[p]] += units[p];
      this.numbers[classOf[p]]++;
    }
    this.means = Float64Array.from(this.sums, (sum, c) => sum / this.numbers[c]);
    this.ends = new Extremes(this.means, classCount, 1);
  }

  value(): number {
    return this.ends.rangeWith(0, -1, 0, -1, 0) * this.measure.unit;
  }

  after(p: number, q: number, a: number, b: number): number {
    const { units, counted, unit } = this.measure;
    const sum = (counted[p] ? units[p] : 0) - (q >= 0 && counted[q] ? units[q] : 0);
    const number = counted[p] - (q < 0 ? 0 : counted[q]);
    if (sum === 0 && number === 0) return this.value();
    const meanOf = (c: number, sign: number) => (this.sums[c] + sign * sum) / (this.numbers[c] + sign * number);
    return this.ends.rangeWith(0, a, meanOf(a, -1), b, meanOf(b, 1)) * unit;
  }

  move(p: number, from: number, to: number): void {
    if (this.measure.counted[p] === 0) return;
    this.add(from, -this.measure.units[p], -1);
    this.add(to, this.measure.units[p], 1);
    this.ends.refresh(0);
  }

  private add(c: number, units: number, number: number): void {
    if (c < 0) return;
    this.sums[c] += units;
    this.numbers[c] += number;
    this.means[c] = this.sums[c] / this.numbers[c];
  }
}
