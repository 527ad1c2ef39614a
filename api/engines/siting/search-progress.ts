/** What a search for sites is at. */
export type SearchStep = 'opening' | 'swapping' | 'bounding' | 'closing';

/** How far a search for sites is, in things counted. */
export interface SearchProgress {
  /** 0-1, of the work that is foreseen. */
  share: number;
  step: SearchStep;
  /** Sites opened, swaps tried, steps of the Lagrangian or branches of HiGHS done; `all`: of how many at most, null where nobody knows. */
  done: number;
  all: number | null;
  /** Cost of the best allocation so far and what none costs less than; null while there is none. */
  cost: number | null;
  bound: number | null;
}

/** Counts what a search does and tells it; it takes no part in the search, so that a search that is heard gives the same answer. */
export class SearchCount {
  private swaps = 0;
  private bounded = 0;
  private cost: number | null = null;
  private bound: number | null = null;
  private readonly hear: (told: SearchProgress) => void;
  private readonly most: { open: number; swaps: number; steps: number };

  /** `most`: sites that may be opened, swaps that are foreseen at most, steps of the Lagrangian in all. */
  constructor(
    hear: ((told: SearchProgress) => void) | undefined,
    most: { open: number; swaps: number; steps: number },
  ) {
    this.hear = hear ?? (() => {});
    this.most = most;
  }

  noteBest(cost: number): void {
    this.cost = cost;
  }

  noteBound(bound: number): void {
    if (Number.isFinite(bound)) this.bound = Math.max(bound, this.bound ?? bound);
  }

  opened(count: number): void {
    const { open } = this.most;
    this.tell('opening', count, open, 0.1 * part(count, open));
  }

  swapped(): void {
    this.swaps++;
    this.tell('swapping', this.swaps, null, 0.1 + 0.2 * part(this.swaps, this.most.swaps));
  }

  /** One step of the Lagrangian more, with the greatest bound so far. */
  stepped(bound: number): void {
    this.noteBound(bound);
    const { steps } = this.most;
    this.bounded = Math.min(steps, this.bounded + 1);
    this.tell('bounding', this.bounded, steps, 0.3 + 0.5 * part(this.bounded, steps));
  }

  /** Branches HiGHS has looked at, of `most`: it ends long before, mostly. */
  branched(count: number, most: number): void {
    this.tell('closing', count, null, 0.8 + 0.2 * part(count, most));
  }

  private tell(step: SearchStep, done: number, all: number | null, share: number): void {
    const { cost, bound } = this;
    this.hear({ share, step, done, all, cost, bound: cost === null || bound === null ? bound : Math.min(bound, cost) });
  }
}

const part = (done: number, all: number): number => (all > 0 ? Math.min(1, done / all) : 1);
