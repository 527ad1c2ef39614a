/** 2^20 gates and 2^32 mm fit exactly into one double, by which the queue is ordered. */
const gateSpan = 2 ** 20;

/** A four-ary heap (Johnson 1975) of (node, mm, gate), least mm first, then least gate. `pop` fills the three fields. */
export class LabelQueue {
  node = 0;
  mm = 0;
  gate = 0;
  private keys = new Float64Array(1 << 12);
  private nodes = new Int32Array(1 << 12);
  private size = 0;

  push(node: number, mm: number, gate: number): void {
    if (gate >= gateSpan) throw new Error(`At most ${gateSpan} gates.`);
    if (this.size === this.keys.length) this.grow();
    const { keys, nodes } = this;
    const key = mm * gateSpan + gate;
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      if (keys[parent] <= key) break;
      keys[at] = keys[parent];
      nodes[at] = nodes[parent];
      at = parent;
    }
    keys[at] = key;
    nodes[at] = node;
  }

  /** False when empty. */
  pop(): boolean {
    if (this.size === 0) return false;
    const { keys, nodes } = this;
    this.node = nodes[0];
    this.mm = Math.floor(keys[0] / gateSpan);
    this.gate = keys[0] - this.mm * gateSpan;
    const size = --this.size;
    const key = keys[size];
    const node = nodes[size];
    let at = 0;
    for (let child = 1; child < size; child = 4 * at + 1) {
      const end = Math.min(child + 4, size);
      let least = child;
      for (let c = child + 1; c < end; c++) if (keys[c] < keys[least]) least = c;
      if (keys[least] >= key) break;
      keys[at] = keys[least];
      nodes[at] = nodes[least];
      at = least;
    }
    keys[at] = key;
    nodes[at] = node;
    return true;
  }

  private grow(): void {
    const keys = new Float64Array(this.keys.length * 2);
    keys.set(this.keys);
    this.keys = keys;
    const nodes = new Int32Array(this.nodes.length * 2);
    nodes.set(this.nodes);
    this.nodes = nodes;
  }
}
