import { BlockingParties, type Pick, pickFirst } from './blocking-parties.ts';
import { PartySeats } from './party-seats.ts';
import type { RefusedWishes } from './refused-wishes.ts';
import type { SeatHeaps } from './seat-heaps.ts';
import type { Families, Problem, Standing } from './types.ts';

/** Where a repair begins: everyone but the families has a place. What it says is changed. */
export interface Beginning {
  wish: Int32Array;
  seats: SeatHeaps;
  refused: RefusedWishes;
}

/**
 * An assignment under repair: who holds what, changed by proposals and by schools drawing in parties that would rather be
 * there, until nobody blocks (random paths to stability: Roth & Vande Vate 1990; order repair: Roth & Peranson 1999).
 */
export class FamilyMatching {
  private readonly problem: Problem;
  private readonly parties: PartySeats;
  private readonly blocking: BlockingParties;
  /** Parties without a place that have schools left to ask, and the wishes from which on they do. */
  private readonly free: number[] = [];
  private readonly freeFrom: number[] = [];
  private readonly givenUp: number[] = [];
  /** Schools that someone may like better than what it holds, and that would take it. */
  private readonly unsettled = new Set<number>();
  /** Families that left a school before the next repair: the school, once for every child. */
  private readonly bereft: number[] = [];
  /** The parties moved by the last repair, one after another, and the wishes they held before each move. */
  private readonly moved: number[] = [];
  private readonly movedFrom: number[] = [];
  /** Entries of families in the last repair, by their first children. */
  private readonly entriesOf = new Map<number, number>();

  constructor(problem: Problem, families: Families, standings: Standing[], { wish, seats, refused }: Beginning) {
    this.problem = problem;
    this.parties = new PartySeats(problem, families, wish, seats);
    this.blocking = new BlockingParties(problem, this.parties, refused);
    standings.forEach((standing, f) => {
      if (standing !== 'apart') this.join(f, standing);
    });
  }

  /**
   * Lets a party ask from its first wish on, and repairs what that upsets. False when that goes in circles, as `most` entries
   * of families tell (children alone always come to rest: Blum, Roth & Rothblum 1997): everything is then as before.
   */
  enter(party: number, most: number, pick: Pick): boolean {
    this.blocking.silent[party] = 0;
    this.free.push(party);
    this.freeFrom.push(this.problem.wishes.start[party]);
    if (this.repair(most, pick)) return true;
    this.blocking.silent[party] = 1;
    return false;
  }

  /** The first child of the family that moved most often in the last repair, of those of one standing; −1: none did. */
  mostRestless(isOne: (first: number) => boolean): number {
    let most = -1;
    for (const [first, entries] of this.entriesOf)
      if (isOne(first) && (most < 0 || entries > this.entriesOf.get(most)!)) most = first;
    return most;
  }

  /** The family gives up what it holds and takes part otherwise from now on: it, or each of its children, is yet to enter. */
  fallBack(f: number, fallback: Standing): void {
    const { parties } = this;
    const [first] = parties.childrenOf(f);
    const held = parties.wish[first];
    if (held >= 0) {
      parties.leave(first);
      parties.wish[first] = -1;
      for (const _ of parties.childrenOf(f)) this.bereft.push(this.problem.wishes.school[held]);
    }
    this.join(f, fallback);
  }

  /**
   * Makes a family that fell back whole where it stands, if its children hold one place, or none, and nobody then blocks at a
   * school of its list; elsewhere nothing depends on how it stands. False: all is as before.
   */
  restore(f: number, standing: Standing): boolean {
    const { parties, blocking, problem } = this;
    const { start, school } = problem.wishes;
    const children = parties.childrenOf(f);
    const [first] = children;
    const held = parties.wish[first];
    const placeOf = (a: number) => (parties.wish[a] < 0 ? -1 : parties.wish[a] - start[a]);
    if (standing === 'apart' && children.some((a) => placeOf(a) !== placeOf(first))) return false;
    const asking = standing === 'apart' ? children : children.subarray(0, 1);
    const wishes = children.map((a) => parties.wish[a]);
    for (const a of asking) if (held >= 0) parties.leave(a);
    this.join(f, 'whole');
    blocking.silent[first] = 0;
    for (const a of children) parties.wish[a] = a === first ? held : -1;
    blocking.remember(first);
    const takesNoSeat = held < 0 || parties.seatBeside(held);
    if (takesNoSeat && this.isSettledAt(school.subarray(start[first], start[first + 1]))) return true;
    if (held >= 0) parties.leaveAgain(f, held);
    this.join(f, standing);
    children.forEach((a, i) => {
      parties.wish[a] = wishes[i];
    });
    for (const a of asking) {
      if (held >= 0) parties.seatBeside(parties.wish[a]);
      blocking.silent[a] = 0;
      blocking.remember(a);
    }
    return false;
  }

  /** Writes the wish and the seat group of everyone who is seated. */
  write(wish: Int32Array, group: Int32Array): void {
    const { parties, problem } = this;
    const { start } = problem.wishes;
    wish.set(parties.wish);
    parties.forEachFamily((first, children) => {
      const held = parties.wish[first];
      for (const a of children) wish[a] = held < 0 ? -1 : start[a] + held - start[first];
    });
    parties.seats.writeGroups(group);
  }

