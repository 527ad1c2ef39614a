import type { ClassProblem, Measure } from '../types.ts';

/** Two pupils to change places: one of a class, the other of another. */
export type Exchange = readonly [one: number, other: number];

/**
 * What exchanges may not spoil, asked fast for two whole classes: each value of a count stays in every class within what is even
 * for it or, where it does not lie evenly, within what there is; pairs of one value do not rise. All other rules are for the
 * board.
 */
export class Held {
  private readonly classCount: number;
  private readonly counts: Column[] = [];
  private readonly pairs: Column[] = [];

  constructor({ goals, classCount }: ClassProblem, classOf: Int32Array) {
    this.classCount = classCount;
    for (const { measure } of goals) {
      if (measure.kind === 'count') this.counts.push(columnOf(measure, classOf, classCount));
      if (measure.kind === 'pairs') this.pairs.push(columnOf(measure, classOf, classCount));
    }
  }

  /** May p of class a and q of class b change places? */
  maySwap(p: number, q: number, a: number, b: number): boolean {
    for (const column of this.counts) {
      if (column.values[p] === column.values[q]) continue;
      if (!this.mayGo(column, p, a, b) || !this.mayGo(column, q, b, a)) return false;
    }
    return this.pairs.every((column) => this.addsNoPair(column, p, q, a, b));
  }

  /** Every exchange of one of `here`, in class a, with one of `there`, in class b, that may be made by itself. O(here × there). */
  exchanges(here: readonly number[], there: readonly number[], a: number, b: number): Exchange[] {
    const width = this.counts.length;
    const [ones, others] = [this.cellsOf(here, a, b), this.cellsOf(there, b, a)];
    const list: Exchange[] = [];
    for (let i = 0; i < here.length; i++)
      for (let j = 0; j < there.length; j++) {
        let may = true;
        for (let k = 0, x = i * width, y = j * width; may && k < width; k++, x++, y++)
          may = ones.values[x] === others.values[y] || (ones.free[x] === 1 && others.free[y] === 1);
        if (may && this.pairs.every((column) => this.addsNoPair(column, here[i], there[j], a, b)))
          list.push([here[i], there[j]]);
      }
    return list;
  }

  /** Takes a pupil from one class to another. */
  move(p: number, from: number, to: number): void {
    for (const list of [this.counts, this.pairs])
      for (const { values, counts } of list) {
        if (values[p] < 0) continue;
        counts[values[p] * this.classCount + from]--;
        counts[values[p] * this.classCount + to]++;
      }
  }

  /** Values of pupils by count, and whether one more and one less of them may be in the two classes. */
  private cellsOf(pupils: readonly number[], from: number, to: number) {
    const width = this.counts.length;
    const values = new Int32Array(pupils.length * width);
    const free = new Uint8Array(pupils.length * width);
    pupils.forEach((p, i) => {
      this.counts.forEach((column, k) => {
        values[i * width + k] = column.values[p];
        free[i * width + k] = Number(this.mayGo(column, p, from, to));
      });
    });
    return { values, free };
  }

  private mayGo({ values, counts, fewest, most }: Column, p: number, from: number, to: number): boolean {
    const value = values[p];
    if (value < 0) return true;
    const base = value * this.classCount;
    return counts[base + from] > fewest[value] && counts[base + to] < most[value];
  }

  private addsNoPair({ values, counts }: Column, p: number, q: number, a: number, b: number): boolean {
    const [one, other, base, otherBase] = [
      values[p],
      values[q],
      values[p] * this.classCount,
      values[q] * this.classCount,
    ];
    if (one === other) return true;
    let pairs = 0;
    if (one >= 0) pairs += counts[base + b] - (counts[base + a] - 1);
    if (other >= 0) pairs += counts[otherBase + a] - (counts[otherBase + b] - 1);
    return pairs <= 0;
  }
}

/** Pupils of each value by class, and the fewest and most of a value that a class may hold. */
interface Column {
  values: Int32Array;
  counts: Int32Array;
  fewest: Int32Array;
  most: Int32Array;
}

function columnOf(
  { values, valueCount }: Extract<Measure, { kind: 'count' | 'pairs' }>,
  classOf: Int32Array,
  classCount: number,
): Column {
  const counts = new Int32Array(valueCount * classCount);
  values.forEach((value, p) => {
    if (value >= 0) counts[value * classCount + classOf[p]]++;
  });
  const [fewest, most] = [new Int32Array(valueCount), new Int32Array(valueCount)];
  for (let value = 0; value < valueCount; value++) {
    const row = counts.subarray(value * classCount, (value + 1) * classCount);
    const even = row.reduce((sum, count) => sum + count, 0) / classCount;
    fewest[value] = row.reduce((least, count) => Math.min(least, count), Math.floor(even));
    most[value] = row.reduce((greatest, count) => Math.max(greatest, count), Math.ceil(even));
  }
  return { values, counts, fewest, most };
}
