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

class SchoolFlow {
  readonly held: Int32Array;
  private readonly places: PlacesToFill;
  private readonly out: number;
  /** Children standing at each school: `child[base[s]]`, `count[s]` of them; `spot` is where each stands. */
  private readonly base: Int32Array;
  private readonly count: Int32Array;
  private readonly child: Int32Array;
  private readonly spot: Int32Array;
  private readonly price: Float64Array;
  private readonly moves: CheapestMoves;
  private readonly distance: Float64Array;
  private readonly reachedBy: Int32Array;
  private readonly reachedAt: Int32Array;
  private readonly reached: Int32Array;
  private readonly queue: LowestFirst;
  private search = 0;

  constructor(places: PlacesToFill) {
    const { start, school, seats } = places;
    const schools = seats.length;
    const children = start.length - 1;
    this.places = places;
    this.out = schools;
    this.held = cheapestOfEach(places);
    this.count = new Int32Array(schools);
    for (const place of this.held) if (place !== OUT) this.count[school[place]]++;
    this.base = new Int32Array(schools + 1);
    for (let s = 0; s < schools; s++) this.base[s + 1] = this.base[s] + Math.max(this.count[s], seats[s]);
    this.child = new Int32Array(this.base[schools]);
    this.spot = new Int32Array(children);
    this.count.fill(0);
    for (let c = 0; c < children; c++) if (this.held[c] !== OUT) this.sit(c, this.held[c]);
    this.price = new Float64Array(schools + 1);
    this.moves = new CheapestMoves(schools);
    this.distance = new Float64Array(schools + 1);
    this.reachedBy = new Int32Array(schools + 1);
    this.reachedAt = new Int32Array(schools + 1);
    this.reached = new Int32Array(schools + 1);
    this.queue = new LowestFirst();
  }

  hasTooMany(s: number): boolean {
    return this.count[s] > this.places.seats[s];
  }

  /** Sends one child too many on, along the cheapest way to a free seat or out; prices rise where the way began. */
  moveOneOn(from: number): void {
    const { distance, reached, reachedAt, reachedBy, price, queue, places, count, out } = this;
    const { moves } = this;
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
      if (moves.stale[s]) this.renew(s);
      const dear = far - price[s];
      for (let m = moves.first[s], last = m + moves.length[s]; m < last; m++) {
        const t = moves.to[m];
        const length = dear + moves.cost[m] + price[t];
        if (length >= nearest || (reachedAt[t] === search && length >= distance[t])) continue;
        if (reachedAt[t] !== search) {
          reachedAt[t] = search;
          reached[found++] = t;
        }
        distance[t] = length;
        reachedBy[t] = m;
        if (t === out || count[t] < places.seats[t]) {
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
    const { moves, held, reachedBy } = this;
    for (let t = end; t !== from; ) {
      const c = moves.child[reachedBy[t]];
      const place = moves.place[reachedBy[t]];
      const s = this.places.school[held[c]];
      this.rise(c, s);
      held[c] = place;
      if (place !== OUT) this.sit(c, place);
      moves.stale[s] = 1;
      if (t !== this.out) moves.stale[t] = 1;
      t = s;
    }
  }

  private sit(c: number, place: number): void {
    const s = this.places.school[place];
    this.spot[c] = this.base[s] + this.count[s]++;
    this.child[this.spot[c]] = c;
  }

  private rise(c: number, s: number): void {
    const last = this.child[this.base[s] + --this.count[s]];
    this.child[this.spot[c]] = last;
    this.spot[last] = this.spot[c];
  }

  /** For every school that a child of s could move to, the child who does so most cheaply; the lower index where two are equal. */
  private renew(s: number): void {
    const { moves, places, held, base, count, out } = this;
    const { start, school, cost, outCost } = places;
    moves.open();
    for (let k = base[s], last = k + count[s]; k < last; k++) {
      const c = this.child[k];
      const own = cost[held[c]];
      for (let place = start[c]; place < start[c + 1]; place++)
        if (school[place] !== s) moves.offer(school[place], cost[place] - own, c, place);
      moves.offer(out, outCost[c] - own, c, OUT);
    }
    moves.close(s);
  }
}

/** The cheapest moves from each school, one a school it leads to, kept until its children change. */
class CheapestMoves {
  readonly first: Int32Array;
  readonly length: Int32Array;
  readonly stale: Uint8Array;
  to: Int32Array;
  cost: Float64Array;
  child: Int32Array;
  place: Int32Array;
  private readonly room: Int32Array;
  private used = 0;
  /** The school being renewed: best move by school it leads to. */
  private readonly offered: Int32Array;
  private readonly best: Float64Array;
  private readonly bestChild: Int32Array;
  private readonly bestPlace: Int32Array;
  private readonly seenAt: Int32Array;
  private count = 0;
  private round = 0;

  constructor(schools: number) {
    this.first = new Int32Array(schools);
    this.length = new Int32Array(schools);
    this.room = new Int32Array(schools);
    this.stale = new Uint8Array(schools).fill(1);
    const cells = 64 * (schools + 1);
    this.to = new Int32Array(cells);
    this.cost = new Float64Array(cells);
    this.child = new Int32Array(cells);
    this.place = new Int32Array(cells);
    this.offered = new Int32Array(schools + 1);
    this.best = new Float64Array(schools + 1);
    this.bestChild = new Int32Array(schools + 1);
    this.bestPlace = new Int32Array(schools + 1);
    this.seenAt = new Int32Array(schools + 1);
  }

  open(): void {
    this.count = 0;
    this.round++;
  }

  offer(t: number, cost: number, child: number, place: number): void {
    if (this.seenAt[t] !== this.round) {
      this.seenAt[t] = this.round;
      this.offered[this.count++] = t;
    } else if (cost > this.best[t] || (cost === this.best[t] && child > this.bestChild[t])) return;
    this.best[t] = cost;
    this.bestChild[t] = child;
    this.bestPlace[t] = place;
  }

  close(s: number): void {
    const { count } = this;
    if (count > this.room[s]) this.makeRoom(s, count);
    const { first, offered, best, bestChild, bestPlace } = this;
    for (let i = 0, m = first[s]; i < count; i++, m++) {
      const t = offered[i];
      this.to[m] = t;
      this.cost[m] = best[t];
      this.child[m] = bestChild[t];
      this.place[m] = bestPlace[t];
    }
    this.length[s] = count;
    this.stale[s] = 0;
  }

  private makeRoom(s: number, count: number): void {
    const room = count + (count >> 2);
    if (this.used + room > this.to.length) {
      const cells = 2 * this.to.length + room;
      this.to = grown(this.to, new Int32Array(cells));
      this.cost = grown(this.cost, new Float64Array(cells));
      this.child = grown(this.child, new Int32Array(cells));
      this.place = grown(this.place, new Int32Array(cells));
    }
    this.first[s] = this.used;
    this.room[s] = room;
    this.used += room;
  }
}

function grown<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
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
