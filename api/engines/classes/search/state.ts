import type { ClassProblem, Measure } from '../types.ts';
import { spreadOf } from './spread.ts';

/** Weight of one broken hard rule against the soft ones. */
const hardWeight = 400;

/**
 * A split under change. Its energy is a smooth stand-in for the goals: squares of counts, squares of the distance of class sums
 * from their even share, and heavy squares of what goes beyond a hard limit. Least squares of counts are exactly those where
 * the counts of a value differ by at most one.
 */
export class SplitState {
  readonly classOf: Int32Array;
  readonly goalWeights: Float64Array;
  private readonly classCount: number;
  /** Count columns: row of the table by pupil and column, −1 none; weights per column. */
  private readonly columns: number;
  private readonly rows: Int32Array;
  private readonly columnGoal: number[] = [];
  private readonly columnKind: ('even' | 'few')[] = [];
  private readonly isEven: Uint8Array;
  private readonly counts: Int32Array;
  private readonly columnWeight: Float64Array;
  /** Mean columns: distance from the mean of all, in steps worth a move, by pupil and column. */
  private readonly means: number;
  private readonly deviations: Float64Array;
  private readonly sums: Float64Array;
  private readonly meanGoal: number[] = [];
  private readonly meanWeight: Float64Array;
  /** Limits: amount by pupil and limit, sum by class and limit, bounds. */
  private readonly limitCount: number;
  private readonly amounts: Float64Array;
  private readonly loads: Float64Array;
  private readonly most: number[] = [];
  private readonly fewest: number[] = [];
  private readonly apartStart: Int32Array;
  private readonly apartWith: Int32Array;
  private readonly friends: { goal: number; start: Int32Array; others: Int32Array; namedBy: Int32Array[] }[] = [];
  private readonly friendsIn: Int32Array[] = [];
  private readonly outside: { goal: number; marked: Uint8Array; allowed: Uint8Array }[] = [];

  constructor(problem: ClassProblem, sizeRange: { fewest: number; most: number }) {
    const { pupilCount: n, classCount, goals } = problem;
    this.classCount = classCount;
    this.classOf = new Int32Array(n).fill(-1);
    this.goalWeights = new Float64Array(goals.length);
    const countColumns: { values: Int32Array; valueCount: number }[] = [];
    const meanColumns: Float64Array[] = [];
    goals.forEach(({ measure }, goal) => {
      if (measure.kind === 'count' || measure.kind === 'pairs' || measure.kind === 'parts') {
        countColumns.push(measure);
        this.columnGoal.push(goal);
        this.columnKind.push(measure.kind === 'parts' ? 'few' : 'even');
      } else if (measure.kind === 'mean') {
        meanColumns.push(deviationsOf(measure));
        this.meanGoal.push(goal);
      } else if (measure.kind === 'friends') {
        this.friends.push({ goal, ...measure, namedBy: reverse(measure, n) });
        this.friendsIn.push(new Int32Array(n));
      } else this.outside.push({ goal, marked: measure.marked, allowed: measure.allowed });
    });
    // Sizes and marked pupils lie evenly even where no rule asks: with little weight, after all rules.
    countColumns.push({ values: new Int32Array(n), valueCount: 1 });
    this.columnGoal.push(-1);
    this.columnKind.push('even');
    for (const { kind, amount } of problem.limits) {
      if (kind !== 'spread') continue;
      countColumns.push({ values: Int32Array.from(amount, (own) => (own > 0 ? 0 : -1)), valueCount: 1 });
      this.columnGoal.push(-1);
      this.columnKind.push('even');
    }
    this.isEven = Uint8Array.from(this.columnKind, (kind) => Number(kind === 'even'));
    this.columns = countColumns.length;
    this.rows = new Int32Array(n * this.columns).fill(-1);
    let row = 0;
    countColumns.forEach(({ values, valueCount }, k) => {
      values.forEach((value, p) => {
        if (value >= 0) this.rows[p * this.columns + k] = row + value;
      });
      row += valueCount;
    });
    this.counts = new Int32Array(row * classCount);
    this.columnWeight = new Float64Array(this.columns);
    this.means = meanColumns.length;
    this.deviations = interleave(meanColumns, n);
    this.sums = new Float64Array(classCount * this.means);
    this.meanWeight = new Float64Array(this.means);
    const limitColumns = this.limitColumns(problem, sizeRange);
    this.limitCount = limitColumns.length;
    this.amounts = interleave(limitColumns, n);
    this.loads = new Float64Array(classCount * this.limitCount);
    [this.apartStart, this.apartWith] = neighbours(problem);
  }

