import type { Transport } from './transport.ts';
import type { SitingProblem } from './types.ts';

const NONE = -1;

/**
 * Sends every row whole to one open site: the divided rows of a transport to where most of them went, over-full sites relieved,
 * then shifts and exchanges of rows while they save (Osman 1995). Answers the pair of each row (−1: a row without load or any
 * open site), or null when no way within the capacities was found.
 */
export function sendWholeRows(problem: SitingProblem, transport: Transport): Int32Array | null {
  const rows = new WholeRows(problem, transport);
  if (!rows.start()) return null;
  if (!rows.relieve()) return null;
  rows.improve();
  return rows.pairOf;
}

class WholeRows {
  readonly pairOf: Int32Array;
  private readonly used: Float64Array;
  private readonly rowsAt: number[][];
  private readonly open: Uint8Array;
  private readonly tolerance: number;
  private readonly problem: SitingProblem;
  private readonly transport: Transport;

  constructor(problem: SitingProblem, transport: Transport) {
    this.problem = problem;
    this.transport = transport;
    this.open = transport.isOpen;
    this.pairOf = new Int32Array(problem.demandCount).fill(NONE);
    this.used = new Float64Array(problem.siteCount);
    this.rowsAt = Array.from({ length: problem.siteCount }, () => []);
    this.tolerance = transport.tolerance;
  }

  start(): boolean {
    const { problem, transport } = this;
    for (let i = 0; i < problem.demandCount; i++) {
      let best = NONE;
      if (problem.load[i] === 0) best = transport.nearestOpen(i);
      else
        for (let p = problem.firstPair[i]; p < problem.firstPair[i + 1]; p++)
          if (this.mayTake(i, p) && (best === NONE || transport.flow[p] > transport.flow[best])) best = p;
      if (best !== NONE) this.put(i, best);
      else if (problem.load[i] > 0) return false;
    }
    return true;
  }

  /** Shifts and exchanges from over-full sites, least cost a load taken off first. */
  relieve(): boolean {
    const { problem } = this;
    for (let j = 0; j < problem.siteCount; j++) {
      let rest = 4 * this.rowsAt[j].length + 20;
      while (this.excess(j) > this.tolerance) {
        if (rest-- === 0 || !(this.shiftFrom(j) || this.exchangeFrom(j))) return false;
      }
    }
    return true;
  }

  improve(): void {
    const { problem } = this;
    for (let round = 0; round < 50; round++) {
      let moved = false;
      for (let i = 0; i < problem.demandCount; i++) {
        if (this.pairOf[i] === NONE) continue;
        if (this.shift(i)) moved = true;
        if (problem.load[i] > 0 && this.exchange(i)) moved = true;
      }
      if (!moved) return;
    }
  }

  private mayTake(i: number, p: number): boolean {
    const j = this.problem.pairSite[p];
    return this.open[j] === 1 && this.problem.load[i] <= this.problem.capacity[j] + this.tolerance;
  }

  private excess(j: number): number {
    return this.used[j] - this.problem.capacity[j];
  }

  private room(j: number): number {
    return this.problem.capacity[j] - this.used[j] + this.tolerance;
  }

  private put(i: number, p: number): void {
    const before = this.pairOf[i];
    if (before !== NONE) {
      const from = this.problem.pairSite[before];
      this.used[from] -= this.problem.load[i];
      this.rowsAt[from].splice(this.rowsAt[from].indexOf(i), 1);
    }
    const to = this.problem.pairSite[p];
    this.pairOf[i] = p;
    this.used[to] += this.problem.load[i];
    this.rowsAt[to].push(i);
  }

  private shiftFrom(j: number): boolean {
    const { problem } = this;
    let best = NONE;
    let row = NONE;
    let least = Number.POSITIVE_INFINITY;
    for (const i of this.rowsAt[j]) {
      if (problem.load[i] === 0) continue;
      for (let p = problem.firstPair[i]; p < problem.firstPair[i + 1]; p++) {
        const k = problem.pairSite[p];
        if (k === j || !this.open[k] || this.room(k) < problem.load[i]) continue;
        const dear =
          (problem.pairCost[p] - problem.pairCost[this.pairOf[i]]) / Math.min(problem.load[i], this.excess(j));
        if (dear < least) [least, best, row] = [dear, p, i];
      }
    }
    if (best !== NONE) this.put(row, best);
    return best !== NONE;
  }

  /** A row of `j` against a lighter one elsewhere, which makes no other site over-full. */
  private exchangeFrom(j: number): boolean {
    const { problem } = this;
    let found: [number, number, number, number] | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const i of this.rowsAt[j])
      this.eachExchange(i, (p, other, q) => {
        const relief = problem.load[i] - problem.load[other];
        if (relief <= this.tolerance || this.room(problem.pairSite[p]) < relief) return;
        const dear = this.exchangeCost(i, p, other, q) / Math.min(relief, this.excess(j));
        if (dear < least) {
          least = dear;
          found = [i, p, other, q];
        }
      });
    if (found) this.swap(found);
    return found !== null;
  }

  private shift(i: number): boolean {
    const { problem } = this;
    let best = this.pairOf[i];
    const home = problem.pairSite[best];
    for (let p = problem.firstPair[i]; p < problem.firstPair[i + 1]; p++) {
      const k = problem.pairSite[p];
      if (k !== home && this.open[k] && this.saves(problem.pairCost[p] - problem.pairCost[best]))
        if (this.room(k) >= problem.load[i]) best = p;
    }
    if (best === this.pairOf[i]) return false;
    this.put(i, best);
    return true;
  }

  private exchange(i: number): boolean {
    const { problem } = this;
    const home = problem.pairSite[this.pairOf[i]];
    let found: [number, number, number, number] | null = null;
    let least = 0;
    this.eachExchange(i, (p, other, q) => {
      const dear = this.exchangeCost(i, p, other, q);
      if (dear >= least || !this.saves(dear)) return;
      const heavier = problem.load[i] - problem.load[other];
      if (this.room(problem.pairSite[p]) < heavier || this.room(home) < -heavier) return;
      least = dear;
      found = [i, p, other, q];
    });
    if (found) this.swap(found);
    return found !== null;
  }

  private eachExchange(i: number, visit: (p: number, other: number, q: number) => void): void {
    const { problem } = this;
    const home = problem.pairSite[this.pairOf[i]];
    for (let p = problem.firstPair[i]; p < problem.firstPair[i + 1]; p++) {
      const k = problem.pairSite[p];
      if (k === home || !this.mayTake(i, p)) continue;
      for (const other of this.rowsAt[k]) {
        const q = this.findPair(other, home);
        if (q !== NONE && this.mayTake(other, q)) visit(p, other, q);
      }
    }
  }

  private exchangeCost(i: number, p: number, other: number, q: number): number {
    const { pairCost } = this.problem;
    return pairCost[p] + pairCost[q] - pairCost[this.pairOf[i]] - pairCost[this.pairOf[other]];
  }

  private swap([i, p, other, q]: [number, number, number, number]): void {
    this.put(i, p);
    this.put(other, q);
  }

  private saves(difference: number): boolean {
    return difference < -1e-9 * (1 + Math.abs(difference));
  }

  /** Pairs of a row stand by site. */
  private findPair(i: number, site: number): number {
    const { firstPair, pairSite } = this.problem;
    let low = firstPair[i];
    let high = firstPair[i + 1] - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (pairSite[middle] === site) return middle;
      if (pairSite[middle] < site) low = middle + 1;
      else high = middle - 1;
    }
    return NONE;
  }
}
