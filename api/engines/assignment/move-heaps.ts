import { grown } from './grown.ts';

/** No move. */
export const NONE = -1;

/** Pairing heaps in flat arrays; a heap is the number of the move on its top. */
export class MoveHeaps {
  cost: Float64Array;
  child: Int32Array;
  place: Int32Array;
  /** First move below, and the next one beside. */
  private below: Int32Array;
  private beside: Int32Array;
  private used = 0;
  private free = NONE;

  constructor(room: number) {
    this.cost = new Float64Array(room);
    this.child = new Int32Array(room);
    this.place = new Int32Array(room);
    this.below = new Int32Array(room);
    this.beside = new Int32Array(room);
  }

  /** Puts a move into a heap, on its top (`isFirst`) or below; answers the move. */
  add(cost: number, child: number, place: number, heap: number, isFirst: boolean): number {
    let move = this.free;
    if (move === NONE) {
      if (this.used === this.child.length) this.grow();
      move = this.used++;
    } else this.free = this.beside[move];
    this.cost[move] = cost;
    this.child[move] = child;
    this.place[move] = place;
    this.below[move] = NONE;
    if (heap !== NONE) this.hang(isFirst ? heap : move, isFirst ? move : heap);
    return move;
  }

  /** The heap without the move on its top. */
  drop(heap: number): number {
    const { below, beside } = this;
    let joined = NONE;
    for (let at = below[heap]; at !== NONE; ) {
      const one = at;
      const other = beside[one];
      at = other === NONE ? NONE : beside[other];
      const pair = other === NONE ? one : this.joined(one, other);
      beside[pair] = joined;
      joined = pair;
    }
    let left = NONE;
    while (joined !== NONE) {
      const next = beside[joined];
      left = left === NONE ? joined : this.joined(left, joined);
      joined = next;
    }
    beside[heap] = this.free;
    this.free = heap;
    return left;
  }

  private joined(one: number, other: number): number {
    const { cost, child } = this;
    const isFirst = cost[one] < cost[other] || (cost[one] === cost[other] && child[one] <= child[other]);
    if (isFirst) this.hang(other, one);
    else this.hang(one, other);
    return isFirst ? one : other;
  }

  private hang(lower: number, upper: number): void {
    this.beside[lower] = this.below[upper];
    this.below[upper] = lower;
  }

  private grow(): void {
    const moves = 2 * this.used;
    this.cost = grown(this.cost, new Float64Array(moves));
    this.child = grown(this.child, new Int32Array(moves));
    this.place = grown(this.place, new Int32Array(moves));
    this.below = grown(this.below, new Int32Array(moves));
    this.beside = grown(this.beside, new Int32Array(moves));
  }
}