  private limitColumns(problem: ClassProblem, size: { fewest: number; most: number }): Float64Array[] {
    const columns: Float64Array[] = [new Float64Array(problem.pupilCount).fill(1)];
    this.most.push(size.most);
    this.fewest.push(size.fewest);
    if (problem.cap !== null) {
      columns.push(problem.seatsTaken);
      this.most.push(problem.cap);
      this.fewest.push(-Infinity);
    }
    for (const { amount, most } of problem.limits) {
      columns.push(amount);
      this.most.push(most);
      this.fewest.push(-Infinity);
    }
    return columns;
  }

  /** Takes weights by goal; call before any pupil is placed or after all. */
  setWeights(weights: ArrayLike<number>): void {
    this.goalWeights.set(weights);
    this.columnGoal.forEach((goal, k) => {
      this.columnWeight[k] = goal < 0 ? 0.05 : weights[goal];
    });
    this.meanGoal.forEach((goal, m) => {
      this.meanWeight[m] = weights[goal];
    });
  }

  /** Change of energy were pupil p, now in `from` (−1: nowhere), put into `to`. */
  moveDelta(p: number, from: number, to: number): number {
    let delta = 0;
    const { classCount, columns, rows, counts, means, sums, deviations, limitCount, amounts } = this;
    for (let k = 0, at = p * columns; k < columns; k++, at++) {
      const row = rows[at];
      if (row < 0) continue;
      const base = row * classCount;
      const out = from < 0 ? 0 : counts[base + from];
      const into = counts[base + to];
      if (this.isEven[k] === 1) delta += this.columnWeight[k] * (2 * into + 1 - (from < 0 ? 0 : 2 * out - 1));
      else delta += this.columnWeight[k] * partsDelta(out, into, from < 0);
    }
    for (let m = 0, at = p * means; m < means; m++, at++) {
      const e = deviations[at];
      if (e === 0) continue;
      const out = from < 0 ? 0 : sums[from * means + m];
      const into = sums[to * means + m];
      delta += this.meanWeight[m] * (2 * e * into + e * e + (from < 0 ? 0 : e * e - 2 * e * out));
    }
    for (let h = 0; h < limitCount; h++) {
      const amount = amounts[p * limitCount + h];
      if (amount === 0) continue;
      delta += this.excess(h, this.loads[to * limitCount + h], amount);
      if (from >= 0) delta += this.excess(h, this.loads[from * limitCount + h], -amount);
    }
    for (let i = this.apartStart[p]; i < this.apartStart[p + 1]; i++) {
      const c = this.classOf[this.apartWith[i]];
      if (c === to) delta += hardWeight;
      else if (c === from && from >= 0) delta -= hardWeight;
    }
    for (const { goal, marked, allowed } of this.outside)
      if (marked[p]) delta += 2 * this.goalWeights[goal] * ((from < 0 ? 0 : allowed[from]) - allowed[to]);
    for (let f = 0; f < this.friends.length; f++) delta += this.friendDelta(f, p, from, to);
    return delta;
  }

  move(p: number, to: number): void {
    const { classCount, columns, means, limitCount } = this;
    const from = this.classOf[p];
    for (let k = 0, at = p * columns; k < columns; k++, at++) {
      const row = this.rows[at];
      if (row < 0) continue;
      if (from >= 0) this.counts[row * classCount + from]--;
      this.counts[row * classCount + to]++;
    }
    for (let m = 0; m < means; m++) {
      const e = this.deviations[p * means + m];
      if (from >= 0) this.sums[from * means + m] -= e;
      this.sums[to * means + m] += e;
    }
    for (let h = 0; h < limitCount; h++) {
      const amount = this.amounts[p * limitCount + h];
      if (from >= 0) this.loads[from * limitCount + h] -= amount;
      this.loads[to * limitCount + h] += amount;
    }
    this.friends.forEach(({ start, others, namedBy }, f) => {
      const inClass = this.friendsIn[f];
      inClass[p] = 0;
      for (let i = start[p]; i < start[p + 1]; i++) if (this.classOf[others[i]] === to) inClass[p]++;
      for (const r of namedBy[p]) {
        if (from >= 0 && this.classOf[r] === from) inClass[r]--;
        if (this.classOf[r] === to) inClass[r]++;
      }
    });
    this.classOf[p] = to;
  }

