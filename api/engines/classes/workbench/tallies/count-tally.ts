import type { Measure } from '../../types.ts';
import { Extremes } from './extremes.ts';
import type { Tally } from './tally.ts';

/** Greatest over values of (most − fewest in a class). */
export class CountTally implements Tally {
  private readonly measure: Extract<Measure, { kind: 'count' }>;
  private readonly classCount: number;
  private readonly counts: Int32Array;
  private readonly rows: Extremes;
  private readonly gaps: Float64Array;
  private readonly widest: Extremes;

  constructor(measure: Extract<Measure, { kind: 'count' }>, classCount: number, classOf: Int32Array) {
    this.measure = measure;
    this.classCount = classCount;
    const { values, valueCount } = measure;
    this.counts = new Int32Array(valueCount * classCount);
    for (let p = 0; p < classOf.length; p++)
      if (values[p] >= 0 && classOf[p] >= 0) this.counts[values[p] * classCount + classOf[p]]++;
    this.rows = new Extremes(this.counts, classCount, valueCount);
    this.gaps = Float64Array.from({ length: valueCount }, (_, v) => this.rows.rangeWith(v, -1, 0, -1, 0));
    this.widest = new Extremes(this.gaps, valueCount, 1);
  }

  value(): number {
    return Math.max(0, this.widest.mostBut(0, -1, -1));
  }

  after(p: number, q: number, a: number, b: number): number {
    const one = this.measure.values[p];
    const other = q < 0 ? -1 : this.measure.values[q];
    if (one === other) return this.value();
    let widest = Math.max(0, this.widest.mostBut(0, one, other));
    if (one >= 0) widest = Math.max(widest, this.gapWith(one, a, -1, b, 1));
    if (other >= 0) widest = Math.max(widest, this.gapWith(other, a, 1, b, -1));
    return widest;
  }

  move(p: number, from: number, to: number): void {
    const v = this.measure.values[p];
    if (v < 0) return;
    if (from >= 0) this.counts[v * this.classCount + from]--;
    if (to >= 0) this.counts[v * this.classCount + to]++;
    this.rows.refresh(v);
    this.gaps[v] = this.rows.rangeWith(v, -1, 0, -1, 0);
    this.widest.refresh(0);
  }

  private gapWith(v: number, a: number, atA: number, b: number, atB: number): number {
    const base = v * this.classCount;
    return this.rows.rangeWith(v, a, this.counts[base + a] + atA, b, this.counts[base + b] + atB);
  }
}
