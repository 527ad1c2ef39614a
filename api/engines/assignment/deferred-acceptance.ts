import { type Holding, isMember, type Problem } from './types.ts';

/**
 * Applicant-proposing deferred acceptance (Gale & Shapley 1962) with reserves. Each school chooses from all who have asked so
 * far: every reserve in file order takes its best members, then the open seats take the best of all who are left; seats
 * that nobody of a soft reserve claims count as open, or as those of the later reserve they are passed to. Since a newcomer
 * changes a choice by at most one other child, each group keeps a heap with its last-ranked child on top and passes whoever it
 * gives up to the next group. That choice is substitutable and never shrinks
 * as more children ask (Kominers & Sönmez 2016; Hafalir, Yenmez & Yildirim 2013), so the outcome is stable, wastes no seat
 * that may be used, is the best stable one for every applicant, and is the same in whatever order they propose.
 */
export function deferredAcceptance(problem: Problem): Holding {
  const { wishes, groups, decidedGroup, ranking } = problem;
  const applicants = decidedGroup.length;
  const seats = new SeatHeaps(problem);
  const { start, school } = wishes;
  const next = start.slice(0, applicants);
  const { keys } = ranking;

  for (let first = 0; first < applicants; first++) {
    let a = decidedGroup[first] >= 0 ? -1 : first;
    while (a >= 0) {
      const w = next[a];
      if (w === start[a + 1]) break;
      next[a] = w + 1;
      a = seats.ask(school[w], a, keys[w]);
    }
  }
  const holding: Holding = { wish: new Int32Array(applicants).fill(-1), group: decidedGroup.slice() };
  for (let g = 0; g < groups.school.length; g++)
    for (const a of seats.heldBy(g)) {
      holding.wish[a] = next[a] - 1;
      holding.group[a] = g;
    }
  return holding;
}

/** One binary heap a seat group, all in two flat arrays, the last-ranked child (largest key) on top. */
class SeatHeaps {
  private readonly problem: Problem;
  private readonly start: Int32Array;
  private readonly offset: Int32Array;
  private readonly held: Int32Array;
  /** Seats of each group, with those passed to it that nobody claimed so far. */
  private readonly room: Int32Array;
  private readonly child: Int32Array;
  private readonly key: Float64Array;

  constructor(problem: Problem) {
    const { groups } = problem;
    const count = groups.school.length;
    this.problem = problem;
    this.start = groups.start;
    this.held = new Int32Array(count);
    this.room = new Int32Array(count);
    this.offset = new Int32Array(count + 1);
    for (let s = 0; s + 1 < groups.start.length; s++) {
      for (let g = groups.start[s]; g < groups.start[s + 1]; g++) {
        this.room[g] += groups.seats[g] - groups.decided[g];
        if (groups.passesTo[g] >= 0) this.room[groups.passesTo[g]] += this.room[g];
      }
    }
    for (let g = 0; g < count; g++) this.offset[g + 1] = this.offset[g] + this.room[g];
    this.child = new Int32Array(this.offset[count]);
    this.key = new Float64Array(this.offset[count]);
  }

  heldBy(g: number): Int32Array {
    return this.child.subarray(this.offset[g], this.offset[g] + this.held[g]);
  }

  /** Child `a` asks for a seat at `school`. Answers the child who is left without: another, `a` itself, or −1 for nobody. */
  ask(school: number, a: number, key: number): number {
    const open = this.start[school + 1] - 1;
    return this.start[school] < open ? this.askReserves(school, open, a, key) : this.askOpen(open, a, key);
  }

  private askReserves(school: number, open: number, a: number, key: number): number {
    const { groups } = this.problem;
    let asking = a;
    let askingKey = key;
    for (let g = this.start[school]; g < open; g++) {
      if (!isMember(groups, g, asking)) continue;
      if (this.held[g] < this.room[g]) {
        this.push(g, asking, askingKey);
        const short = this.withdrawPassed(g);
        if (short < 0) return -1;
        const top = this.offset[short];
        asking = this.child[top];
        askingKey = this.key[top];
        this.removeTop(short);
        // Whoever must go was admitted by a later group and goes on behind it; behind the open seats there is none.
        g = short;
        continue;
      }
      const top = this.offset[g];
      if (this.held[g] === 0 || askingKey > this.key[top]) continue;
      const given = this.child[top];
      const givenKey = this.key[top];
      this.replaceTop(g, asking, askingKey);
      asking = given;
      askingKey = givenKey;
    }
    return this.askOpen(open, asking, askingKey);
  }

  private askOpen(open: number, a: number, key: number): number {
    const held = this.held[open];
    if (held < this.room[open]) {
      this.push(open, a, key);
      return -1;
    }
    const top = this.offset[open];
    if (held === 0 || key > this.key[top]) return a;
    const given = this.child[top];
    this.replaceTop(open, a, key);
    return given;
  }

  /** A seat of group `g` was claimed: whoever it was passed to has one fewer. Answers the group that has one child too many, or −1. */
  private withdrawPassed(g: number): number {
    const { passesTo } = this.problem.groups;
    for (let t = passesTo[g]; t >= 0; t = passesTo[t]) if (this.held[t] > --this.room[t]) return t;
    return -1;
  }

  private removeTop(g: number): void {
    const top = this.offset[g];
    const last = top + --this.held[g];
    if (last > top) this.replaceTop(g, this.child[last], this.key[last]);
  }

  private push(g: number, a: number, key: number): void {
    const { child, key: keys } = this;
    const base = this.offset[g];
    let at = this.held[g]++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (keys[base + parent] >= key) break;
      keys[base + at] = keys[base + parent];
      child[base + at] = child[base + parent];
      at = parent;
    }
    keys[base + at] = key;
    child[base + at] = a;
  }

  private replaceTop(g: number, a: number, key: number): void {
    const { child, key: keys } = this;
    const base = this.offset[g];
    const count = this.held[g];
    let at = 0;
    for (let below = 1; below < count; below = 2 * at + 1) {
      if (below + 1 < count && keys[base + below + 1] > keys[base + below]) below++;
      if (keys[base + below] <= key) break;
      keys[base + at] = keys[base + below];
      child[base + at] = child[base + below];
      at = below;
    }
    keys[base + at] = key;
    child[base + at] = a;
  }
}
