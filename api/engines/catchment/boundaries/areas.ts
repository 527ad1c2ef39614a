import type { TogetherCount } from './together-count.ts';
import type { BoundaryProblem } from './types.ts';

/** A block without children still has a shape to give: it weighs as much as so many. */
const emptyWeight = 0.001;

/** What a plan is searched with: which links join areas, what each place costs, and what may not be passed. */
export interface AreaRules {
  /** Parallel to `linkTo`: 1 where the link joins blocks of one area. */
  joins: Uint8Array;
  /** Parallel to `reachSchool`: metres, with whatever is laid on them; Infinity: not allowed. */
  cost: Float64Array;
  /** Children who may change their school of today; Infinity: any number. */
  mostChanged: number;
  /** Soft wishes to keep children together. */
  together: TogetherCount[];
}

/** What a move of one block would change. */
export interface MoveEffect {
  over: number;
  changedOver: number;
  cost: number;
}

/** Blocks with their school, in pieces that stay whole: the state every search works on. */
export class Areas {
  /** By block: school and row of reach; −1: none. */
  readonly school: Int32Array;
  readonly row: Int32Array;
  readonly load: Int32Array;
  readonly rules: AreaRules;
  readonly problem: BoundaryProblem;
  private readonly isGate: Uint8Array;
  private readonly seen: Uint32Array;
  private readonly queue: Int32Array;
  private search = 0;
  private changed = 0;

  /** Starts from `row`, the reach row of each block or −1. */
  constructor(problem: BoundaryProblem, rules: AreaRules, row: Int32Array) {
    const { children, seats, gateBlock, reachSchool, today } = problem;
    this.problem = problem;
    this.rules = rules;
    this.row = row;
    this.school = Int32Array.from(row, (r) => (r < 0 ? -1 : reachSchool[r]));
    this.load = new Int32Array(seats.length);
    this.isGate = new Uint8Array(children.length);
    gateBlock.forEach((block, s) => {
      if (this.school[block] === s) this.isGate[block] = 1;
    });
    this.school.forEach((s, b) => {
      if (s < 0) return;
      this.load[s] += children[b];
      if (today[b] >= 0 && today[b] !== s) this.changed += children[b];
      for (const count of rules.together) count.add(b, s, 1);
    });
    this.seen = new Uint32Array(children.length);
    this.queue = new Int32Array(children.length);
  }

  get changedChildren(): number {
    return this.changed;
  }

  overBy(s: number): number {
    return Math.max(0, this.load[s] - this.problem.seats[s]);
  }

  /** Whether the rest of the block's area stays in one piece without it. The block of a gate never leaves. */
  canLeave(block: number): boolean {
    if (this.isGate[block]) return false;
    const { linkStart, linkTo } = this.problem;
    const { joins } = this.rules;
    const own = this.school[block];
    let first = -1;
    let wanted = 0;
    const search = ++this.search;
    for (let l = linkStart[block]; l < linkStart[block + 1]; l++) {
      if (joins[l] === 0 || this.school[linkTo[l]] !== own) continue;
      if (first < 0) first = linkTo[l];
      wanted++;
    }
    if (wanted <= 1) return true;
    this.seen[block] = search;
    return this.reachFrom(first, block, own, wanted, search);
  }

  /** Whether `wanted` neighbours of `block` are met from one of them without passing it. */
  private reachFrom(first: number, block: number, own: number, wanted: number, search: number): boolean {
    const { seen, queue } = this;
    const { linkStart, linkTo } = this.problem;
    const { joins } = this.rules;
    let [head, tail, found] = [0, 0, 0];
    queue[tail++] = first;
    seen[first] = search;
    while (head < tail) {
      const at = queue[head++];
      let touches = false;
      for (let l = linkStart[at]; l < linkStart[at + 1]; l++) {
        if (joins[l] === 0) continue;
        const next = linkTo[l];
        if (next === block) touches = true;
        else if (seen[next] !== search && this.school[next] === own) {
          seen[next] = search;
          queue[tail++] = next;
        }
      }
      if (touches && ++found === wanted) return true;
    }
    return false;
  }

