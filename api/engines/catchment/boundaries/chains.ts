import { LowestFirst } from '../../assignment/lowest-first.ts';
import { type Areas, improves, type MoveEffect } from './areas.ts';
import { rowsNextTo } from './improve-areas.ts';

/** A block beside another area, with all that hangs on it. */
interface Offer {
  block: number;
  children: number;
  /** Cost of the move for each of its children. */
  perChild: number;
}

/** Blocks over one line together; of so many children the cheapest. */
interface OfferSet {
  cost: number;
  blocks: number;
  offer: Offer | null;
  before: OfferSet | null;
}

/** Blocks remembered for each pair of neighbouring areas, cheapest first. */
const offersAPair = 10;
/** Blocks moved over one line in one chain at most. */
const blocksALink = 6;
/** Blocks that may go along with one that others hang on. */
const longestBranch = 60;
/** Ways on that are tried around lines over which too little could be sent. */
const detours = 16;
/** Failed tries after which a school rests until something near it has moved. */
const triesASchool = 8;

/**
 * Chains of moves: a block goes from area to area's neighbour, which sends one of its own on, and so to a school with free
 * seats, or back to where the chain began. What each neighbour could send is kept per pair of areas and renewed where blocks have moved.
 */
export class Chains {
  private readonly areas: Areas;
  private readonly offers: Map<number, Offer[]>[];
  private readonly stale: Uint8Array;
  private readonly blocksOf: Set<number>[];
  private readonly distance: Float64Array;
  private readonly from: Int32Array;
  private readonly queue = new LowestFirst();
  /** Schools whose blocks, or those beside them, the last chain moved. */
  private readonly moved = new Set<number>();

  constructor(areas: Areas) {
    const schools = areas.problem.seats.length;
    this.areas = areas;
    this.offers = Array.from({ length: schools }, () => new Map());
    this.stale = new Uint8Array(schools).fill(1);
    this.blocksOf = Array.from({ length: schools }, () => new Set());
    areas.school.forEach((s, block) => {
      if (s >= 0) this.blocksOf[s].add(block);
    });
    this.distance = new Float64Array(schools);
    this.from = new Int32Array(schools);
  }

  /**
   * Sends children over the seats on along the cheapest chains; answers the number of chains moved. A school whose tries failed rests
   * until blocks near it have moved; when all rest, each is tried once more unless nothing has moved since the last time all were.
   */
  relieve(): number {
    const tries = new Uint8Array(this.areas.problem.seats.length);
    let [moved, before] = [0, -1];
    while (moved > before) {
      before = moved;
      tries.fill(0);
      for (let s = this.mostOver(tries); s >= 0; s = this.mostOver(tries)) {
        this.moved.clear();
        if (this.sendOn(s, tries[s])) {
          moved++;
          for (const near of this.moved) tries[near] = 0;
        } else tries[s]++;
      }
    }
    return moved;
  }

  /** Moves that would lower the cost but for a full school are made with a chain behind them; answers how many. */
  improve(): number {
    let moved = 0;
    for (let s = 0; s < this.offers.length; s++)
      for (const [t, offers] of [...this.offersOf(s)])
        for (const offer of offers.slice(0, 3)) {
          if (offer.perChild >= -1) break;
          if (this.areas.school[offer.block] === s && this.tryMoves(s, [offer], t, this.pathFrom(t, s, 1))) moved++;
        }
    return moved;
  }

  private mostOver(tries: Uint8Array): number {
    let [worst, most] = [-1, 0];
    for (let s = 0; s < tries.length; s++) {
      const over = this.areas.overBy(s);
      if (over > most && tries[s] < triesASchool) [worst, most] = [s, over];
    }
    return worst;
  }

