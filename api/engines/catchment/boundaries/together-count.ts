/**
 * Children of groups by what they are parted into. `parted` is how many are not with the largest part of their group, the
 * measure of "kept together"; it is priced in metres a child.
 */
export class TogetherCount {
  private readonly counts: Map<number, number>[] = [];
  private readonly children: Int32Array;
  private readonly metres: number;
  private readonly pairOf: (block: number, school: number) => [group: number, part: number] | null;

  /** `pairOf` gives the group and part a block of a school counts for; null: neither. */
  constructor(
    children: Int32Array,
    metres: number,
    pairOf: (block: number, school: number) => [group: number, part: number] | null,
  ) {
    this.children = children;
    this.metres = metres;
    this.pairOf = pairOf;
  }

  add(block: number, school: number, sign: 1 | -1): void {
    const pair = this.pairOf(block, school);
    if (pair) this.put(pair[0], pair[1], sign * this.children[block]);
  }

  /** Metres more (less, below zero) when the block goes from school s to t. */
  riseOf(block: number, s: number, t: number): number {
    const [from, to] = [this.pairOf(block, s), this.pairOf(block, t)];
    const count = this.children[block];
    if (count === 0 || (!from && !to)) return 0;
    const groups = new Set([from?.[0], to?.[0]]);
    const parted = () =>
      [...groups].reduce((sum: number, group) => sum + (group === undefined ? 0 : this.partedOf(group)), 0);
    const before = parted();
    if (from) this.put(from[0], from[1], -count);
    if (to) this.put(to[0], to[1], count);
    const after = parted();
    if (from) this.put(from[0], from[1], count);
    if (to) this.put(to[0], to[1], -count);
    return (after - before) * this.metres;
  }

  /** Children of the group who are not with its largest part. */
  partedOf(group: number): number {
    const parts = this.counts[group];
    if (!parts) return 0;
    let [sum, largest] = [0, 0];
    for (const count of parts.values()) {
      sum += count;
      largest = Math.max(largest, count);
    }
    return sum - largest;
  }

  private put(group: number, part: number, count: number): void {
    this.counts[group] ??= new Map();
    const parts = this.counts[group];
    parts.set(part, (parts.get(part) ?? 0) + count);
  }
}
