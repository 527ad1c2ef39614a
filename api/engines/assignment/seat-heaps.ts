import { bestFirst, membersFirst } from './best-first.ts';
import { lift, makeHeap, sift } from './seat-cells.ts';
import type { SeatGroups } from './types.ts';

/**
 * The children each seat group holds, all in one flat array: in any order while seats are left, then as a binary heap with the
 * last-ranked child on top. Children stand by key, those of one key (of one family) by id. Each group holds the best of those
 * who reach it; whom it gives up goes on behind it. What is held where depends on who is seated alone, not on the order in which they came.
 */
export class SeatHeaps {
  /** By group: beyond this key nobody is taken. Infinity while a seat is left. */
  private readonly cutoff: Float64Array;
  private readonly held: Int32Array;
  /** 1 for groups whose cells stand as a heap: once full, they stay so. */
  private readonly isHeap: Uint8Array;
  /** Seats of each group, with those passed to it that nobody claimed so far. */
  private readonly room: Int32Array;
  /** Cells of group g: from `offset[g]` on, two for each child it holds, key and child. */
  private readonly offset: Int32Array;
  private readonly cells: Float64Array;
  /** By reserve and applicant: what `code` of a group must be for the child to be a member. */
  private readonly codes: Int32Array[];
  private readonly groups: SeatGroups;
  private readonly start: Int32Array;
  private readonly reserve: Int32Array;
  private readonly code: Int32Array;
  private readonly passesTo: Int32Array;

  constructor(groups: SeatGroups, from?: SeatHeaps) {
    this.groups = groups;
    this.start = groups.start;
    this.reserve = groups.reserve;
    this.code = groups.code;
    this.codes = groups.memberCodes;
    this.passesTo = groups.passesTo;
    const count = groups.school.length;
    this.cutoff = from ? from.cutoff.slice() : new Float64Array(count).fill(Number.POSITIVE_INFINITY);
    this.held = from ? from.held.slice() : new Int32Array(count);
    this.isHeap = from ? from.isHeap.slice() : new Uint8Array(count);
    this.room = from ? from.room.slice() : roomOf(groups);
    this.offset = from ? from.offset : new Int32Array(count + 1);
    if (!from) for (let g = 0; g < count; g++) this.offset[g + 1] = this.offset[g] + 2 * this.room[g];
    this.cells = from ? from.cells.slice() : new Float64Array(this.offset[count]);
    if (!from) for (let g = 0; g < count; g++) if (this.room[g] === 0) this.close(g);
  }

  /** The same children on the same seats, to be changed apart from these. */
  copy(): SeatHeaps {
    return new SeatHeaps(this.groups, this);
  }

  /**
   * Seats the first who ask at a school nobody has asked before, those from `from` up to `to`, and puts whom it chooses in front.
   * Answers where the others begin. `keys` and `children` are reordered.
   */
  seatFirst(school: number, keys: Float64Array, children: Int32Array, from: number, to: number): number {
    const { start, room, passesTo, reserve, codes, code } = this;
    let first = from;
    for (let g = start[school]; g < start[school + 1] && first < to; g++) {
      if (room[g] === 0) continue;
      const members = reserve[g] < 0 ? to : membersFirst(codes[reserve[g]], code[g], keys, children, first, to);
      const end = Math.min(members, first + room[g]);
      if (end < members) bestFirst(keys, children, first, members, end);
      this.fillEmpty(g, keys, children, first, end);
      for (let t = passesTo[g]; t >= 0; t = passesTo[t]) {
        room[t] -= end - first;
        if (room[t] === 0) this.close(t);
      }
      first = end;
    }
    return first;
  }

  /** The first group of the school that takes child `a`; −1: none does. */
  findGroup(school: number, a: number, key: number): number {
    return this.findGroupFrom(this.start[school], this.start[school + 1] - 1, a, key);
  }

  /** Group `g` takes child `a`. Answers the child who is left without a seat, or −1 for nobody. */
  take(school: number, g: number, a: number, key: number): number {
    const { held, room, offset, cells } = this;
    const open = this.start[school + 1] - 1;
    let asking = a;
    let askingKey = key;
    for (let at = g; at >= 0; ) {
      if (held[at] < room[at]) {
        this.push(at, asking, askingKey);
        at = this.withdrawPassed(at);
        if (at < 0) return -1;
        askingKey = cells[offset[at]];
        asking = cells[offset[at] + 1];
        this.removeTop(at);
      } else {
        const givenKey = cells[offset[at]];
        const given = cells[offset[at] + 1];
        sift(cells, offset[at], offset[at] + 2 * held[at], offset[at], asking, askingKey);
        this.cutoff[at] = cells[offset[at]];
        asking = given;
        askingKey = givenKey;
      }
      // Whoever must go was admitted by this group and goes on behind it.
      at = this.findGroupFrom(at + 1, open, asking, askingKey);
    }
    return asking;
  }

  /**
   * Child `a`, who is seated, leaves the school; whoever would rather be in its group, or in one behind, moves up. Answers the
   * first group with a seat for which nobody is left.
   */
  remove(school: number, a: number): number {
    const { passesTo, start } = this;
    let g = start[school];
    let cell = this.cellOf(g, a);
    while (cell < 0) cell = this.cellOf(++g, a);
    this.drop(g, cell);
    let first = -1;
    for (;;) {
      const behind = this.moveUp(school, g);
      if (behind >= 0) {
        g = behind;
        continue;
      }
      if (first < 0) first = g;
      // Nobody claims the seat: those it is passed to have one more, and the first of them that was full has one free.
      do {
        g = passesTo[g];
        if (g < 0) return first;
      } while (this.held[g] < this.room[g]++);
      this.cutoff[g] = Number.POSITIVE_INFINITY;
    }
  }

