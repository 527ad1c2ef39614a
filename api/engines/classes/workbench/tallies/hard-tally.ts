import type { ClassProblem, PairList } from '../../types.ts';
import { Extremes } from './extremes.ts';
import type { Tally } from './tally.ts';

/** How often a split breaks the hard rules but for gaps of measures, as `countHardBreaks` counts. */
export class HardTally implements Tally {
  private readonly problem: ClassProblem;
  /** Held, not copied: the board changes it. */
  private readonly classOf: Int32Array;
  private readonly sizes: Int32Array;
  private readonly sizeEnds: Extremes;
  private readonly sums: { amount: Float64Array; most: number; byClass: Float64Array }[];
  private readonly together: number[][];
  private readonly apart: number[][];
  private broken: number;

  constructor(problem: ClassProblem, classOf: Int32Array) {
    this.problem = problem;
    this.classOf = classOf;
    const { classCount, cap, seatsTaken, limits } = problem;
    this.sizes = new Int32Array(classCount);
    for (const c of classOf) if (c >= 0) this.sizes[c]++;
    this.sizeEnds = new Extremes(this.sizes, classCount, 1);
    const limited = [
      ...(cap === null ? [] : [{ amount: seatsTaken, most: cap }]),
      ...limits.map(({ amount, most }) => ({ amount, most: most + 1e-9 })),
    ];
    this.sums = limited.map((each) => ({ ...each, byClass: sumByClass(each.amount, classOf, classCount) }));
    this.together = listPartners(problem.together, classOf.length);
    this.apart = listPartners(problem.apart, classOf.length);
    this.broken = this.count();
  }

  value(): number {
    return this.broken;
  }

  after(p: number, q: number, a: number, b: number): number {
    let broken = this.broken;
    if (q < 0) broken += this.sizesAfter(a, b);
    for (const { amount, most, byClass } of this.sums) {
      const moved = amount[p] - (q < 0 ? 0 : amount[q]);
      if (moved === 0) continue;
      if (a >= 0) broken += Number(byClass[a] - moved > most) - Number(byClass[a] > most);
      if (b >= 0) broken += Number(byClass[b] + moved > most) - Number(byClass[b] > most);
    }
    broken += this.pairsAfter(p, q, a, b) + this.confinedAfter(p, a, b);
    if (q >= 0) broken += this.pairsAfter(q, p, b, a) + this.confinedAfter(q, b, a);
    return broken;
  }

  move(p: number, from: number, to: number): void {
    this.broken = this.after(p, -1, from, to);
    for (const { amount, byClass } of this.sums) {
      if (from >= 0) byClass[from] -= amount[p];
      if (to >= 0) byClass[to] += amount[p];
    }
    if (from >= 0) this.sizes[from]--;
    if (to >= 0) this.sizes[to]++;
    this.sizeEnds.refresh(0);
  }

  private count(): number {
    const { classOf, problem } = this;
    let broken = this.sizes.filter((size) => size === 0).length;
    broken += Number(this.isUneven(-1, 0, -1, 0));
    for (const { most, byClass } of this.sums) broken += byClass.filter((sum) => sum > most).length;
    let pairs = 0;
    for (let p = 0; p < classOf.length; p++) {
      for (const other of this.together[p]) pairs += isBroken(classOf[p], classOf[other], true);
      for (const other of this.apart[p]) pairs += isBroken(classOf[p], classOf[other], false);
    }
    for (const { classes } of problem.allowed)
      classes.forEach((own, p) => {
        if (own && classOf[p] >= 0 && own[classOf[p]] === 0) broken++;
      });
    return broken + pairs / 2;
  }

  private sizesAfter(a: number, b: number): number {
    const [atA, atB] = [a < 0 ? 0 : this.sizes[a], b < 0 ? 0 : this.sizes[b]];
    const emptied = Number(a >= 0 && atA === 1) - Number(b >= 0 && atB === 0);
    return emptied + Number(this.isUneven(a, atA - 1, b, atB + 1)) - Number(this.isUneven(-1, 0, -1, 0));
  }

  private isUneven(a: number, atA: number, b: number, atB: number): boolean {
    const { sizeGap } = this.problem;
    return sizeGap !== null && this.sizeEnds.rangeWith(0, a, atA, b, atB) > sizeGap;
  }

  /** Pairs of p, but for one with q: an exchange of both leaves that as it is. */
  private pairsAfter(p: number, q: number, from: number, to: number): number {
    let change = 0;
    for (const [lists, asked] of [[this.together, true] as const, [this.apart, false] as const])
      for (const other of lists[p])
        if (other !== q)
          change += isBroken(to, this.classOf[other], asked) - isBroken(from, this.classOf[other], asked);
    return change;
  }

  private confinedAfter(p: number, from: number, to: number): number {
    let change = 0;
    for (const { classes } of this.problem.allowed) {
      const own = classes[p];
      if (own) change += Number(to >= 0 && own[to] === 0) - Number(from >= 0 && own[from] === 0);
    }
    return change;
  }
}

/** 1 when two who both have a class are not as asked. */
function isBroken(one: number, other: number, together: boolean): number {
  return Number(one >= 0 && other >= 0 && (one === other) !== together);
}

function listPartners({ one, other }: PairList, pupilCount: number): number[][] {
  const lists: number[][] = Array.from({ length: pupilCount }, () => []);
  one.forEach((p, i) => {
    lists[p].push(other[i]);
    lists[other[i]].push(p);
  });
  return lists;
}

function sumByClass(amount: Float64Array, classOf: Int32Array, classCount: number): Float64Array {
  const sums = new Float64Array(classCount);
  for (let p = 0; p < classOf.length; p++) if (classOf[p] >= 0) sums[classOf[p]] += amount[p];
  return sums;
}
