import type { Measure } from '../../types.ts';
import type { Tally } from './tally.ts';

/** Pairs of one value in a class, or classes a value is found in beyond its first: sums over values. */
export class SumTally implements Tally {
  private readonly measure: Extract<Measure, { kind: 'pairs' | 'parts' }>;
  private readonly classCount: number;
  private readonly counts: Int32Array;
  private readonly isPairs: boolean;
  /** Classes each value is found in: none as long as nobody who has it has a class. */
  private readonly used: Int32Array;
  private sum = 0;

  constructor(measure: Extract<Measure, { kind: 'pairs' | 'parts' }>, classCount: number, classOf: Int32Array) {
    this.measure = measure;
    this.classCount = classCount;
    this.counts = new Int32Array(measure.valueCount * classCount);
    this.isPairs = measure.kind === 'pairs';
    this.used = new Int32Array(measure.valueCount);
    for (let p = 0; p < classOf.length; p++) this.move(p, -1, classOf[p]);
  }

  value(): number {
    return this.sum;
  }

  after(p: number, q: number, a: number, b: number): number {
    const { values } = this.measure;
    const one = values[p];
    const other = q < 0 ? -1 : values[q];
    if (one === other) return this.sum;
    return this.sum + this.change(one, a, b) + this.change(other, b, a);
  }

  move(p: number, from: number, to: number): void {
    const v = this.measure.values[p];
    if (v < 0) return;
    this.sum += this.change(v, from, to);
    this.used[v] += this.opened(v, from, to);
    if (from >= 0) this.counts[v * this.classCount + from]--;
    if (to >= 0) this.counts[v * this.classCount + to]++;
  }

  private change(v: number, from: number, to: number): number {
    if (v < 0 || from === to) return 0;
    if (this.isPairs) return this.countOf(v, to) - Math.max(0, this.countOf(v, from) - 1);
    const beyondFirst = (used: number) => Math.max(0, used - 1);
    return beyondFirst(this.used[v] + this.opened(v, from, to)) - beyondFirst(this.used[v]);
  }

  /** Classes a value comes to less those it leaves. */
  private opened(v: number, from: number, to: number): number {
    return Number(to >= 0 && this.countOf(v, to) === 0) - Number(this.countOf(v, from) === 1);
  }

  private countOf(v: number, c: number): number {
    return c < 0 ? 0 : this.counts[v * this.classCount + c];
  }
}