  /**
   * Change of energy were p and q, in different classes, exchanged. Both are plain (`isPlain`): friends, pairs kept apart and
   * wished teachers are not looked at.
   */
  swapDelta(p: number, q: number): number {
    const { classCount, columns, rows, counts, means, sums, deviations, limitCount, amounts } = this;
    const [a, b] = [this.classOf[p], this.classOf[q]];
    let delta = 0;
    for (let k = 0, i = p * columns, j = q * columns; k < columns; k++, i++, j++) {
      const [row, other] = [rows[i], rows[j]];
      if (row === other) continue;
      const even = this.isEven[k] === 1;
      let change = 0;
      if (row >= 0) {
        const [out, into] = [counts[row * classCount + a], counts[row * classCount + b]];
        change += even ? 2 * (into - out) + 2 : partsDelta(out, into, false);
      }
      if (other >= 0) {
        const [out, into] = [counts[other * classCount + b], counts[other * classCount + a]];
        change += even ? 2 * (into - out) + 2 : partsDelta(out, into, false);
      }
      delta += this.columnWeight[k] * change;
    }
    for (let m = 0; m < means; m++) {
      const e = deviations[q * means + m] - deviations[p * means + m];
      if (e !== 0) delta += this.meanWeight[m] * 2 * e * (sums[a * means + m] - sums[b * means + m] + e);
    }
    for (let h = 0; h < limitCount; h++) {
      const e = amounts[q * limitCount + h] - amounts[p * limitCount + h];
      if (e === 0) continue;
      delta += this.excess(h, this.loads[a * limitCount + h], e) + this.excess(h, this.loads[b * limitCount + h], -e);
    }
    return delta;
  }

  /** Can `swapDelta` speak for p: nobody to be apart from, no friends, no teacher wanted? */
  isPlain(p: number): boolean {
    if (this.apartStart[p] < this.apartStart[p + 1]) return false;
    for (const { start, namedBy } of this.friends) if (start[p] < start[p + 1] || namedBy[p].length > 0) return false;
    return this.outside.every(({ marked }) => marked[p] === 0);
  }

  private excess(limit: number, load: number, change: number): number {
    const [most, fewest] = [this.most[limit], this.fewest[limit]];
    const over = (x: number) => (x > most ? (x - most) ** 2 : x < fewest ? (fewest - x) ** 2 : 0);
    return hardWeight * (over(load + change) - over(load));
  }

  private friendDelta(f: number, p: number, from: number, to: number): number {
    const { goal, start, others, namedBy } = this.friends[f];
    const inClass = this.friendsIn[f];
    let unmet = 0;
    if (start[p] < start[p + 1]) {
      let there = 0;
      for (let i = start[p]; i < start[p + 1]; i++) if (this.classOf[others[i]] === to) there++;
      unmet += Number(there === 0) - Number(from < 0 || inClass[p] === 0);
    }
    for (const r of namedBy[p]) {
      const c = this.classOf[r];
      if (c < 0) continue;
      if (c === from && inClass[r] === 1) unmet++;
      else if (c === to && inClass[r] === 0) unmet--;
    }
    return 2 * this.goalWeights[goal] * unmet;
  }
}

/** Classes a value gains less those it leaves, with a slight pull towards where it is many. */
function partsDelta(out: number, into: number, isNew: boolean): number {
  return 2 * (Number(into === 0) - Number(!isNew && out === 1)) + 0.02 * (isNew ? -into : out - 1 - into);
}

/** Scores as distances from the mean of all who have one, in their spread. */
function deviationsOf(measure: Extract<Measure, { kind: 'mean' }>): Float64Array {
  const { mean, spread } = spreadOf(measure);
  return measure.units.map((value, p) => (measure.counted[p] ? (value - mean) / spread : 0));
}

function interleave(columns: Float64Array[], n: number): Float64Array {
  const cells = new Float64Array(n * columns.length);
  columns.forEach((column, k) => {
    column.forEach((own, p) => {
      cells[p * columns.length + k] = own;
    });
  });
  return cells;
}

function reverse({ start, others }: { start: Int32Array; others: Int32Array }, n: number): Int32Array[] {
  const lists: number[][] = Array.from({ length: n }, () => []);
  lists.forEach((_, p) => {
    for (const friend of others.subarray(start[p], start[p + 1])) lists[friend].push(p);
  });
  return lists.map((list) => Int32Array.from(list));
}

function neighbours({ apart, pupilCount }: ClassProblem): [Int32Array, Int32Array] {
  const lists: Set<number>[] = Array.from({ length: pupilCount }, () => new Set());
  apart.one.forEach((one, i) => {
    lists[one].add(apart.other[i]);
    lists[apart.other[i]].add(one);
  });
  const start = new Int32Array(pupilCount + 1);
  lists.forEach((list, p) => {
    start[p + 1] = start[p] + list.size;
  });
  return [start, Int32Array.from(lists.flatMap((list) => [...list]))];
}
