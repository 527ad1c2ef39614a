import type { PairsBySite } from './pairs-by-site.ts';
import { Relaxation } from './relaxation.ts';
import { Transport } from './transport.ts';
import { CANDIDATE, type SitingProblem, type Stop } from './types.ts';

/** Pairs beyond which opening and closing a site takes so long that few are tried. */
export const largeProblem = 200_000;

/** In those, displacing children by more than so many of the longest ways is not tried while sites are compared. */
const longestChain = 3;

/** Candidates tried exactly at a time; the others are worse by their bound or left to a later round. */
export const triedOf = ({ pairCost, singleSource }: SitingProblem) =>
  pairCost.length > largeProblem ? 2 : singleSource ? 30 : 15;

/** Said when a set of open sites is found that may be better; answers the cost it is worth, Infinity where it cannot be used. */
type Worth = (transport: Transport) => number;

/** Hears how many sites stand open, and every swap that is tried. */
export interface InterchangeHearer {
  opened(count: number): void;
  swapped(): void;
}

/** A candidate, and how to open it from where things stand. */
interface Opening {
  site: number;
  open: () => void;
}

/**
 * Opening greedily and interchanging (Teitz & Bart 1968) over exact transports. The prices of a transport bound what opening a
 * candidate can save (its divisible knapsack), so that few of thousands are opened to see.
 */
export class Interchange {
  readonly transport: Transport;
  /** Candidates open, in order of site. */
  private opened: number[];
  private readonly relaxation: Relaxation;
  private readonly prices: Float64Array;
  private readonly problem: SitingProblem;
  private readonly stop: Stop;
  private readonly hearer: InterchangeHearer;

  constructor(
    problem: SitingProblem,
    bySite: PairsBySite,
    open: Uint8Array,
    stop: Stop,
    hearer: InterchangeHearer,
    pricesBefore?: Float64Array,
  ) {
    this.problem = problem;
    this.stop = stop;
    this.hearer = hearer;
    const isLarge = problem.pairCost.length > largeProblem;
    this.transport = new Transport(
      problem,
      bySite,
      open,
      isLarge ? longestChain : Number.POSITIVE_INFINITY,
      pricesBefore,
    );
    this.relaxation = new Relaxation(problem, bySite);
    this.prices = new Float64Array(problem.demandCount);
    this.opened = [];
    for (let j = 0; j < problem.siteCount; j++) if (problem.status[j] === CANDIDATE && open[j]) this.opened.push(j);
  }

  /** Opens the candidate that saves most, and again, until `open` stand or nothing is saved. */
  openGreedily(): void {
    while (this.opened.length < this.problem.open) {
      // Somewhere to sit comes first, whatever the hour.
      if (this.transport.unplacedLoad() === 0 && this.stop()) return;
      const best = this.bestOpening(1e-12 * this.transport.weighed);
      if (!best) return;
      best.open();
      this.opened.push(best.site);
      this.hearer.opened(this.opened.length);
    }
  }

  /** Rounds of "close one, open the best instead" while `worth` falls; answers the least worth. */
  interchange(rounds: number, worth: Worth): number {
    let best = worth(this.transport);
    for (let round = 0; round < rounds; round++) {
      let moved = false;
      for (const site of this.opened.slice().sort((a, b) => a - b)) {
        if (this.stop()) return best;
        const better = this.replace(site, best, worth);
        if (better >= best) continue;
        best = better;
        moved = true;
      }
      if (!moved) return best;
    }
    return best;
  }

  /** Makes exactly `sites` the open candidates. */
  setOpened(sites: readonly number[]): void {
    for (const site of sites) if (!this.opened.includes(site)) this.transport.openSite(site);
    for (const site of this.opened) if (!sites.includes(site)) this.transport.closeSite(site);
    this.opened = [...sites];
  }

  openedSites(): number[] {
    return this.opened.slice().sort((a, b) => a - b);
  }

  /** Prices of the rows in whole-row costs. */
  rowPrices(): Float64Array {
    const { prices, problem, transport } = this;
    for (let i = 0; i < prices.length; i++) prices[i] = transport.rowPrice(i) * (problem.load[i] || 1);
    return prices;
  }

  /** The candidate whose opening saves most and more than `least`, null when none does. It is left shut until `open` is called. */
  private bestOpening(least: number): Opening | null {
    const { transport } = this;
    const before = this.weighedCost();
    let best: Opening | null = null;
    let most = least;
    for (const site of this.promising(least)) {
      if (this.relaxation.earning[site] <= most) break;
      let saved = least;
      const open = transport.attempt(() => {
        if (transport.openSite(site, most)) saved = before - this.weighedCost();
        return false;
      });
      if (saved <= most) continue;
      most = saved;
      best = { site, open };
    }
    return best;
  }

  /** Shut candidates that may save more than `least`, by their bound. */
  private promising(least: number): number[] {
    const { problem, transport, relaxation } = this;
    relaxation.value(this.rowPrices(), false);
    const sites: number[] = [];
    for (let j = 0; j < problem.siteCount; j++)
      if (problem.status[j] === CANDIDATE && !transport.isOpen[j] && relaxation.earning[j] > least) sites.push(j);
    return sites.sort((a, b) => relaxation.earning[b] - relaxation.earning[a] || a - b).slice(0, triedOf(problem));
  }

  /** Shuts `site` and opens what is worth least instead, or leaves all as it was; answers the least worth known. */
  private replace(site: number, best: number, worth: Worth): number {
    const { transport } = this;
    let least = best;
    transport.attempt(() => {
      const whole = this.weighedCost();
      transport.closeSite(site);
      const shut = this.weighedCost();
      const loss = shut - whole;
      let chosen: Opening | null = null;
      for (const other of this.promising(loss * (1 - 1e-9) - 1e-9)) {
        if (other === site) continue;
        // A transport is never dearer than sending whole rows: dearer ones need not be looked at.
        const hopeful = least - 1e-9 * Math.abs(least);
        let value = Number.POSITIVE_INFINITY;
        const open = transport.attempt(() => {
          if (transport.openSite(other, shut - hopeful) && this.weighedCost() < hopeful) value = worth(transport);
          return false;
        });
        this.hearer.swapped();
        if (value >= hopeful) continue;
        least = value;
        chosen = { site: other, open };
      }
      if (!chosen) return false;
      const { site: opened, open } = chosen;
      open();
      this.opened = this.opened.map((own) => (own === site ? opened : own));
      return true;
    });
    return least;
  }

  private weighedCost(): number {
    return this.transport.weighed + this.transport.weightless.cost();
  }
}