  /**
   * The block and all that hangs on its area by it alone, nearest first: what must go along when it goes. Null when that would take
   * the gate with it, or more than `most` blocks.
   */
  branchOf(block: number, most: number): number[] | null {
    if (this.isGate[block]) return null;
    if (this.canLeave(block)) return [block];
    const { linkStart, linkTo, gateBlock } = this.problem;
    const { joins } = this.rules;
    const own = this.school[block];
    if (this.school[gateBlock[own]] !== own) return null;
    const { seen, queue } = this;
    const search = ++this.search;
    seen[block] = search;
    let tail = 0;
    queue[tail++] = gateBlock[own];
    seen[gateBlock[own]] = search;
    for (let head = 0; head < tail; head++)
      for (let l = linkStart[queue[head]]; l < linkStart[queue[head] + 1]; l++) {
        const next = linkTo[l];
        if (joins[l] === 0 || seen[next] === search || this.school[next] !== own) continue;
        seen[next] = search;
        queue[tail++] = next;
      }
    const branch = [block];
    for (let i = 0; i < branch.length; i++)
      for (let l = linkStart[branch[i]]; l < linkStart[branch[i] + 1]; l++) {
        const next = linkTo[l];
        if (joins[l] === 0 || seen[next] === search || this.school[next] !== own) continue;
        if (branch.length === most) return null;
        seen[next] = search;
        branch.push(next);
      }
    return branch;
  }

  /** Row of reach by which the block may go to a school next to it; −1: it may not, or does not touch its area. */
  rowNextTo(block: number, s: number): number {
    const { linkStart, linkTo } = this.problem;
    for (let l = linkStart[block]; l < linkStart[block + 1]; l++)
      if (this.rules.joins[l] === 1 && this.school[linkTo[l]] === s) return this.rowOf(block, s);
    return -1;
  }

  rowOf(block: number, s: number): number {
    const { reachStart, reachSchool } = this.problem;
    for (let r = reachStart[block]; r < reachStart[block + 1]; r++)
      if (reachSchool[r] === s) return this.rules.cost[r] < Number.POSITIVE_INFINITY ? r : -1;
    return -1;
  }

  /** What taking the block to reach row `row` changes: children over seats, changes over those allowed, cost. */
  effectOf(block: number, row: number): MoveEffect {
    const { children, seats, reachSchool, today } = this.problem;
    const { cost, mostChanged, together } = this.rules;
    const count = children[block];
    const [s, t] = [this.school[block], reachSchool[row]];
    const over =
      Math.max(0, this.load[t] + count - seats[t]) -
      this.overBy(t) +
      Math.max(0, this.load[s] - count - seats[s]) -
      this.overBy(s);
    let more = 0;
    if (today[block] >= 0) more = (today[block] === t ? 0 : count) - (today[block] === s ? 0 : count);
    const changedOver = Math.max(0, this.changed + more - mostChanged) - Math.max(0, this.changed - mostChanged);
    let difference = Math.max(count, emptyWeight) * (cost[row] - cost[this.row[block]]);
    for (const wish of together) difference += wish.riseOf(block, s, t);
    return { over, changedOver, cost: difference };
  }

  move(block: number, row: number): void {
    const { children, reachSchool, today } = this.problem;
    const [s, t] = [this.school[block], reachSchool[row]];
    const count = children[block];
    if (s >= 0) {
      this.load[s] -= count;
      if (today[block] >= 0 && today[block] !== s) this.changed -= count;
      for (const wish of this.rules.together) wish.add(block, s, -1);
    }
    this.school[block] = t;
    this.row[block] = row;
    this.load[t] += count;
    if (today[block] >= 0 && today[block] !== t) this.changed += count;
    for (const wish of this.rules.together) wish.add(block, t, 1);
  }
}

/** Seats first, then changes, then cost. */
export function improves({ over, changedOver, cost }: MoveEffect): boolean {
  if (over !== 0) return over < 0;
  if (changedOver !== 0) return changedOver < 0;
  return cost < -1e-6;
}
