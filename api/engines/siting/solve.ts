import { allocationOf, costOf, openedOf } from './allocations.ts';
import { type Ascent, ascend } from './ascend.ts';
import { asks, findDeficit, hallSet, leftOutProblem, leftWhole } from './deficit.ts';
import { columnsOf, solveExactly } from './exact.ts';
import { Interchange, largeProblem, triedOf } from './interchange.ts';
import { kickSites } from './kick-sites.ts';
import { openSites } from './open-sites.ts';
import { type PairsBySite, pairsBySite } from './pairs-by-site.ts';
import { costGrain, reduce, withAllocation } from './reduce.ts';
import { Relaxation } from './relaxation.ts';
import { SearchCount, type SearchProgress } from './search-progress.ts';
import { Transport } from './transport.ts';
import {
  type Allocation,
  CANDIDATE,
  type Deficit,
  type Effort,
  type SitingAnswer,
  type SitingProblem,
  type Stop,
} from './types.ts';
import { sendWholeRows, type WholeRows } from './whole-rows.ts';

/** Enough for a city: bounds within about one per cent in under a minute. */
export const usualEffort: Effort = {
  steps: 600,
  rounds: 30,
  exactColumns: 60_000,
  exactNodes: 200_000,
  enoughGap: 0,
};

export interface SolveOptions {
  effort?: Partial<Effort>;
  stop?: Stop;
  /** Hears what is being done, how much of it, and how good the best is so far. */
  onProgress?: (told: SearchProgress) => void;
  /** Hears the cost of every allocation better than those before. */
  onBest?: (cost: number) => void;
  /** Hears the least cost and the bound whenever the bound rises. */
  onBound?: (cost: number, bound: number) => void;
  /** An earlier answer to a problem that differs in what is forbidden, forced or seated: its sites and prices are begun with. */
  warm?: Pick<SitingAnswer, 'prices'> & { allocation: Pick<Allocation, 'open'> };
}

/** `answer`, or why there is none: a deficit (`proved`: no allocation exists; else none was found). */
export type Solved = { answer: SitingAnswer } | { deficit: Deficit; proved: boolean };

/** Pairs up to which looking at one more set of sites costs next to nothing. */
const smallProblem = 50_000;

/** Steps of the Lagrangian beyond which the gap of a large problem hardly narrows. */
const largeSteps = 320;

/** A gap that is enough in a large problem: narrowing it further takes as long as all before and moves few sites. */
const largeEnough = 0.002;

/** Sites changed at random around the best whole rows of a small problem. */
const kicksOfSmall = 400;

/** Whole rows are moved about further where they cost at most so many times the best. */
const hopefulShare = 1.02;

/** Costs as near as this share of them count as equal. */
const equalShare = 1e-9;

/**
 * Opens at most `open` candidates and sends the rows at least cost: greedy opening and interchange over exact transports, a
 * Lagrangian bound, and HiGHS on what both leave undecided. The bound holds whatever was cut short; `optimal` is said only when
 * the bound meets the cost. The same problem gives the same answer, unless `stop` cuts it short.
 */
export async function solve(problem: SitingProblem, options: SolveOptions = {}): Promise<Solved> {
  const bySite = pairsBySite(problem);
  // What was seated before mostly still is: only where it is not does the reason matter.
  const early = options.warm ? null : findDeficit(problem, bySite);
  if (early) return { deficit: early, proved: true };
  const search = new Search(problem, bySite, options);
  search.openAndInterchange();
  if (!search.best) {
    const deficit = options.warm ? findDeficit(problem, bySite) : null;
    if (deficit) return { deficit, proved: true };
    const left = await leastLeftOut(problem, options);
    if (!left.share) return { deficit: leftDeficit(problem, bySite, left), proved: left.bound > 0 };
    search.take(left.open, left.share);
  }
  search.raiseBound();
  await search.close();
  return { answer: search.answer() };
}

class Search {
  best: Allocation | null = null;
  /** The best of whole rows, where rows go whole. */
  private wholeRows: WholeRows | null = null;
  private bound = Number.NEGATIVE_INFINITY;
  private cutShort = false;
  private readonly effort: Effort;
  private readonly stop: Stop;
  private readonly relaxation: Relaxation;
  private readonly ascent: Ascent;
  private readonly interchange: Interchange;
  private readonly grain: number;
  private readonly isLarge: boolean;
  private readonly count: SearchCount;
  private readonly seen = new Set<string>();
  private readonly problem: SitingProblem;
  private readonly bySite: PairsBySite;
  private readonly options: SolveOptions;