  /** Tries the ways out of a school, the cheapest first, beginning with the one numbered `skip`. */
  private sendOn(s: number, skip: number): boolean {
    const ways = [...this.offersOf(s)]
      .map(([t, offers]) => ({ t, offers, dear: this.searchFrom(t, s, 1) + Math.max(1, offers[0].perChild) }))
      .filter(({ dear }) => dear < Number.POSITIVE_INFINITY)
      .sort((a, b) => a.dear - b.dear);
    for (const { t, offers } of ways.slice(skip, skip + 1)) {
      const starts = this.startsOf(s, t, offers);
      for (const room of [1, this.areas.overBy(s) + 2, 12]) {
        this.blocked.clear();
        for (let detour = 0; detour <= detours; detour++) {
          // What fails is taken back, so that the way on is that of every beginning.
          const path = this.pathFrom(t, s, room);
          if (this.end < 0) break;
          const known = this.blocked.size;
          const tried = detour === 0 ? starts : starts.slice(0, 2);
          if (tried.some((start) => start.length > 0 && this.tryMoves(s, start, t, path))) return true;
          if (this.blocked.size === known) break;
        }
      }
      this.blocked.clear();
    }
    return false;
  }

  /** Ways to begin: what just fits, each alone, and several. */
  private startsOf(s: number, t: number, offers: Offer[]): Offer[][] {
    const over = this.areas.overBy(s);
    const fitting = offers.filter(({ children }) => children >= over).sort((a, b) => a.children - b.children);
    return [this.enough(s, t, over), fitting.slice(0, 1), ...offers.map((offer) => [offer]), offers.slice(0, 3)];
  }

  /** Moves `start` from s to t and what t must send on along `path`; takes all of it back unless it improves the whole. */
  private tryMoves(s: number, start: Offer[], t: number, path: readonly number[]): boolean {
    const { areas } = this;
    const done: { block: number; back: number }[] = [];
    const sum: MoveEffect = { over: 0, changedOver: 0, cost: 0 };
    let here = s;
    let offers = start;
    let next = t;
    let [wanted, stuck] = [0, -1];
    for (let i = 0; ; i++) {
      for (const { block } of offers) this.carry(block, here, next, sum, done);
      if (stuck < 0 && wanted > 0 && areas.overBy(here) > 0) stuck = here * areas.problem.seats.length + next;
      here = next;
      if (areas.overBy(here) === 0 || i >= path.length) break;
      next = path[i];
      wanted = areas.overBy(here);
      offers = this.enough(here, next, wanted);
    }
    if (improves(sum)) {
      this.remember(done, s);
      return true;
    }
    for (const { block, back } of done.reverse()) areas.move(block, back);
    if (stuck >= 0) this.blocked.add(stuck);
    return false;
  }

  /** Moves a block and its branch from s to t; does nothing where that is no longer possible. */
  private carry(block: number, s: number, t: number, sum: MoveEffect, done: { block: number; back: number }[]): void {
    const { areas } = this;
    if (areas.school[block] !== s || areas.rowNextTo(block, t) < 0) return;
    const branch = areas.branchOf(block, longestBranch);
    const rows = branch?.map((each) => areas.rowOf(each, t));
    if (!branch || !rows || rows.includes(-1)) return;
    branch.forEach((each, i) => {
      const effect = areas.effectOf(each, rows[i]);
      sum.over += effect.over;
      sum.changedOver += effect.changedOver;
      sum.cost += effect.cost;
      done.push({ block: each, back: areas.row[each] });
      areas.move(each, rows[i]);
    });
  }

  /** Blocks over one line with at least so many children, as few more as can be, and the cheapest of such; fewer where there are no more. */
  private enough(s: number, t: number, wanted: number): Offer[] {
    const offers = (this.offersOf(s).get(t) ?? []).filter(({ block }) => this.areas.school[block] === s);
    const most = wanted + Math.max(0, ...offers.map(({ children }) => children));
    const sets: (OfferSet | undefined)[] = [{ cost: 0, blocks: 0, offer: null, before: null }];
    for (const offer of offers)
      for (let sum = Math.min(most, sets.length - 1 + offer.children); sum >= offer.children; sum--) {
        const before = sets[sum - offer.children];
        if (!before || before.blocks === blocksALink) continue;
        const cost = before.cost + offer.children * offer.perChild;
        const known = sets[sum];
        if (!known || cost < known.cost) sets[sum] = { cost, blocks: before.blocks + 1, offer, before };
      }
    let found = sets.findIndex((set, sum) => set !== undefined && sum >= wanted);
    if (found < 0) found = sets.length - 1;
    const chosen: Offer[] = [];
    for (let set: OfferSet | null | undefined = sets[found]; set?.offer; set = set.before) chosen.push(set.offer);
    return chosen;
  }

