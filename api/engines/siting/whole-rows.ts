import type { Transport } from './transport.ts';
import { CANDIDATE, type SitingProblem } from './types.ts';

const NONE = -1;

/**
 * Sends every row whole to one open site: the divided rows of a transport to where most of them went, over-full sites relieved,
 * then bettered. Null when no way within the capacities was found. Sites move only while the cost stays below `hopeful`.
 */
export function sendWholeRows(problem: SitingProblem, transport: Transport, hopeful: number): WholeRows | null {
  const rows = new WholeRows(problem, transport.isOpen, transport.tolerance);
  if (!rows.follow(transport) || !rows.relieve()) return null;
  rows.better(hopeful);
  return rows;
}

/**
 * Rows sent whole to open sites, and how to better that: shifts and exchanges of rows (Osman 1995), and moves of a site with all
 * its rows to a shut candidate nearer to them (Maranzana 1964), while they save.
 */
export class WholeRows {
  /** The pair of each row; −1: a row without load or any open site. */
  readonly pairOf: Int32Array;
  readonly open: Uint8Array;
  private readonly used: Float64Array;
  private readonly rowsAt: number[][];
  private readonly tolerance: number;
  private readonly problem: SitingProblem;
  /** Pairs of row i to open sites: `openPair[firstOpen[i]]` … `openPair[firstOpen[i + 1] − 1]`. */
  private readonly firstOpen: Int32Array;
  private readonly openPair: Int32Array;
  /** Every row has a pair with every site: they are found by counting. */
  private readonly isComplete: boolean;

  constructor(problem: SitingProblem, open: Uint8Array, tolerance: number) {
    this.problem = problem;
    this.open = open.slice();
    this.pairOf = new Int32Array(problem.demandCount).fill(NONE);
    this.used = new Float64Array(problem.siteCount);
    this.rowsAt = Array.from({ length: problem.siteCount }, () => []);
    this.tolerance = tolerance;
    this.firstOpen = new Int32Array(problem.demandCount + 1);
    this.openPair = new Int32Array(problem.pairCost.length);
    this.isComplete = problem.pairCost.length === problem.demandCount * problem.siteCount;
    this.listOpen();
  }

  /** A copy to try things on. */
  copy(): WholeRows {
    const other = new WholeRows(this.problem, this.open, this.tolerance);
    this.pairOf.forEach((p, i) => {
      if (p !== NONE) other.put(i, p);
    });
    return other;
  }

  private listOpen(): void {
    const { firstPair, pairSite, demandCount } = this.problem;
    let count = 0;
    for (let i = 0; i < demandCount; i++) {
      for (let p = firstPair[i]; p < firstPair[i + 1]; p++) if (this.open[pairSite[p]]) this.openPair[count++] = p;
      this.firstOpen[i + 1] = count;
    }
  }

  /** Every row to the open site that got most of it in `transport`; false where one is too large for all it reaches. */
  follow(transport: Transport): boolean {
    const { problem } = this;
    for (let i = 0; i < problem.demandCount; i++) {
      let best = NONE;
      if (problem.load[i] === 0) best = transport.weightless.nearestOpen(i);
      else
        for (let at = this.firstOpen[i]; at < this.firstOpen[i + 1]; at++) {
          const p = this.openPair[at];
          if (this.mayTake(i, p) && (best === NONE || transport.flow[p] > transport.flow[best])) best = p;
        }
      if (best !== NONE) this.put(i, best);
      else if (problem.load[i] > 0) return false;
    }
    return true;
  }

