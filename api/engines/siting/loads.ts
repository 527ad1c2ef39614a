import type { PairsBySite } from './pairs-by-site.ts';
import type { SitingProblem } from './types.ts';

const NONE = -1;

/** How much load of each row goes by each of its pairs, and how much goes nowhere. */
export class Loads {
  readonly flow: Float64Array;
  readonly unplaced: Float64Array;
  /** Pairs of each site that carry load. */
  readonly ofSite: number[][];
  /** The one pair a row is sent by; −1: divided or unplaced. */
  readonly only: Int32Array;
  private readonly placeOf: Int32Array;
  private readonly problem: SitingProblem;
  private readonly bySite: PairsBySite;
  private readonly crumb: number;

  /** Less than `crumb` is what rounding leaves, and nothing. */
  constructor(problem: SitingProblem, bySite: PairsBySite, crumb: number) {
    this.problem = problem;
    this.bySite = bySite;
    this.crumb = crumb;
    this.flow = new Float64Array(problem.pairCost.length);
    this.unplaced = new Float64Array(problem.demandCount);
    this.ofSite = Array.from({ length: problem.siteCount }, () => []);
    this.only = new Int32Array(problem.demandCount).fill(NONE);
    this.placeOf = new Int32Array(problem.pairCost.length);
  }

  /** Load of a pair, or (−2 − row) of a row that is out. */
  of(p: number): number {
    return p < 0 ? this.unplaced[-2 - p] : this.flow[p];
  }

  /** Moves load of one row from pair `p` to pair `q` (−2 − row: out). */
  move(p: number, q: number, amount: number): void {
    const i = p < 0 ? -2 - p : this.bySite.rowOf[p];
    if (p < 0) this.unplaced[i] = this.less(this.unplaced[i], amount);
    else this.set(p, this.less(this.flow[p], amount));
    if (q < 0) this.unplaced[i] += amount;
    else this.set(q, this.flow[q] + amount);
    this.only[i] = this.findOnly(i);
  }

  set(p: number, load: number): void {
    const list = this.ofSite[this.problem.pairSite[p]];
    if (load > 0 && this.flow[p] === 0) {
      this.placeOf[p] = list.length;
      list.push(p);
    } else if (load === 0 && this.flow[p] > 0) {
      const last = list.pop() as number;
      if (last !== p) {
        list[this.placeOf[p]] = last;
        this.placeOf[last] = this.placeOf[p];
      }
    }
    this.flow[p] = load;
  }

  private less(from: number, amount: number): number {
    const left = from - amount;
    return left > this.crumb ? left : 0;
  }

  private findOnly(i: number): number {
    const { problem, flow, unplaced } = this;
    if (unplaced[i] > 0) return NONE;
    let only = NONE;
    for (let p = problem.firstPair[i]; p < problem.firstPair[i + 1]; p++)
      if (flow[p] > 0) {
        if (only !== NONE) return NONE;
        only = p;
      }
    return only;
  }
}