  constructor(problem: SitingProblem, bySite: PairsBySite, options: SolveOptions) {
    this.problem = problem;
    this.bySite = bySite;
    this.options = options;
    this.effort = { ...usualEffort, ...options.effort };
    this.stop = () => {
      if (options.stop?.()) this.cutShort = true;
      return this.cutShort;
    };
    this.grain = costGrain(problem);
    this.isLarge = problem.pairCost.length > largeProblem;
    if (this.isLarge) {
      this.effort.rounds = Math.min(this.effort.rounds, 1);
      this.effort.steps = Math.min(this.effort.steps, largeSteps);
      this.effort.enoughGap = Math.max(this.effort.enoughGap, largeEnough);
    }
    const swaps = this.effort.rounds * problem.open * triedOf(problem);
    this.count = new SearchCount(options.onProgress, { open: problem.open, swaps, steps: this.effort.steps });
    this.relaxation = new Relaxation(problem, bySite);
    const { warm } = options;
    const begun = warm ? openedOf(problem, warm.allocation.open).slice(0, problem.open) : [];
    this.count.opened(begun.length);
    this.ascent = {
      bound: Number.NEGATIVE_INFINITY,
      prices: warm?.prices.slice() ?? new Float64Array(problem.demandCount),
      leaning: new Float64Array(problem.siteCount),
    };
    if (warm) this.ascent.bound = this.relaxation.value(this.ascent.prices, problem.singleSource);
    const seatPrices = warm ? this.relaxation.critical : undefined;
    this.interchange = new Interchange(problem, bySite, openSites(problem, begun), this.stop, this.count, seatPrices);
  }

  openAndInterchange(): void {
    this.interchange.openGreedily();
    this.worth(this.interchange.transport);
    this.kick();
    this.interchange.interchange(this.effort.rounds, (transport) => this.worth(transport));
  }

  /** Steps of the Lagrangian, now and then another interchange from the candidates it leans to. */
  raiseBound(): void {
    const { ascent, relaxation, problem, effort, best } = this;
    const prices = this.interchange.rowPrices();
    const bound = best ? relaxation.value(prices, problem.singleSource) : Number.NEGATIVE_INFINITY;
    if (bound > ascent.bound) {
      ascent.bound = bound;
      ascent.prices.set(prices);
    }
    const parts = this.isLarge ? (effort.rounds === 0 ? 1 : 2) : 4;
    for (let part = 0; part < parts && !this.isProved() && !this.isEnough(); part++) {
      ascend(relaxation, ascent, {
        target: this.best!.cost,
        steps: Math.ceil(effort.steps / parts),
        enough: Math.max(this.grain * 0.999, effort.enoughGap * this.best!.cost, equalShare * this.best!.cost),
        whole: problem.singleSource,
        stop: this.stop,
        onChosen: (chosen) => this.tryChosen(chosen),
        onStep: (reached) => this.count.stepped(reached),
      });
      this.noteBound(ascent.bound);
      if (this.isProved() || part === parts - 1 || this.stop()) break;
      this.tryLeaning();
    }
  }

  async close(): Promise<void> {
    const { problem, bySite, effort, relaxation, ascent } = this;
    if (this.isProved() || this.isEnough() || this.stop() || effort.exactColumns === 0) return;
    const best = this.best!;
    const cutoff = best.cost - Math.max(this.grain * (1 - 1e-6), equalShare * best.cost);
    const left = reduce(problem, bySite, relaxation, ascent.prices, cutoff);
    if (columnsOf(left) > effort.exactColumns) return;
    const reduced = withAllocation(left, best, problem);
    const exact = await solveExactly(problem, bySite, reduced, {
      start: best.share,
      startOpen: best.open,
      absoluteGap: Math.max(this.grain * 0.999, equalShare * best.cost * 0.5),
      nodes: effort.exactNodes,
      stop: this.stop,
      onNodes: (done) => this.count.branched(done, effort.exactNodes),
    });
    if (exact.share) this.take(openSites(problem, exact.opened), exact.share);
    // What was left out of the model costs more than the cutoff: it bounds along.
    const known = this.grain > 0 ? best.cost : cutoff;
    this.noteBound(Math.min(exact.bound - equalShare * Math.abs(exact.bound), known));
  }

  /** Keeps an allocation if it is the best; divided rows are sent anew at least cost. */
  take(open: Uint8Array, share: Float64Array): void {
    const { problem } = this;
    if (problem.singleSource) this.keep({ open, share, cost: costOf(problem, share) });
    else this.worth(new Transport(problem, this.bySite, open));
  }

  answer(): SitingAnswer {
    const best = this.best!;
    const bound = Math.min(this.bound, best.cost);
    const optimal = this.isProved();
    return {
      allocation: best,
      bound,
      status: optimal ? 'optimal' : this.cutShort ? 'time-limit' : 'feasible',
      prices: this.ascent.prices,
    };
  }

  /** The cost of the best allocation on these open sites that was found; keeps it if it is the best. */
  private worth(transport: Transport): number {
    const { problem } = this;
    const unplaced = transport.unplacedLoad();
    if (!problem.singleSource) {
      const cost = transport.cost();
      if (unplaced > 0) return cost + unplaced * transport.outside;
      if (!this.best || cost < this.best.cost) this.keep(allocationOf(problem, transport));
      return cost;
    }
    if (unplaced > 0) return (1 + unplaced) * transport.outside * problem.demandCount;
    const hopeful = this.best ? this.best.cost * hopefulShare : Number.POSITIVE_INFINITY;
    const sent = sendWholeRows(problem, transport, hopeful);
    if (!sent) return transport.outside * problem.demandCount;
    this.keepWhole(sent);
    return sent.cost();
  }

