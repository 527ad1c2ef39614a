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
      let w = next[a];
      const end = start[a + 1];
      let g = -1;
      while (w < end) {
        g = seats.findGroup(school[w], groups.start[school[w]], a, keys[w]);
        if (g >= 0) break;
        w++;
      }
      next[a] = w + 1;
      if (g < 0) break;
      a = seats.take(school[w], g, a, keys[w]);
    }
  }
  const holding: Holding = { wish: new Int32Array(applicants).fill(-1), group: decidedGroup.slice() };
  const { child, offset, held } = seats;
  for (let g = 0; g < held.length; g++)
    for (let i = offset[g], full = i + held[g]; i < full; i++) {
      holding.wish[child[i]] = next[child[i]] - 1;
      holding.group[child[i]] = g;
    }
  return holding;
}

/**
 * The children each seat group holds, all in two flat arrays: in any order while seats are left, then as a binary heap with the
 * last-ranked child (largest key) on top.
 */
class SeatHeaps {
  /** By group: beyond this key nobody is taken. Infinity while a seat is left. */
  private readonly cutoff: Float64Array;
  private readonly problem: Problem;
  private readonly start: Int32Array;
  /** Children of group g: `child[offset[g]]` and `held[g]` in all. */
  readonly offset: Int32Array;
  readonly held: Int32Array;
  readonly child: Int32Array;
  /** Seats of each group, with those passed to it that nobody claimed so far. */
  private readonly room: Int32Array;
  private readonly key: Float64Array;

  constructor(problem: Problem) {
    const { groups } = problem;
    const count = groups.school.length;
    this.problem = problem;
    this.start = groups.start;
    this.held = new Int32Array(count);
    this.room = new Int32Array(count);
    this.offset = new Int32Array(count + 1);
    this.cutoff = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
    for (let s = 0; s + 1 < groups.start.length; s++) {
      for (let g = groups.start[s]; g < groups.start[s + 1]; g++) {
        this.room[g] += groups.seats[g] - groups.decided[g];
        if (groups.passesTo[g] >= 0) this.room[groups.passesTo[g]] += this.room[g];
      }
    }
    for (let g = 0; g < count; g++) this.offset[g + 1] = this.offset[g] + this.room[g];
    this.child = new Int32Array(this.offset[count]);
    this.key = new Float64Array(this.offset[count]);
    for (let g = 0; g < count; g++) if (this.room[g] === 0) this.makeHeap(g);
  }

  /** The first group of the school, of those from `from` on, that takes child `a`; −1: none does. */
  findGroup(school: number, from: number, a: number, key: number): number {
    const { cutoff, start } = this;
    for (let g = from; g < start[school + 1]; g++)
      if (key <= cutoff[g] && isMember(this.problem.groups, g, a)) return g;
    return -1;
  }

  /** Group `g` takes child `a`. Answers the child who is left without a seat, or −1 for nobody. */
  take(school: number, g: number, a: number, key: number): number {
    const { held, room, offset } = this;
    let asking = a;
    let askingKey = key;
    for (let at = g; at >= 0; ) {
      const top = offset[at];
      if (held[at] < room[at]) {
        this.push(at, asking, askingKey);
        at = this.withdrawPassed(at);
        if (at < 0) return -1;
        asking = this.child[offset[at]];
        askingKey = this.key[offset[at]];
        this.removeTop(at);
      } else {
        const given = this.child[top];
        const givenKey = this.key[top];
        this.sift(at, 0, asking, askingKey);
        this.cutoff[at] = this.key[top];
        asking = given;
        askingKey = givenKey;
      }
      // Whoever must go was admitted by this group and goes on behind it.
      at = this.findGroup(school, at + 1, asking, askingKey);
    }
    return asking;
  }

  /** A seat of group `g` was claimed: whoever it was passed to has one fewer. Answers the group that has one child too many, or −1. */
  private withdrawPassed(g: number): number {
    const { passesTo } = this.problem.groups;
    for (let t = passesTo[g]; t >= 0; t = passesTo[t]) {
      const left = --this.room[t] - this.held[t];
      if (left < 0) return t;
      if (left === 0) this.makeHeap(t);
    }
    return -1;
  }

  private removeTop(g: number): void {
    const top = this.offset[g];
    const last = top + --this.held[g];
    if (last > top) this.sift(g, 0, this.child[last], this.key[last]);
    this.cutoff[g] = last > top ? this.key[top] : Number.NEGATIVE_INFINITY;
  }

  private push(g: number, a: number, key: number): void {
    const at = this.offset[g] + this.held[g]++;
    this.child[at] = a;
    this.key[at] = key;
    if (this.held[g] === this.room[g]) this.makeHeap(g);
  }

  /** Of a group whose seats are all held: a heap made from below (Floyd 1964). */
  private makeHeap(g: number): void {
    const base = this.offset[g];
    for (let at = (this.held[g] >> 1) - 1; at >= 0; at--) this.sift(g, at, this.child[base + at], this.key[base + at]);
    this.cutoff[g] = this.held[g] > 0 ? this.key[base] : Number.NEGATIVE_INFINITY;
  }

  /** Puts a child at a place of the heap, or below it, whoever has a larger key above. */
  private sift(g: number, place: number, a: number, key: number): void {
    const { child, key: keys } = this;
    const base = this.offset[g];
    const count = this.held[g];
    let at = place;
    for (let below = 2 * at + 1; below < count; below = 2 * at + 1) {
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