  /** Opens candidate `to` in place of `from`, whose rows go where they go cheapest, full or not; false where one goes nowhere. */
  replaceSite(from: number, to: number): boolean {
    const { problem } = this;
    this.open[from] = 0;
    this.open[to] = 1;
    this.listOpen();
    const rows = this.rowsAt[from].slice().sort((a, b) => problem.load[b] - problem.load[a] || a - b);
    for (const i of rows) {
      let best = NONE;
      let withRoom = NONE;
      for (let at = this.firstOpen[i]; at < this.firstOpen[i + 1]; at++) {
        const p = this.openPair[at];
        if (!this.mayTake(i, p)) continue;
        if (best === NONE || problem.pairCost[p] < problem.pairCost[best]) best = p;
        if (this.room(problem.pairSite[p]) < problem.load[i]) continue;
        if (withRoom === NONE || problem.pairCost[p] < problem.pairCost[withRoom]) withRoom = p;
      }
      if (best === NONE) return false;
      this.put(i, withRoom === NONE ? best : withRoom);
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

  /** Rows and sites move while that saves; sites only while the cost is below `hopeful`. */
  better(hopeful: number): void {
    do this.moveRows();
    while (this.cost() < hopeful && this.moveSites());
  }

  private moveRows(): void {
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

  cost(): number {
    let sum = 0;
    for (const pair of this.pairOf) if (pair !== NONE) sum += this.problem.pairCost[pair];
    return sum;
  }

  /** Moves open candidates, each with all its rows, to where these go cheapest; false where none moves. */
  private moveSites(): boolean {
    const { problem } = this;
    let moved = false;
    for (let j = 0; j < problem.siteCount; j++) {
      if (!this.open[j] || problem.status[j] !== CANDIDATE || this.rowsAt[j].length === 0) continue;
      const better = this.cheaperPlace(j);
      if (better === NONE) continue;
      for (const i of this.rowsAt[j].slice()) this.put(i, this.findPair(i, better));
      this.open[j] = 0;
      this.open[better] = 1;
      moved = true;
    }
    if (moved) this.listOpen();
    return moved;
  }

  private cheaperPlace(j: number): number {
    const { problem } = this;
    const rows = this.rowsAt[j];
    let least = 0;
    for (const i of rows) least += problem.pairCost[this.pairOf[i]];
    let best = NONE;
    for (let k = 0; k < problem.siteCount; k++) {
      if (this.open[k] || problem.status[k] !== CANDIDATE || this.used[j] > problem.capacity[k] + this.tolerance)
        continue;
      let cost = 0;
      for (let at = 0; at < rows.length && this.saves(cost - least); at++) {
        const p = this.findPair(rows[at], k);
        cost = p === NONE ? Number.POSITIVE_INFINITY : cost + problem.pairCost[p];
      }
      if (!this.saves(cost - least)) continue;
      least = cost;
      best = k;
    }
    return best;
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
    for (let at = this.firstOpen[i]; at < this.firstOpen[i + 1]; at++) {
      const p = this.openPair[at];
      const k = problem.pairSite[p];
      if (k !== home && this.saves(problem.pairCost[p] - problem.pairCost[best]))
        if (this.room(k) >= problem.load[i]) best = p;
    }
    if (best === this.pairOf[i]) return false;
    this.put(i, best);
    return true;
  }

  private exchange(i: number): boolean {
    const { problem } = this;
    const { pairCost, load, capacity } = problem;
    const home = problem.pairSite[this.pairOf[i]];
    const homeRoom = this.room(home);
    let found: [number, number, number, number] | null = null;
    let least = 0;
    for (let at = this.firstOpen[i]; at < this.firstOpen[i + 1]; at++) {
      const p = this.openPair[at];
      const k = problem.pairSite[p];
      if (k === home || load[i] > capacity[k] + this.tolerance) continue;
      const room = this.room(k);
      const cost = pairCost[p] - pairCost[this.pairOf[i]];
      for (const other of this.rowsAt[k]) {
        const heavier = load[i] - load[other];
        const before = pairCost[this.pairOf[other]];
        if (cost - before >= least || room < heavier || homeRoom < -heavier) continue;
        const q = this.findPair(other, home);
        if (q === NONE || !this.mayTake(other, q)) continue;
        const dear = cost - before + pairCost[q];
        if (dear >= least || !this.saves(dear)) continue;
        least = dear;
        found = [i, p, other, q];
      }
    }
    if (found) this.swap(found);
    return found !== null;
  }

  private eachExchange(i: number, visit: (p: number, other: number, q: number) => void): void {
    const { problem } = this;
    const home = problem.pairSite[this.pairOf[i]];
    for (let at = this.firstOpen[i]; at < this.firstOpen[i + 1]; at++) {
      const p = this.openPair[at];
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
    if (this.isComplete) return firstPair[i] + site;
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