  private keepWhole(rows: WholeRows): void {
    const { problem } = this;
    if (this.best && rows.cost() >= this.best.cost) return;
    const share = new Float64Array(problem.pairCost.length);
    for (const pair of rows.pairOf) if (pair >= 0) share[pair] = 1;
    this.wholeRows = rows;
    this.keep({ open: rows.open, share, cost: costOf(problem, share) });
  }

  /** Around the best whole rows, where that is quick. */
  private kick(): void {
    const { problem, wholeRows } = this;
    if (!wholeRows || problem.pairCost.length > smallProblem) return;
    kickSites(problem, wholeRows, {
      kicks: kicksOfSmall,
      stop: this.stop,
      onFound: (rows) => this.keepWhole(rows),
    });
    this.interchange.setOpened(openedOf(problem, this.best!.open));
  }

  private keep(allocation: Allocation): void {
    if (this.best && allocation.cost >= this.best.cost) return;
    this.best = allocation;
    this.count.noteBest(allocation.cost);
    this.options.onBest?.(allocation.cost);
  }

  /** What the relaxation chose is looked at once; what comes near the best is interchanged. */
  private tryChosen(chosen: readonly number[]): number {
    const key = chosen
      .slice()
      .sort((a, b) => a - b)
      .join(' ');
    if (this.seen.has(key) || this.isLarge) return this.best!.cost;
    this.seen.add(key);
    this.interchange.setOpened(chosen);
    const worth = this.worth(this.interchange.transport);
    if (this.problem.pairCost.length <= smallProblem && worth < this.best!.cost * 1.01)
      this.interchange.interchange(2, (transport) => this.worth(transport));
    return this.best!.cost;
  }

  private tryLeaning(): void {
    const { ascent, problem, interchange } = this;
    const { leaning } = ascent;
    const sites = openedOf(
      problem,
      problem.status.map((status) => Number(status === CANDIDATE)),
    )
      .filter((j) => leaning[j] > 0)
      .sort((a, b) => leaning[b] - leaning[a] || a - b)
      .slice(0, problem.open);
    const before = this.best!;
    interchange.setOpened(sites);
    interchange.openGreedily();
    interchange.interchange(this.effort.rounds, (transport) => this.worth(transport));
    if (this.best === before) interchange.setOpened(openedOf(problem, before.open));
  }

  /** Costs that are whole numbers differ by one at least. */
  private noteBound(bound: number): void {
    const rounded = this.grain > 0 ? Math.ceil(bound - 1e-6) : bound;
    this.bound = Math.max(this.bound, rounded);
    this.count.noteBound(this.bound);
    if (this.best) this.options.onBound?.(this.best.cost, this.bound);
  }

  private isProved(): boolean {
    return this.best !== null && this.best.cost - this.bound <= 4 * equalShare * Math.abs(this.best.cost);
  }

  private isEnough(): boolean {
    return this.best !== null && this.best.cost - this.bound <= this.effort.enoughGap * this.best.cost;
  }
}

/** The allocation that leaves least load out; `share` null when some must stay out or none without was found. */
async function leastLeftOut(problem: SitingProblem, options: SolveOptions) {
  const { effort = {}, onProgress } = options;
  const solved = await solve(leftOutProblem(problem), {
    effort,
    // Its costs are load left out, not what the question counts.
    onProgress: onProgress && ((told) => onProgress({ ...told, cost: null, bound: null })),
  });
  if (!('answer' in solved)) throw new Error('Leaving rows out is always possible.');
  const { allocation, bound, status } = solved.answer;
  const open = allocation.open.slice(0, problem.siteCount);
  const share = new Float64Array(problem.pairCost.length);
  const leftOut: number[] = [];
  for (let i = 0, from = 0; i < problem.demandCount; i++) {
    for (let p = problem.firstPair[i]; p < problem.firstPair[i + 1]; p++) share[p] = allocation.share[from++];
    if (asks(problem, i) && allocation.share[from++] > 0) leftOut.push(i);
  }
  const { cost } = allocation;
  if (cost <= 1e-9) return { open, share, bound, missing: 0, leftOut };
  // What is said to be missing whatever is chosen is what is proved; what is not proved, what was found.
  return { open, share: null, bound, missing: status === 'optimal' || bound <= 0 ? cost : bound, leftOut };
}

function leftDeficit(
  problem: SitingProblem,
  bySite: PairsBySite,
  { open, missing, leftOut }: { open: Uint8Array; missing: number; leftOut: number[] },
): Deficit {
  const hall = hallSet(problem, bySite, new Transport(problem, bySite, open), 'choice');
  return hall.rows.length > 0 ? { ...hall, missing } : leftWhole(problem, { open, leftOut, missing });
}
