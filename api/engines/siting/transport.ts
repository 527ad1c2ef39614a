import { guessPrices } from './guess-prices.ts';
import { Loads } from './loads.ts';
import { orderedBySite, type PairsBySite } from './pairs-by-site.ts';
import type { SitingProblem } from './types.ts';
import { unitCosts } from './unit-costs.ts';
import { Ways } from './ways.ts';
import { WeightlessRows } from './weightless-rows.ts';

const NONE = -1;
/** Rows beyond which prices are guessed before anything is placed. */
const guessedFrom = 2000;

/**
 * The least-cost sending of divisible rows to the open sites within their capacities, kept least while sites open and close.
 * Successive shortest paths (Ahuja, Magnanti & Orlin 1993, ch. 9) on the graph of sites: an arc from j to k is the cheapest
 * move of a row from j to k, a path ends where seats are left. A site's `price` is the dual value of a seat there, 0 where
 * seats are left. Load that finds no seat is `unplaced` at a cost above any path, so that the least is placed last.
 */
export class Transport {
  readonly isOpen: Uint8Array;
  /** Load on every pair. */
  readonly flow: Float64Array;
  readonly used: Float64Array;
  /** Capacities in force: while prices are guessed, those of dear sites are what they hold. */
  private readonly seats: Float64Array;
  readonly price: Float64Array;
  readonly unplaced: Float64Array;
  /** Cost a unit of load (of rows without load the whole cost), by pair and in the order of sites. */
  readonly unit: Float64Array;
  private readonly unitBySite: Float64Array;
  /** Cost of a unit of load without a seat. */
  readonly outside: number;
  readonly tolerance: number;
  /** Cost of what is placed and, at `outside`, of what is not, kept while sites open and close; rows without load apart. */
  weighed = 0;
  private readonly loads: Loads;
  private readonly ways: Ways;
  readonly weightless: WeightlessRows;
  private readonly problem: SitingProblem;
  private readonly bySite: PairsBySite;

  /**
   * Seats that cost others more than `longestChain` of the dearest ways are not looked for; without it least is unplaced. `pricesBefore`: of
   * the seats of nearly the same problem, by site.
   */
  constructor(
    problem: SitingProblem,
    bySite: PairsBySite,
    open: Uint8Array,
    longestChain = Number.POSITIVE_INFINITY,
    pricesBefore?: Float64Array,
  ) {
    const { demandCount, siteCount } = problem;
    this.problem = problem;
    this.bySite = bySite;
    this.isOpen = open.slice();
    const { unit, dearest, heaviest } = unitCosts(problem);
    this.unit = unit;
    this.unitBySite = orderedBySite(bySite, unit);
    this.used = new Float64Array(siteCount);
    this.seats = problem.capacity.slice();
    this.price = new Float64Array(siteCount);
    const steps = Math.min(siteCount, demandCount) + 1;
    this.outside = (dearest + 1) * Math.min(steps, longestChain);
    this.weightless = new WeightlessRows(problem, this.isOpen, this.outside);
    this.tolerance = 1e-10 * (1 + heaviest);
    this.loads = new Loads(problem, bySite, unit, this.tolerance * 1e-3);
    ({ flow: this.flow, unplaced: this.unplaced } = this.loads);
    this.ways = new Ways(this, { problem, bySite, loads: this.loads, seats: this.seats, unitBySite: this.unitBySite });
    if (demandCount > guessedFrom) guessPrices(problem, unit, this.isOpen, this.price, pricesBefore);
    this.placeNearest();
    for (let i = 0; i < demandCount; i++) this.weighed += this.unplaced[i] * this.outside;
    this.weighed += this.cost() - this.weightless.cost();
    this.settleGuesses();
  }

  /** A dear site counts as full with what it holds: so all is least. Then one after the other is given its true seats. */
  private settleGuesses(): void {
    const { problem, price, seats, used, isOpen } = this;
    for (let j = 0; j < problem.siteCount; j++) if (isOpen[j] && price[j] > 0) seats[j] = used[j];
    for (let j = 0; j < problem.siteCount; j++)
      if (isOpen[j] && seats[j] < problem.capacity[j]) {
        seats[j] = problem.capacity[j];
        this.fillUp(j);
      }
    for (let j = 0; j < problem.siteCount; j++) {
      seats[j] = problem.capacity[j];
      if (isOpen[j]) this.relieve(j, seats[j]);
    }
  }

  /** Does `work`; unless it answers true, everything is put back as it was. Answers how to do it again from where it began. */
  attempt(work: () => boolean): () => void {
    const before = this.standing();
    const begun = this.loads.beginAttempt();
    const isKept = work();
    const after = isKept ? before : this.standing();
    const undone = this.loads.endAttempt(begun, !isKept);
    if (!isKept) this.stand(before);
    return () => {
      this.loads.redo(undone);
      this.stand(after);
    };
  }

  private standing() {
    const { price, used, isOpen, weighed } = this;
    return { price: price.slice(), used: used.slice(), isOpen: isOpen.slice(), weighed };
  }

  private stand({ price, used, isOpen, weighed }: ReturnType<Transport['standing']>): void {
    this.price.set(price);
    this.used.set(used);
    this.isOpen.set(isOpen);
    this.ways.openAnew();
    this.weighed = weighed;
  }

  /**
   * Opens site `s`: rows move to it as long as that makes the whole cheaper. False: it was given up half filled, since it cannot save
   * more than `needed` (every way into it gains less than the one before).
   */
  openSite(s: number, needed = Number.NEGATIVE_INFINITY): boolean {
    const { first, row } = this.bySite;
    this.isOpen[s] = 1;
    this.ways.open(s);
    let price = 0;
    for (let at = first[s]; at < first[s + 1]; at++) {
      const i = row[at];
      if (this.problem.load[i] > 0) price = Math.max(price, this.rowPrice(i) - this.unitBySite[at]);
    }
    this.price[s] = price;
    return this.fillUp(s, this.weightless.count > 0 ? Number.NEGATIVE_INFINITY : needed);
  }

