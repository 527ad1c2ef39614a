import { grown } from './grown.ts';
import { MoveHeaps, NONE } from './move-heaps.ts';

/**
 * From every school, the cheapest move of one of its children to each other school. The moves of a pair of schools stand in a
 * pairing heap (Fredman, Sedgewick, Sleator & Tarjan 1986), the cheapest on top, the lower child where two are equal. Children
 * who have left stay in it until they come to the top: a child's move is as dear whenever the child is back.
 */
export class CheapestMoves {
  /** The moves from school s: `first[s]`, `length[s]` of them, as of the last `renew`; infinitely dear where nobody is left. */
  readonly first: Int32Array;
  readonly length: Int32Array;
  to: Int32Array;
  cost: Float64Array;
  /** The child who moves, and its move's heap. */
  child: Int32Array;
  private top: Int32Array;
  private readonly room: Int32Array;
  private used = 0;
  /** The move to a school, while its row is open. */
  private readonly moveTo: Int32Array;
  private readonly heaps: MoveHeaps;

  /** `places` is one more than the schools: the last stands for staying out. `moves`: how many to make room for at first. */
  constructor(places: number, moves: number) {
    this.heaps = new MoveHeaps(moves);
    this.first = new Int32Array(places);
    this.length = new Int32Array(places);
    this.room = new Int32Array(places);
    this.to = new Int32Array(64 * places);
    this.cost = new Float64Array(64 * places);
    this.child = new Int32Array(64 * places);
    this.top = new Int32Array(64 * places);
    this.moveTo = new Int32Array(places).fill(NONE);
  }

  /** Before offers from school s; `close` must follow. */
  open(s: number): void {
    for (let m = this.first[s], last = m + this.length[s]; m < last; m++) this.moveTo[this.to[m]] = m;
  }

  /** A child of s could move to t, where its place is `place`. */
  offer(s: number, t: number, cost: number, child: number, place: number): void {
    let m = this.moveTo[t];
    if (m === NONE) {
      if (this.length[s] === this.room[s]) this.makeRoom(s);
      m = this.first[s] + this.length[s]++;
      this.moveTo[t] = m;
      this.to[m] = t;
      this.top[m] = NONE;
      this.cost[m] = Number.POSITIVE_INFINITY;
    }
    const before = cost < this.cost[m] || (cost === this.cost[m] && child < this.child[m]);
    const move = this.heaps.add(cost, child, place, this.top[m], before);
    if (!before) return;
    this.top[m] = move;
    this.cost[m] = cost;
    this.child[m] = child;
  }

  /** After offers: takes away the children on top who are no longer at s by `schoolOf`. */
  close(s: number, schoolOf: Int32Array): void {
    const { heaps, top, cost, child, moveTo, to } = this;
    for (let m = this.first[s], last = m + this.length[s]; m < last; m++) {
      moveTo[to[m]] = NONE;
      if (top[m] === NONE || schoolOf[child[m]] === s) continue;
      let move = heaps.drop(top[m]);
      while (move !== NONE && schoolOf[heaps.child[move]] !== s) move = heaps.drop(move);
      top[m] = move;
      cost[m] = move === NONE ? Number.POSITIVE_INFINITY : heaps.cost[move];
      child[m] = move === NONE ? NONE : heaps.child[move];
    }
  }

  placeOf(m: number): number {
    return this.heaps.place[this.top[m]];
  }

  private makeRoom(s: number): void {
    const room = 2 * this.room[s] + 16;
    if (this.used + room > this.to.length) {
      const cells = 2 * this.to.length + room;
      this.to = grown(this.to, new Int32Array(cells));
      this.cost = grown(this.cost, new Float64Array(cells));
      this.child = grown(this.child, new Int32Array(cells));
      this.top = grown(this.top, new Int32Array(cells));
    }
    const [from, last] = [this.first[s], this.first[s] + this.length[s]];
    for (const column of [this.to, this.cost, this.child, this.top]) column.copyWithin(this.used, from, last);
    for (let i = 0; i < this.length[s]; i++) this.moveTo[this.to[this.used + i]] = this.used + i;
    this.first[s] = this.used;
    this.room[s] = room;
    this.used += room;
  }
}
