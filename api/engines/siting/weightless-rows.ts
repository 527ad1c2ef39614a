import type { SitingProblem } from './types.ts';

const NONE = -1;

/** Rows without load: they take no seat, each goes by its cheapest pair to an open site. */
export class WeightlessRows {
  private readonly rows: number[] = [];
  private readonly problem: SitingProblem;
  private readonly isOpen: Uint8Array;
  private readonly outside: number;

  /** `isOpen` is looked at anew each time; `outside` is what a row without an open site costs. */
  constructor(problem: SitingProblem, isOpen: Uint8Array, outside: number) {
    this.problem = problem;
    this.isOpen = isOpen;
    this.outside = outside;
    for (let i = 0; i < problem.demandCount; i++) if (problem.load[i] === 0) this.rows.push(i);
  }

  get count(): number {
    return this.rows.length;
  }

  cost(): number {
    return this.rows.reduce((sum, i) => sum + this.costOf(i), 0);
  }

  costOf(i: number): number {
    const p = this.nearestOpen(i);
    return p === NONE ? (this.hasPairs(i) ? this.outside : 0) : this.problem.pairCost[p];
  }

  /** Rows that have pairs, but none to an open site. */
  unplaced(): number {
    return this.rows.filter((i) => this.hasPairs(i) && this.nearestOpen(i) === NONE).length;
  }

  /** The pair of row i to its cheapest open site, −1 without one; the first where two are equal. */
  nearestOpen(i: number): number {
    const { firstPair, pairSite, pairCost } = this.problem;
    let best = NONE;
    for (let p = firstPair[i]; p < firstPair[i + 1]; p++)
      if (this.isOpen[pairSite[p]] && (best === NONE || pairCost[p] < pairCost[best])) best = p;
    return best;
  }

  private hasPairs(i: number): boolean {
    return this.problem.firstPair[i] < this.problem.firstPair[i + 1];
  }
}
