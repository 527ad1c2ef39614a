import { Knapsack } from './knapsack.ts';
import { orderedBySite, type PairsBySite } from './pairs-by-site.ts';
import { CANDIDATE, CLOSED, EXISTING, type SitingProblem } from './types.ts';

/** Steps of the search for whole knapsacks; beyond them the divisible value stands. */
const knapsackSteps = 20_000;

/**
 * The Lagrangian of the rule "every row is sent once" (Beasley 1988; Pirkul 1987): for prices u of the rows every site fills
 * itself with the rows that pay most, u − cost, as a knapsack; existing sites all count, of the candidates the best `open`.
 * Its value is never above the least cost, whatever the prices.
 */
export class Relaxation {
  /** What site j earns under the last prices, ≥ 0. */
  readonly earning: Float64Array;
  /** What it would earn with one row divided. */
  readonly divided: Float64Array;
  /** Value a load at which a site is full. */
  readonly critical: Float64Array;
  /** Candidates chosen, the best first; those with no earning are left out. */
  chosen: number[] = [];
  /** Earning of the best candidate not chosen; 0 without one. */
  next = 0;
  /** How often each row is sent by the chosen sites. */
  readonly sent: Float64Array;
  private readonly knapsack: Knapsack;
  private readonly problem: SitingProblem;
  private readonly bySite: PairsBySite;
  /** Cost of each pair, and the share of it sent last, in the order of sites. */
  private readonly cost: Float64Array;
  private readonly share: Float64Array;

  constructor(problem: SitingProblem, bySite: PairsBySite) {
    this.problem = problem;
    this.bySite = bySite;
    let most = 0;
    for (let j = 0; j < problem.siteCount; j++) most = Math.max(most, bySite.first[j + 1] - bySite.first[j]);
    this.knapsack = new Knapsack(most);
    this.earning = new Float64Array(problem.siteCount);
    this.divided = new Float64Array(problem.siteCount);
    this.critical = new Float64Array(problem.siteCount);
    this.sent = new Float64Array(problem.demandCount);
    this.cost = orderedBySite(bySite, problem.pairCost);
    this.share = new Float64Array(problem.pairCost.length);
  }

  /**
   * The bound under prices `u`, made smaller by what rounding may have added. `whole`: knapsacks of whole rows (only where every
   * row goes to one site), which gives better bounds and takes longer.
   */
  value(u: Float64Array, whole: boolean): number {
    const { problem, earning, sent } = this;
    const { status, siteCount } = problem;
    for (let j = 0; j < siteCount; j++) if (status[j] !== CLOSED) earning[j] = this.fillSite(j, u, whole);
    this.choose();
    sent.fill(0);
    let sum = 0;
    let size = 0;
    const { firstPair } = problem;
    for (let i = 0; i < u.length; i++) {
      // A row without pairs asks nothing.
      if (firstPair[i] === firstPair[i + 1]) sent[i] = 1;
      else sum += u[i];
    }
    size = sum;
    const count = (j: number) => {
      sum -= earning[j];
      size += earning[j];
      for (let at = this.bySite.first[j]; at < this.bySite.first[j + 1]; at++)
        if (this.share[at] > 0) sent[this.bySite.row[at]] += this.share[at];
    };
    for (let j = 0; j < siteCount; j++) if (status[j] === EXISTING) count(j);
    for (const j of this.chosen) count(j);
    return sum - 1e-12 * size;
  }

  /** Least earning with which a candidate is chosen; 0 where fewer than `open` earn anything. */
  threshold(): number {
    return this.chosen.length < this.problem.open ? 0 : this.earning[this.chosen[this.chosen.length - 1]];
  }

  private fillSite(j: number, u: Float64Array, whole: boolean): number {
    const { knapsack, share, cost } = this;
    const { load, capacity } = this.problem;
    const { first, row } = this.bySite;
    knapsack.clear();
    for (let at = first[j]; at < first[j + 1]; at++) {
      const i = row[at];
      share[at] = 0;
      const value = u[i] - cost[at];
      if (value > 0 && (!whole || load[i] <= capacity[j])) knapsack.add(value, load[i], at);
    }
    const earned = whole ? knapsack.whole(capacity[j], knapsackSteps) : knapsack.divisible(capacity[j]);
    this.critical[j] = knapsack.critical;
    this.divided[j] = knapsack.divided;
    for (let at = 0; at < knapsack.count; at++) share[knapsack.tag[at]] = knapsack.taken[at];
    return earned;
  }

  private choose(): void {
    const { earning, problem } = this;
    const may: number[] = [];
    for (let j = 0; j < problem.siteCount; j++) if (problem.status[j] === CANDIDATE && earning[j] > 0) may.push(j);
    may.sort((a, b) => earning[b] - earning[a] || a - b);
    this.next = may.length > problem.open ? earning[may[problem.open]] : 0;
    this.chosen = may.slice(0, problem.open);
  }
}