  /** Would nobody rather be at one of the schools that would take it? */
  private isSettledAt(schools: Int32Array): boolean {
    const { lost } = this.blocking;
    for (const school of schools) {
      lost[school] = 1;
      const wish = this.blocking.find(school, pickFirst);
      lost[school] = 0;
      if (wish >= 0) return false;
    }
    return true;
  }

  /** Nobody of the family has entered as it now takes part. */
  private join(f: number, standing: Standing): void {
    if (standing === 'apart') this.parties.separate(f);
    else this.parties.join(f, standing);
    for (const a of this.parties.childrenOf(f)) this.blocking.silent[a] = 1;
  }

  /** Moves parties until nobody is left who asks, and no school that may be liked better. */
  private repair(most: number, pick: Pick): boolean {
    this.moved.length = 0;
    this.movedFrom.length = 0;
    this.entriesOf.clear();
    for (const school of this.bereft) this.vacate(school, 1);
    for (let entries = 0; entries <= most; ) {
      if (this.free.length > 0) {
        const i = pick(this.free.length);
        const party = takeAt(this.free, i);
        if (this.ask(party, takeAt(this.freeFrom, i))) entries += this.countEntry(party);
      } else if (this.unsettled.size > 0) {
        const [first] = this.unsettled;
        const school = pick === pickFirst ? first : [...this.unsettled][pick(this.unsettled.size)];
        const drawn = this.blocking.find(school, pick);
        if (drawn < 0) {
          this.unsettled.delete(school);
          this.blocking.settle(school);
        } else {
          entries += this.countEntry(this.problem.wishes.applicant[drawn]);
          this.move(drawn);
        }
      } else {
        this.bereft.length = 0;
        return true;
      }
    }
    this.undo();
    return false;
  }

  private vacate(school: number, children: number): void {
    this.unsettled.add(school);
    this.blocking.lost[school] += children;
  }

  private countEntry(a: number): number {
    if (this.parties.familyOf(a) < 0) return 0;
    this.entriesOf.set(a, (this.entriesOf.get(a) ?? 0) + 1);
    return 1;
  }

  /** Asks at wish after wish. True when a seat was found. */
  private ask(party: number, from: number): boolean {
    const { start } = this.problem.wishes;
    for (let w = from; w < start[party + 1]; w++) {
      if (this.settle(party, w)) return true;
      this.blocking.refuse(party, w);
    }
    return false;
  }

  /** A party leaves what it holds for a wish it likes better and may have. */
  private move(w: number): void {
    const { school, applicant } = this.problem.wishes;
    const a = applicant[w];
    const left = this.parties.wish[a];
    if (left >= 0) {
      this.parties.leave(a);
      this.vacate(school[left], this.parties.sizeOf(a));
    }
    this.settle(a, w);
  }

  /** The party of a wish takes its seats, if it may have them, and who must go asks on from its next wish. */
  private settle(asking: number, w: number): boolean {
    const { parties, problem, givenUp } = this;
    const s = problem.wishes.school[w];
    const hadFamilies = parties.familiesAt[s] > 0;
    if (!parties.seat(asking, w, givenUp)) return false;
    this.hold(asking, w);
    for (let i = 0; i < givenUp.length; i++) {
      const party = givenUp[i];
      const lost = parties.wish[party];
      this.blocking.refuse(party, lost);
      this.free.push(party);
      this.freeFrom.push(lost + 1);
      this.hold(party, -1);
      // A family may have had to go for the sake of one seat.
      if (parties.familyOf(party) >= 0) this.vacate(s, parties.sizeOf(party));
    }
    if (givenUp.length > 0) givenUp.length = 0;
    if (hadFamilies || parties.familiesAt[s] > 0) this.unsettled.add(s);
    return true;
  }

  private hold(a: number, wish: number): void {
    this.moved.push(a);
    this.movedFrom.push(this.parties.wish[a]);
    this.parties.wish[a] = wish;
  }

  /** Everyone is where it was before the repair. */
  private undo(): void {
    const { parties, moved, movedFrom } = this;
    this.free.length = 0;
    this.freeFrom.length = 0;
    for (const school of this.unsettled) this.blocking.lost[school] = 0;
    this.unsettled.clear();
    const heldBefore = new Map<number, number>();
    moved.forEach((a, i) => {
      if (!heldBefore.has(a)) heldBefore.set(a, movedFrom[i]);
    });
    for (const [a, before] of heldBefore) if (parties.wish[a] >= 0 && parties.wish[a] !== before) parties.leave(a);
    for (const [a, before] of heldBefore) {
      const stays = parties.wish[a] === before;
      parties.wish[a] = before;
      if (!stays && before >= 0) parties.seatBeside(before);
      this.blocking.remember(a);
    }
  }
}

/** Takes an item out of a list, whose last one then stands in its place. */
function takeAt(list: number[], i: number): number {
  const item = list[i];
  const last = list.pop()!;
  if (i < list.length) list[i] = last;
  return item;
}
