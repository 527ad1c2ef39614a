import type { PairsBySite } from './pairs-by-site.ts';
import type { SitingProblem } from './types.ts';

const NONE = -1;
const WEIGHTLESS = -2;

/** How much load of each row goes by each of its pairs, and how much goes nowhere. */
export class Loads {
  readonly flow: Float64Array;
  readonly unplaced: Float64Array;
  /** Pairs of each site that carry load. */
  readonly ofSite: number[][];
  /** The one pair a row is sent by; −1: divided or unplaced. */
  readonly only: Int32Array;
  /** Its site, side by side with the others for the search of ways; −1: divided or unplaced, −2: a row without load. */
  readonly onlySite: Int32Array;
  /** Its cost a unit of load. */
  readonly onlyUnit: Float64Array;
  private readonly placeOf: Int32Array;
  private readonly problem: SitingProblem;
  private readonly bySite: PairsBySite;
  private readonly unit: Float64Array;
  private readonly crumb: number;
  /** While something is attempted: pairs (−2 − row: out) that changed, each followed by what it carried before. */
  private readonly before: number[] = [];
  private attempts = 0;

  /** `unit`: cost a unit of load by pair. Less than `crumb` is what rounding leaves, and nothing. */
  constructor(problem: SitingProblem, bySite: PairsBySite, unit: Float64Array, crumb: number) {
    this.problem = problem;
    this.bySite = bySite;
    this.unit = unit;
    this.crumb = crumb;
    this.flow = new Float64Array(problem.pairCost.length);
    this.unplaced = new Float64Array(problem.demandCount);
    this.ofSite = Array.from({ length: problem.siteCount }, () => []);
    this.only = new Int32Array(problem.demandCount).fill(NONE);
    this.onlySite = Int32Array.from(problem.load, (load) => (load > 0 ? NONE : WEIGHTLESS));
    this.onlyUnit = new Float64Array(problem.demandCount);
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
    this.setOnly(i, this.findOnly(i));
  }

  /** Notes that row i, which has load, is sent by pair `p` alone; −1: by none alone. */
  setOnly(i: number, p: number): void {
    this.only[i] = p;
    this.onlySite[i] = p === NONE ? NONE : this.problem.pairSite[p];
    if (p !== NONE) this.onlyUnit[i] = this.unit[p];
  }

  /** From now on changes can be taken back; answers the point to go back to. */
  beginAttempt(): number {
    this.attempts++;
    return this.before.length;
  }

  /** Ends the attempt begun last; `back`: everything is as it was then, and what was undone is answered for `redo`. */
  endAttempt(begun: number, back: boolean): number[] {
    const { before } = this;
    const attempts = this.attempts - 1;
    const undone: number[] = [];
    this.attempts = 0;
    while (back && before.length > begun) {
      const load = before.pop() as number;
      const p = before.pop() as number;
      undone.push(this.of(p), p);
      this.put(p, load);
    }
    if (attempts === 0) before.length = 0;
    this.attempts = attempts;
    return undone;
  }

  /** Does again what an attempt did, from where the attempt began; `undone` is used up. */
  redo(undone: number[]): void {
    while (undone.length > 0) {
      const p = undone.pop() as number;
      this.put(p, undone.pop() as number);
    }
  }

  private put(p: number, load: number): void {
    this.set(p, load);
    const i = p < 0 ? -2 - p : this.bySite.rowOf[p];
    this.setOnly(i, this.findOnly(i));
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
