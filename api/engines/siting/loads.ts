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
  /** While something is attempted: pairs (−2 − row: out) that changed, each followed by what it carried before. */
  private readonly before: number[] = [];
  private attempts = 0;

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
    this.set(p, this.less(this.of(p), amount));
    this.set(q, this.of(q) + amount);
    this.only[i] = this.findOnly(i);
  }

  /** From now on changes can be taken back; answers the point to go back to. */
  beginAttempt(): number {
    this.attempts++;
    return this.before.length;
  }

  /** Ends the attempt begun last; `back`: everything is as it was then. */
  endAttempt(begun: number, back: boolean): void {
    const { before } = this;
    const attempts = this.attempts - 1;
    this.attempts = 0;
    while (back && before.length > begun) {
      const load = before.pop() as number;
      const p = before.pop() as number;
      this.set(p, load);
      const i = p < 0 ? -2 - p : this.bySite.rowOf[p];
      this.only[i] = this.findOnly(i);
    }
    if (attempts === 0) before.length = 0;
    this.attempts = attempts;
  }

  /** Load of a pair, or (−2 − row) of a row that is out. */
  set(p: number, load: number): void {
    if (this.attempts > 0) this.before.push(p, this.of(p));
    if (p < 0) {
      this.unplaced[-2 - p] = load;
      return;
    }
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
