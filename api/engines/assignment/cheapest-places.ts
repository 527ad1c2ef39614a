import { CheapestMoves } from './cheapest-moves.ts';
import { LowestFirst } from './lowest-first.ts';

/** Children with the places they could have and what each costs; every child may also stay out, at a cost of its own. */
export interface PlacesToFill {
  /** Places of child c: `start[c]` up to `start[c + 1]`. */
  start: Int32Array;
  school: Int32Array;
  /** Whole numbers, sums of which stay exact. */
  cost: Float64Array;
  /** By child. */
  outCost: Float64Array;
  /** By school. */
  seats: Int32Array;
}

/**
 * The assignment of least total cost within the seats: by child the index of its place, −1 for out.
 *
 * Everyone first stands at the cheapest place, seats or not. Then, school by school in the order of indices, each child too
 * many is worth one shortest path to a free seat (successive shortest paths; Edmonds & Karp 1972), in the graph of schools
 * instead of children: from s to t as dear as the child of s for whom moving to t costs least. Prices of the seats keep every
 * length ≥ 0 (Dijkstra), are 0 where seats are free, and never fall; the search ends at the first free seat, so it stays local.
 * Of several cheapest assignments the answer is the one this fixed sequence ends at: the same indices give the same answer.
 */
export function cheapestPlaces(places: PlacesToFill): Int32Array {
  const flow = new SchoolFlow(places);
  for (let s = 0; s < places.seats.length; s++) while (flow.hasTooMany(s)) flow.moveOneOn(s);
  return flow.held;
}

/** Not placed anywhere yet, or out. */
const OUT = -1;
const NOBODY = -1;

class SchoolFlow {
  readonly held: Int32Array;
  private readonly places: PlacesToFill;
  private readonly out: number;
  /** School by child, `out` for none; how many children stand at each, out among them. */
  private readonly schoolOf: Int32Array;
  private readonly count: Int32Array;
  /** Children who came to a school since its moves were last renewed: the last one, and by child the one before. */
  private readonly lastCome: Int32Array;
  private readonly comeBefore: Int32Array;
  private readonly stale: Uint8Array;
  private readonly price: Float64Array;
  private readonly moves: CheapestMoves;
  private readonly distance: Float64Array;
  private readonly reachedFrom: Int32Array;
  private readonly reachedBy: Int32Array;
  private readonly reachedAt: Int32Array;
  private readonly reached: Int32Array;
  private readonly queue = new LowestFirst();
  private search = 0;

  constructor(places: PlacesToFill) {
    const { start, school, seats } = places;
    const schools = seats.length;
    const children = start.length - 1;
    this.places = places;
    this.out = schools;
    this.held = cheapestOfEach(places);
    this.schoolOf = new Int32Array(children);
    this.count = new Int32Array(schools + 1);
    this.lastCome = new Int32Array(schools + 1).fill(NOBODY);
    this.comeBefore = new Int32Array(children);
    this.stale = new Uint8Array(schools + 1);
    this.held.forEach((place, c) => {
      this.sit(c, place === OUT ? schools : school[place]);
    });
    this.price = new Float64Array(schools + 1);
    this.moves = new CheapestMoves(schools + 1, school.length + children);
    this.distance = new Float64Array(schools + 1);
    this.reachedFrom = new Int32Array(schools + 1);
    this.reachedBy = new Int32Array(schools + 1);
    this.reachedAt = new Int32Array(schools + 1);
    this.reached = new Int32Array(schools + 1);
  }

  hasTooMany(s: number): boolean {
    return this.count[s] > this.places.seats[s];
  }

  /** Sends one child too many on, along the cheapest way to a free seat or out; prices rise where the way began. */
  moveOneOn(from: number): void {
    const { distance, reached, reachedAt, reachedBy, reachedFrom, price, queue, count, moves, out } = this;
    const { seats } = this.places;
    const search = ++this.search;
    let found = 0;
    let nearest = Number.POSITIVE_INFINITY;
    let end = OUT;
    distance[from] = 0;
    reachedAt[from] = search;
    reached[found++] = from;
    queue.clear();
    queue.push(0, from);
    while (queue.size > 0 && queue.lowest < nearest) {
      const far = queue.lowest;
      const s = queue.pop();
      if (far > distance[s]) continue;
      if (this.stale[s]) this.renew(s);
      const { to, cost } = moves;
      const dear = far - price[s];
      for (let m = moves.first[s], last = m + moves.length[s]; m < last; m++) {
        const t = to[m];
        const length = dear + cost[m] + price[t];
        if (length >= nearest || (reachedAt[t] === search && length >= distance[t])) continue;
        if (reachedAt[t] !== search) {
          reachedAt[t] = search;
          reached[found++] = t;
        }
        distance[t] = length;
        reachedFrom[t] = s;
        reachedBy[t] = m;
        if (t === out || count[t] < seats[t]) {
          nearest = length;
          end = t;
        } else queue.push(length, t);
      }
    }
    for (let i = 0; i < found; i++) {
      const s = reached[i];
      if (distance[s] < nearest) price[s] += nearest - distance[s];
    }
    this.moveAlong(from, end);
  }

  /** Every child of the way moves one school on, the last one first. */
  private moveAlong(from: number, end: number): void {
    for (let t = end; t !== from; ) {
      const s = this.reachedFrom[t];
      const c = this.moves.child[this.reachedBy[t]];
      this.held[c] = this.moves.placeOf(this.reachedBy[t]);
      this.count[s]--;
      this.stale[s] = 1;
      this.sit(c, t);
      t = s;
    }
  }

  private sit(c: number, s: number): void {
    this.schoolOf[c] = s;
    this.count[s]++;
    this.comeBefore[c] = this.lastCome[s];
    this.lastCome[s] = c;
    this.stale[s] = 1;
  }

  /** The moves from s, by the children who stand there now. */
  private renew(s: number): void {
    const { moves, places, held, out, lastCome } = this;
    const { start, school, cost, outCost } = places;
    moves.open(s);
    for (let c = lastCome[s]; c !== NOBODY; c = this.comeBefore[c]) {
      const own = cost[held[c]];
      for (let place = start[c]; place < start[c + 1]; place++)
        if (school[place] !== s) moves.offer(s, school[place], cost[place] - own, c, place);
      moves.offer(s, out, outCost[c] - own, c, OUT);
    }
    moves.close(s, this.schoolOf);
    lastCome[s] = NOBODY;
    this.stale[s] = 0;
  }
}

/** By child its cheapest place, the first of equals; OUT where staying out is cheaper, or there is none. */
function cheapestOfEach({ start, cost, outCost }: PlacesToFill): Int32Array {
  return Int32Array.from(outCost, (stayingOut, c) => {
    let best = OUT;
    for (let place = start[c]; place < start[c + 1]; place++)
      if (best === OUT ? cost[place] <= stayingOut : cost[place] < cost[best]) best = place;
    return best;
  });
}
