import FlatQueue from 'flatqueue';
import type { Loads } from './loads.ts';
import type { PairsBySite } from './pairs-by-site.ts';
import type { Transport } from './transport.ts';
import type { SitingProblem } from './types.ts';

const NONE = -1;

/** What the ways of a transport lead over. */
interface Ground {
  problem: SitingProblem;
  bySite: PairsBySite;
  loads: Loads;
  seats: Float64Array;
  unitBySite: Float64Array;
}

/**
 * Shortest ways on the graph of sites (Dijkstra), by costs from which the prices of seats are taken off: from a site to seats that are left,
 * or into a site from where load gains most by leaving. What was found stands until it is forgotten.
 */
export class Ways {
  readonly distance: Float64Array;
  readonly settled: Uint8Array;
  readonly touched: number[] = [];
  /** Last move on the way to (from) a site: the pair left and the pair taken. */
  readonly leave: Int32Array;
  readonly take: Int32Array;
  /** What a way must stay below to shorten the one known to a site, the price of a seat there taken off both (`to`: added). */
  private readonly toBeat: Float64Array;
  private readonly queue = new FlatQueue<number>();
  private readonly transport: Transport;
  private readonly problem: SitingProblem;
  private readonly bySite: PairsBySite;
  private readonly loads: Loads;
  private readonly seats: Float64Array;
  private readonly unitBySite: Float64Array;

  constructor(transport: Transport, { problem, bySite, loads, seats, unitBySite }: Ground) {
    const { siteCount } = problem;
    this.transport = transport;
    this.problem = problem;
    this.bySite = bySite;
    this.loads = loads;
    this.seats = seats;
    this.unitBySite = unitBySite;
    this.distance = new Float64Array(siteCount + 1).fill(Number.POSITIVE_INFINITY);
    this.settled = new Uint8Array(siteCount + 1);
    this.leave = new Int32Array(siteCount + 1);
    this.take = new Int32Array(siteCount + 1);
    this.toBeat = Float64Array.from(transport.isOpen, whileOpen);
  }

  open(s: number): void {
    this.toBeat[s] = whileOpen(1);
  }

  shut(s: number): void {
    this.toBeat[s] = whileOpen(0);
  }

  /** After sites were opened and shut all at once. */
  openAnew(): void {
    this.transport.isOpen.forEach((own, j) => {
      this.toBeat[j] = whileOpen(own);
    });
  }

  /** Cheapest way from site `a` to seats that are left, or out (site number m). Dijkstra, ended by seats as near as it stands. */
  from(a: number): number {
    const { problem, bySite, distance, settled, queue, toBeat, loads, seats } = this;
    const { price, unit, used, tolerance, outside } = this.transport;
    const { firstPair, pairSite } = problem;
    const out = problem.siteCount;
    // Nothing as far as the nearest end known is looked at.
    let nearest = Number.POSITIVE_INFINITY;
    this.label(a, 0, NONE, NONE);
    for (;;) {
      const j = queue.pop();
      if (j === undefined) return NONE;
      if (settled[j]) continue;
      settled[j] = 1;
      if (j === out || (j !== a && seats[j] - used[j] > tolerance)) {
        queue.clear();
        return j;
      }
      toBeat[j] = Number.NEGATIVE_INFINITY;
      const reached = distance[j];
      const before = reached - price[j];
      for (const p of loads.ofSite[j]) {
        const i = bySite.rowOf[p];
        const base = before - unit[p];
        if (base + outside < Math.min(nearest, distance[out])) {
          nearest = Math.max(base + outside, reached);
          this.label(out, nearest, p, -2 - i);
        }
        for (let q = firstPair[i]; q < firstPair[i + 1]; q++) {
          const k = pairSite[q];
          if (base + unit[q] >= toBeat[k]) continue;
          const way = base + unit[q] + price[k];
          if (way >= nearest) continue;
          this.label(k, Math.max(way, reached), p, q);
          toBeat[k] = distance[k] - price[k];
          if (seats[k] - used[k] <= tolerance) continue;
          if (way <= reached) return k;
          nearest = way;
        }
      }
    }
  }

  /** Where the most profitable way into `s` begins: Dijkstra against the arcs, ended once no label can better `price + way`. */
  to(s: number): number {
    const { bySite, distance, settled, queue, unitBySite, toBeat } = this;
    const { price } = this.transport;
    const { only, onlySite, onlyUnit } = this.loads;
    const out = this.problem.siteCount;
    let best = NONE;
    let least = price[s];
    this.label(s, 0, NONE, NONE);
    for (let k = queue.pop(); k !== undefined; k = queue.pop()) {
      if (settled[k]) continue;
      const reached = distance[k];
      if (reached >= least) break;
      settled[k] = 1;
      const total = reached + (k === out ? 0 : price[k]);
      if (k !== s && (best === NONE || total < least)) {
        least = Math.min(least, total);
        best = k;
      }
      if (k === out) continue;
      toBeat[k] = Number.NEGATIVE_INFINITY;
      for (let at = bySite.first[k]; at < bySite.first[k + 1]; at++) {
        const i = bySite.row[at];
        const j = onlySite[i];
        const base = reached + unitBySite[at] + price[k];
        if (j >= 0) {
          if (base - onlyUnit[i] >= toBeat[j]) continue;
          const way = base - onlyUnit[i] - price[j];
          if (way >= least) continue;
          this.label(j, Math.max(way, reached), only[i], bySite.pair[at]);
          toBeat[j] = distance[j] + price[j];
        } else if (j === NONE) this.labelDivided(i, bySite.pair[at], base, reached, least);
      }
    }
    queue.clear();
    return best;
  }

  /** Ways on from row i, which goes to several sites or in part to none. */
  private labelDivided(i: number, q: number, base: number, reached: number, least: number): void {
    const { problem, distance, toBeat } = this;
    const { price, unit, flow, unplaced, outside } = this.transport;
    for (let p = problem.firstPair[i]; p < problem.firstPair[i + 1]; p++) {
      const j = problem.pairSite[p];
      if (flow[p] === 0 || base - unit[p] >= toBeat[j]) continue;
      const way = base - unit[p] - price[j];
      if (way >= least) continue;
      this.label(j, Math.max(way, reached), p, q);
      toBeat[j] = distance[j] + price[j];
    }
    const out = problem.siteCount;
    if (unplaced[i] > 0 && base - outside < distance[out])
      this.label(out, Math.max(base - outside, reached), -2 - i, q);
  }

  private label(k: number, way: number, leave: number, take: number): void {
    if (this.distance[k] === Number.POSITIVE_INFINITY) this.touched.push(k);
    this.distance[k] = way;
    this.leave[k] = leave;
    this.take[k] = take;
    this.queue.push(k, way);
  }

  /** Ready for the next search; false, for who found nothing. */
  forget(): false {
    const { isOpen } = this.transport;
    for (const k of this.touched) {
      this.distance[k] = Number.POSITIVE_INFINITY;
      this.settled[k] = 0;
      if (k < isOpen.length) this.toBeat[k] = whileOpen(isOpen[k]);
    }
    this.touched.length = 0;
    this.queue.clear();
    return false;
  }
}

/** Any way to an open site is one to take, none to a shut one. */
const whileOpen = (isOpen: number): number => (isOpen ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY);
