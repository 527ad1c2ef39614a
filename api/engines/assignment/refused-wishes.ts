import { grown } from './grown.ts';

/**
 * Who might rather be at a school: every wish it refused or gave up, children by themselves apart from families, each with the key
 * it had then. A wish may stand more than once. Entries are threaded by school: `next` leads from one to the one put down before.
 */
export class RefusedWishes {
  /** The entry put down last, by school; −1: there is none. */
  readonly children: Int32Array;
  readonly families: Int32Array;
  wish: Int32Array;
  key: Float64Array;
  next: Int32Array;
  private count = 0;

  constructor(schools: number, room: number, from?: RefusedWishes) {
    this.children = from ? from.children.slice() : new Int32Array(schools).fill(-1);
    this.families = from ? from.families.slice() : new Int32Array(schools).fill(-1);
    this.wish = from ? from.wish.slice() : new Int32Array(room);
    this.key = from ? from.key.slice() : new Float64Array(room);
    this.next = from ? from.next.slice() : new Int32Array(room);
    if (from) this.count = from.count;
  }

  copy(): RefusedWishes {
    return new RefusedWishes(this.children.length, 0, this);
  }

  /** Puts a wish down among the `children` or the `families`. */
  add(heads: Int32Array, school: number, wish: number, key: number): void {
    if (this.count === this.wish.length) {
      const room = 2 * this.count + 64;
      this.wish = grown(this.wish, new Int32Array(room));
      this.key = grown(this.key, new Float64Array(room));
      this.next = grown(this.next, new Int32Array(room));
    }
    const entry = this.count++;
    this.wish[entry] = wish;
    this.key[entry] = key;
    this.next[entry] = heads[school];
    heads[school] = entry;
  }

  /** Takes an entry out; `before` leads to it, −1 where it is the first. */
  remove(heads: Int32Array, school: number, before: number, entry: number): void {
    if (before < 0) heads[school] = this.next[entry];
    else this.next[before] = this.next[entry];
  }
}