  /** The largest key with which a child may be taken at the school, as far as it belongs to the right reserve. */
  loosest(school: number): number {
    const { start } = this;
    let most = Number.NEGATIVE_INFINITY;
    for (let g = start[school]; g < start[school + 1]; g++) if (this.cutoff[g] > most) most = this.cutoff[g];
    return most;
  }

  /** Writes the group of every child who is seated into `group`. */
  writeGroups(group: Int32Array): void {
    const { offset, held, cells } = this;
    for (let g = 0; g < held.length; g++)
      for (let cell = offset[g] + 1, end = cell + 2 * held[g]; cell < end; cell += 2) group[cells[cell]] = g;
  }

  private fillEmpty(g: number, keys: Float64Array, children: Int32Array, from: number, to: number): void {
    const { cells } = this;
    for (let i = from, cell = this.offset[g]; i < to; i++, cell += 2) {
      cells[cell] = keys[i];
      cells[cell + 1] = children[i];
    }
    this.held[g] = to - from;
    if (to - from === this.room[g]) this.close(g);
  }

  private findGroupFrom(from: number, open: number, a: number, key: number): number {
    const { cutoff, codes, reserve, code } = this;
    for (let g = from; g < open; g++)
      if (key <= cutoff[g] && codes[reserve[g]][a] === code[g] && (key < cutoff[g] || this.isFirst(g, a))) return g;
    return from <= open && key <= cutoff[open] && (key < cutoff[open] || this.isFirst(open, a)) ? open : -1;
  }

  /** Of two children of one key the one with the lower number stands first. */
  private isFirst(g: number, a: number): boolean {
    return a < this.cells[this.offset[g] + 1];
  }

  private cellOf(g: number, a: number): number {
    const { offset, held, cells } = this;
    for (let cell = offset[g], end = cell + 2 * held[g]; cell < end; cell += 2) if (cells[cell + 1] === a) return cell;
    return -1;
  }

  /** The best child of a later group of the school who may sit in group `g` moves into it. Answers the group it leaves; −1: there is none. */
  private moveUp(school: number, g: number): number {
    const { start, offset, held, cells, codes, reserve, code } = this;
    let group = -1;
    let best = -1;
    for (let h = g + 1; h < start[school + 1]; h++)
      for (let cell = offset[h], end = cell + 2 * held[h]; cell < end; cell += 2) {
        const key = cells[cell];
        const a = cells[cell + 1];
        if (best >= 0 && (key > cells[best] || (key === cells[best] && a > cells[best + 1]))) continue;
        if (codes[reserve[g]][a] !== code[g]) continue;
        group = h;
        best = cell;
      }
    if (group < 0) return -1;
    const [key, a] = [cells[best], cells[best + 1]];
    this.drop(group, best);
    this.push(g, a, key);
    return group;
  }

  private drop(g: number, cell: number): void {
    const { cells } = this;
    const base = this.offset[g];
    const last = base + 2 * --this.held[g];
    const key = cells[last];
    const a = cells[last + 1];
    this.cutoff[g] = Number.POSITIVE_INFINITY;
    if (cell === last) return;
    cells[cell] = key;
    cells[cell + 1] = a;
    if (this.isHeap[g] === 0) return;
    sift(cells, base, last, cell, a, key);
    if (cells[cell + 1] === a) lift(cells, base, cell, a, key);
  }

  /** A seat of group `g` was claimed: whoever it was passed to has one fewer. Answers the group that has one child too many, or −1. */
  private withdrawPassed(g: number): number {
    const { passesTo } = this;
    for (let t = passesTo[g]; t >= 0; t = passesTo[t]) {
      const left = --this.room[t] - this.held[t];
      if (left < 0) return t;
      if (left === 0) this.close(t);
    }
    return -1;
  }

  private removeTop(g: number): void {
    const top = this.offset[g];
    const last = top + 2 * --this.held[g];
    if (last > top) sift(this.cells, top, last, top, this.cells[last + 1], this.cells[last]);
    this.cutoff[g] = last > top ? this.cells[top] : Number.NEGATIVE_INFINITY;
  }

  private push(g: number, a: number, key: number): void {
    const at = this.offset[g] + 2 * this.held[g]++;
    if (this.isHeap[g] === 1) lift(this.cells, this.offset[g], at, a, key);
    else {
      this.cells[at] = key;
      this.cells[at + 1] = a;
    }
    if (this.held[g] === this.room[g]) this.close(g);
  }

  /** Of a group whose seats are all held: nobody is taken beyond the last-ranked child. */
  private close(g: number): void {
    const { cells, offset, held } = this;
    if (this.isHeap[g] === 0) makeHeap(cells, offset[g], offset[g] + 2 * held[g]);
    this.isHeap[g] = 1;
    this.cutoff[g] = held[g] > 0 ? cells[offset[g]] : Number.NEGATIVE_INFINITY;
  }
}

/** Seats of every group where nobody claims any: its own, and those passed to it. */
function roomOf({ school, seats, decided, passesTo }: SeatGroups): Int32Array {
  const room = new Int32Array(school.length);
  for (let g = 0; g < room.length; g++) {
    room[g] += seats[g] - decided[g];
    if (passesTo[g] >= 0) room[passesTo[g]] += room[g];
  }
  return room;
}