  private fillUp(s: number, needed = Number.NEGATIVE_INFINITY): boolean {
    const { price, seats, used, tolerance, weighed } = this;
    while (price[s] > 0 && seats[s] - used[s] > tolerance) {
      if (weighed - this.weighed + price[s] * (seats[s] - used[s]) <= needed) return false;
      if (!this.fill(s)) break;
    }
    if (seats[s] - used[s] > tolerance) price[s] = 0;
    return true;
  }

  /** Closes site `s`: its rows go where the whole stays cheapest. */
  closeSite(s: number): void {
    this.isOpen[s] = 0;
    this.ways.shut(s);
    this.relieve(s, 0);
    this.price[s] = 0;
  }

  /** Sum of costs of what is placed. */
  cost(): number {
    const { flow, unit } = this;
    let sum = 0;
    for (let p = 0; p < flow.length; p++) if (flow[p] > 0) sum += flow[p] * unit[p];
    return sum + this.weightless.cost();
  }

  /** Load without a seat; a row without load that has no open site counts 1. */
  unplacedLoad(): number {
    let sum = 0;
    for (const load of this.unplaced) sum += load;
    return (sum <= this.tolerance * 10 ? 0 : sum) + this.weightless.unplaced();
  }

  /** Dual value of a unit of load of row i; of a row without load its cost. */
  rowPrice(i: number): number {
    const { problem, unit, price } = this;
    const { only } = this.loads;
    if (problem.load[i] === 0) return this.weightless.costOf(i);
    if (only[i] !== NONE) return unit[only[i]] + price[problem.pairSite[only[i]]];
    if (this.unplaced[i] > 0) return this.outside;
    for (let p = problem.firstPair[i]; p < problem.firstPair[i + 1]; p++)
      if (this.flow[p] > 0) return unit[p] + price[problem.pairSite[p]];
    return this.outside;
  }

  /** The pair of row i where cost and price are least, −1 where staying out is cheaper; the first where two are equal. */
  private cheapestOpen(i: number): number {
    const { firstPair, pairSite } = this.problem;
    let best = NONE;
    let least = this.outside;
    for (let p = firstPair[i]; p < firstPair[i + 1]; p++) {
      const dear = this.unit[p] + this.price[pairSite[p]];
      if (!this.isOpen[pairSite[p]] || dear >= least) continue;
      least = dear;
      best = p;
    }
    return best;
  }

  private placeNearest(): void {
    const { problem, used, unplaced } = this;
    for (let i = 0; i < problem.demandCount; i++) {
      if (problem.load[i] === 0) continue;
      const p = this.cheapestOpen(i);
      if (p === NONE) unplaced[i] = problem.load[i];
      else {
        this.loads.set(p, problem.load[i]);
        used[problem.pairSite[p]] += problem.load[i];
        this.loads.setOnly(i, p);
      }
    }
  }

  /** Moves load away from site `a` until at most `capacity` is left. */
  private relieve(a: number, capacity: number): void {
    while (this.used[a] - capacity > this.tolerance) {
      const end = this.ways.from(a);
      if (end === NONE) break;
      const reached = this.ways.distance[end];
      const dear = reached + this.price[a];
      this.raisePrices(reached);
      this.weighed += dear * this.moveBack(a, end, this.used[a] - capacity);
      this.ways.forget();
    }
    if (capacity === 0) this.used[a] = 0;
  }

  private raisePrices(reached: number): void {
    const { price } = this;
    const { settled, distance, touched } = this.ways;
    for (const k of touched)
      if (k < price.length && settled[k] && distance[k] < reached) price[k] += reached - distance[k];
  }

  /** Moves as much as the way from `a` to `end` bears, at most `most`; answers how much. */
  private moveBack(a: number, end: number, most: number): number {
    const { problem, used, flow } = this;
    const { leave, take } = this.ways;
    let amount = most;
    if (end < problem.siteCount) amount = Math.min(amount, this.seats[end] - used[end]);
    for (let k = end; k !== a; k = problem.pairSite[leave[k]]) amount = Math.min(amount, flow[leave[k]]);
    for (let k = end; k !== a; k = problem.pairSite[leave[k]]) this.loads.move(leave[k], take[k], amount);
    used[a] -= amount;
    if (end < problem.siteCount) used[end] += amount;
    return amount;
  }

  /** One way of load into the free seats of `s`, the most profitable; false when none gains. */
  private fill(s: number): boolean {
    const { problem, used, price } = this;
    const { distance, touched, leave, take } = this.ways;
    const end = this.ways.to(s);
    if (end === NONE) return this.ways.forget();
    const total = (end === problem.siteCount ? 0 : price[end]) + distance[end];
    const gains = price[s] - total > 1e-13 * (1 + price[s]);
    const drop = gains ? total : price[s];
    const gain = price[s] - total;
    for (const k of touched)
      if (k < problem.siteCount && distance[k] < drop) price[k] = Math.max(0, price[k] - (drop - distance[k]));
    if (gains) {
      let amount = this.seats[s] - used[s];
      for (let k = end; k !== s; k = problem.pairSite[take[k]]) amount = Math.min(amount, this.loads.of(leave[k]));
      for (let k = end; k !== s; k = problem.pairSite[take[k]]) this.loads.move(leave[k], take[k], amount);
      this.weighed -= gain * amount;
      used[s] += amount;
      if (end < problem.siteCount) used[end] = Math.max(0, used[end] - amount);
    }
    this.ways.forget();
    return gains;
  }
}