  /** Cheapest ways from t to every school until one with so many free seats, never through s; answers its length. */
  private searchFrom(t: number, s: number, room: number): number {
    const { distance, from, queue, areas } = this;
    const { seats } = areas.problem;
    distance.fill(Number.POSITIVE_INFINITY);
    from.fill(-1);
    queue.clear();
    distance[t] = 0;
    queue.push(0, t);
    this.end = -1;
    while (queue.size > 0) {
      const far = queue.lowest;
      const at = queue.pop();
      if (far > distance[at]) continue;
      if (areas.load[at] + room <= seats[at]) {
        this.end = at;
        return far;
      }
      for (const [next, offers] of this.offersOf(at)) {
        if (next === s || this.blocked.has(at * distance.length + next)) continue;
        const length = far + Math.max(1, offers[0].perChild);
        if (length >= distance[next]) continue;
        distance[next] = length;
        from[next] = at;
        queue.push(length, next);
      }
    }
    return Number.POSITIVE_INFINITY;
  }
  private end = -1;
  /** Lines, school × schools + school, over which too little could be sent. */
  private readonly blocked = new Set<number>();

  /** The schools after t on the cheapest way to one with so many free seats. */
  private pathFrom(t: number, s: number, room: number): number[] {
    this.searchFrom(t, s, room);
    const path: number[] = [];
    for (let at = this.end; at >= 0 && at !== t; at = this.from[at]) path.push(at);
    return path.reverse();
  }

  private offersOf(s: number): Map<number, Offer[]> {
    if (this.stale[s] === 1) this.renew(s);
    return this.offers[s];
  }

  private renew(s: number): void {
    const { areas } = this;
    const { children, reachSchool } = areas.problem;
    const found = new Map<number, Offer[]>();
    for (const block of this.blocksOf[s]) {
      const rows = rowsNextTo(areas, block);
      const branch = rows.length === 0 ? null : areas.branchOf(block, longestBranch);
      const carried = branch?.reduce((sum, each) => sum + children[each], 0) ?? 0;
      if (!branch || carried === 0) continue;
      for (const row of rows) {
        const t = reachSchool[row];
        const there = branch.map((each) => areas.rowOf(each, t));
        if (there.includes(-1)) continue;
        const cost = branch.reduce((sum, each, i) => sum + areas.effectOf(each, there[i]).cost, 0);
        const offer = { block, children: carried, perChild: cost / carried };
        const list = found.get(t);
        if (list) list.push(offer);
        else found.set(t, [offer]);
      }
    }
    for (const [t, list] of found)
      found.set(t, list.sort((a, b) => a.perChild - b.perChild || a.block - b.block).slice(0, offersAPair));
    this.offers[s] = found;
    this.stale[s] = 0;
  }

  private remember(done: { block: number; back: number }[], first: number): void {
    const { linkStart, linkTo, reachSchool } = this.areas.problem;
    const mark = (s: number) => {
      this.stale[s] = 1;
      this.moved.add(s);
    };
    mark(first);
    for (const { block, back } of done) {
      const s = this.areas.school[block];
      this.blocksOf[reachSchool[back]].delete(block);
      this.blocksOf[s].add(block);
      mark(s);
      for (let l = linkStart[block]; l < linkStart[block + 1]; l++) {
        const beside = this.areas.school[linkTo[l]];
        if (beside >= 0) mark(beside);
      }
    }
  }
}
