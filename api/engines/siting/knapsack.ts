/**
 * The most valuable filling of one site: items with values > 0 and loads ≥ 0, at most `capacity` of load. `divisible` gives the
 * value with a fraction of one item (Dantzig 1957), an upper bound of the whole one; `whole` searches whole items by branch and
 * bound (Horowitz & Sahni 1974), and answers the divisible value where `mostSteps` do not suffice: still an upper bound.
 */
export class Knapsack {
  /** Items of the current site, filled by `add`; `taken` is the share of each in the last answer. */
  readonly value: Float64Array;
  readonly load: Float64Array;
  readonly tag: Int32Array;
  readonly taken: Float64Array;
  count = 0;
  /** Value a unit of load of the item at which the site is full; 0 where all fit. */
  critical = 0;
  /** The last divisible value. */
  divided = 0;
  private sum = 0;
  private order: Int32Array;
  private readonly ratio: Float64Array;

  constructor(most: number) {
    this.value = new Float64Array(most);
    this.load = new Float64Array(most);
    this.tag = new Int32Array(most);
    this.taken = new Float64Array(most);
    this.order = new Int32Array(most);
    this.ratio = new Float64Array(most);
  }

  clear(): void {
    this.count = 0;
    this.sum = 0;
  }

  add(value: number, load: number, tag: number): void {
    const at = this.count++;
    this.value[at] = value;
    this.load[at] = load;
    this.tag[at] = tag;
    this.sum += load;
  }

  /** The best value with one item divided; sets `taken` and `critical`. */
  divisible(capacity: number): number {
    const { value, load, taken, count } = this;
    let total = 0;
    this.critical = 0;
    if (this.sum <= capacity) {
      for (let at = 0; at < count; at++) {
        taken[at] = 1;
        total += value[at];
      }
      this.divided = total;
      return total;
    }
    const order = this.sorted();
    let left = capacity;
    for (let o = 0; o < count; o++) {
      const at = order[o];
      if (load[at] <= left) {
        taken[at] = 1;
        left -= load[at];
        total += value[at];
        continue;
      }
      const share = left / load[at];
      taken[at] = share;
      total += value[at] * share;
      this.critical = Math.max(this.critical, value[at] / load[at]);
      left = 0;
      for (let rest = o + 1; rest < count; rest++) taken[order[rest]] = 0;
      break;
    }
    this.divided = total;
    return total;
  }

  /** The best value of whole items, or the divisible value after `mostSteps`. Sets `taken`. */
  whole(capacity: number, mostSteps: number): number {
    const { count, load, value, taken } = this;
    const relaxed = this.divisible(capacity);
    if (this.sum <= capacity) return relaxed;
    const { order } = this;
    const inNow = new Uint8Array(count);
    const inBest = new Uint8Array(count);
    let best = -1;
    let now = 0;
    let left = capacity;
    let o = 0;
    for (let step = 0; step < mostSteps; step++) {
      // Take as many as fit, in order of value a load.
      let bound = now;
      let room = left;
      let at = o;
      while (at < count && load[order[at]] <= room) {
        room -= load[order[at]];
        bound += value[order[at]];
        at++;
      }
      const optimistic = at < count ? bound + (room * value[order[at]]) / load[order[at]] : bound;
      if (optimistic > best + 1e-12 * Math.abs(best)) {
        for (; o < at; o++) inNow[o] = 1;
        now = bound;
        left = room;
        if (at < count) o = at + 1;
        if (o < count) continue;
        if (now > best) {
          best = now;
          inBest.set(inNow);
        }
      }
      // Back to the last item taken: leave it out.
      let back = Math.min(o, count) - 1;
      while (back >= 0 && !inNow[back]) back--;
      if (back < 0) {
        for (let a = 0; a < count; a++) taken[order[a]] = inBest[a];
        return Math.max(0, best);
      }
      inNow[back] = 0;
      now -= value[order[back]];
      left += load[order[back]];
      o = back + 1;
    }
    return relaxed;
  }

  /** Items by value a load, dearest first; equal ones by tag. */
  private sorted(): Int32Array {
    const { value, load, ratio, tag, count } = this;
    const order = this.order.subarray(0, count);
    for (let at = 0; at < count; at++) {
      order[at] = at;
      ratio[at] = load[at] > 0 ? value[at] / load[at] : Number.POSITIVE_INFINITY;
    }
    return order.sort((a, b) => ratio[b] - ratio[a] || tag[a] - tag[b]);
  }
}
