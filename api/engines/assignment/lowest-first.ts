/** A binary heap of numbered items in two flat arrays, the lowest key on top. Items may stand in it more than once. */
export class LowestFirst {
  size = 0;
  private keys = new Float64Array(256);
  private items = new Int32Array(256);

  /** Key of the item on top; the heap must not be empty. */
  get lowest(): number {
    return this.keys[0];
  }

  clear(): void {
    this.size = 0;
  }

  push(key: number, item: number): void {
    if (this.size === this.items.length) this.grow();
    const { keys, items } = this;
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (keys[parent] <= key) break;
      keys[at] = keys[parent];
      items[at] = items[parent];
      at = parent;
    }
    keys[at] = key;
    items[at] = item;
  }

  /** Takes the item of the lowest key. */
  pop(): number {
    const { keys, items } = this;
    const top = items[0];
    const size = --this.size;
    const key = keys[size];
    let at = 0;
    for (let below = 1; below < size; below = 2 * at + 1) {
      if (below + 1 < size && keys[below + 1] < keys[below]) below++;
      if (keys[below] >= key) break;
      keys[at] = keys[below];
      items[at] = items[below];
      at = below;
    }
    keys[at] = key;
    items[at] = items[size];
    return top;
  }

  private grow(): void {
    const keys = new Float64Array(2 * this.size);
    const items = new Int32Array(2 * this.size);
    keys.set(this.keys);
    items.set(this.items);
    this.keys = keys;
    this.items = items;
  }
}
