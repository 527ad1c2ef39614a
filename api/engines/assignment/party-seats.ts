import { FamilyKeys } from './family-keys.ts';
import type { SeatHeaps } from './seat-heaps.ts';
import type { Families, Problem, Standing } from './types.ts';

/**
 * Seats for parties: children by themselves, and families, named by their first child. A school chooses as children always are
 * chosen: every reserve in file order takes its best members, then the open seats take the best of all who are left, and
 * unclaimed soft seats are passed on; children of one family stand side by side, by id. A family is kept only whole: as long as
 * some family would be seated in part, the last-ranked such family is set aside and the school chooses again from the others. So
 * with one seat left and a family of two next in line, the family is passed over and the seat goes to whoever comes next.
 * With families this choice is not substitutable, hence a stable result need not exist (Roth 1984; for children who keep
 * together, McDermid & Manlove 2010).
 */
export class PartySeats {
  /** Wish held, by applicant; −1 none. Of a family, its first child's stands for all. */
  readonly wish: Int32Array;
  /** By applicant: 1 where it asks with its family. */
  private readonly isTogether: Uint8Array;
  /** Families each school holds. */
  readonly familiesAt: Int32Array;
  /** By school, of the groups that lost a child and found nobody behind it: the first. */
  readonly lostFrom: Float64Array;
  readonly seats: SeatHeaps;
  private readonly problem: Problem;
  private readonly families: Families;
  private readonly keys: FamilyKeys;
  /** Of the school asked last: who asks and where it stands, who is out so far, and families set aside because one of them was. */
  private asking = -1;
  private askingKey = 0;
  private readonly out: number[] = [];
  private readonly aside: number[] = [];
  private readonly ignored: number[] = [];

  constructor(problem: Problem, families: Families, wish: Int32Array, seats: SeatHeaps) {
    this.problem = problem;
    this.families = families;
    this.wish = wish;
    this.seats = seats;
    this.keys = new FamilyKeys(problem, families);
    this.familiesAt = new Int32Array(problem.groups.start.length - 1);
    this.lostFrom = new Float64Array(this.familiesAt.length).fill(Number.MAX_SAFE_INTEGER);
    this.isTogether = new Uint8Array(wish.length);
  }

  /** The children of the family ask together from now on. */
  join(f: number, standing: Standing): void {
    this.keys.stand(f, standing);
    for (const a of this.childrenOf(f)) this.isTogether[a] = 1;
  }

  /** The children of the family ask each by itself from now on. */
  separate(f: number): void {
    for (const a of this.childrenOf(f)) this.isTogether[a] = 0;
  }

  /** Calls back for every family that takes part as one. */
  forEachFamily(visit: (first: number, children: Int32Array) => void): void {
    for (let f = 0; f + 1 < this.families.start.length; f++) {
      const children = this.childrenOf(f);
      if (this.isTogether[children[0]] === 1) visit(children[0], children);
    }
  }

  /** The family a child asks with; −1: it asks by itself. */
  familyOf(a: number): number {
    return this.isTogether[a] === 0 ? -1 : this.families.of[a];
  }

  childrenOf(f: number): Int32Array {
    return this.families.members.subarray(this.families.start[f], this.families.start[f + 1]);
  }

  /** All who ask with a party. */
  childrenWith(party: number): ArrayLike<number> {
    const f = this.familyOf(party);
    return f < 0 ? [party] : this.childrenOf(f);
  }

  /** How many ask with a party, itself included. */
  sizeOf(party: number): number {
    const f = this.familyOf(party);
    return f < 0 ? 1 : this.families.start[f + 1] - this.families.start[f];
  }

  /** Where a party stands at the school of a wish of its own. */
  keyOf(party: number, w: number): number {
    const { wishes, ranking } = this.problem;
    const f = this.familyOf(party);
    return f < 0 ? ranking.keys[w] : this.keys.at(f, w - wishes.start[party]);
  }

  /** Seats party `a` at the school of its wish if that takes it, and adds those who lose their seats to `givenUp`. Wishes held stay as they were. */
  seat(a: number, w: number, givenUp: number[]): boolean {
    const s = this.problem.wishes.school[w];
    const f = this.familyOf(a);
    if (f >= 0) return this.seatFamily(f, s, this.keyOf(a, w), givenUp);
    const key = this.problem.ranking.keys[w];
    const g = this.seats.findGroup(s, a, key);
    if (g < 0) return false;
    const out = this.seats.take(s, g, a, key);
    if (out < 0) return true;
    const hit = this.familyOf(out);
    if (hit < 0) givenUp.push(out);
    else {
      // A family that loses one seat gives up the others.
      const { start, members } = this.families;
      for (let i = start[hit]; i < start[hit + 1]; i++) if (members[i] !== out) this.remove(s, members[i]);
      this.giveUp(hit, s, givenUp);
    }
    return true;
  }

  /** Would the school of the wish take its party? */
  wouldSeat(w: number): boolean {
    const { applicant, school } = this.problem.wishes;
    const f = this.familyOf(applicant[w]);
    const key = this.keyOf(applicant[w], w);
    if (f < 0) return this.seats.findGroup(school[w], applicant[w], key) >= 0;
    const families = this.familiesAt[school[w]];
    if (!this.seatFamily(f, school[w], key, this.ignored)) return false;
    this.ignored.length = 0;
    this.undo(f, school[w]);
    this.familiesAt[school[w]] = families;
    return true;
  }

  /** Those who ask with a party leave the school where they are seated. */
  leave(party: number): void {
    const s = this.problem.wishes.school[this.wish[party]];
    const { start, members } = this.families;
    const f = this.familyOf(party);
    if (f < 0) {
      this.remove(s, party);
      return;
    }
    for (let i = start[f]; i < start[f + 1]; i++) this.remove(s, members[i]);
    this.familiesAt[s]--;
  }

  /** Seats the party of a wish. False where that costs anyone a seat: the school then holds what it may. */
  seatBeside(w: number): boolean {
    const { applicant, school } = this.problem.wishes;
    const key = this.keyOf(applicant[w], w);
    this.out.length = 0;
    this.aside.length = 0;
    const children = this.childrenWith(applicant[w]);
    for (let i = 0; i < children.length; i++) this.sit(school[w], children[i], key);
    if (this.familyOf(applicant[w]) >= 0) this.familiesAt[school[w]]++;
    return this.out.length === 0;
  }

  /** Takes back that the family was last seated beside others at the school of its wish. */
  leaveAgain(f: number, w: number): void {
    const s = this.problem.wishes.school[w];
    this.undo(f, s);
    this.familiesAt[s]--;
  }

  private seatFamily(f: number, s: number, key: number, givenUp: number[]): boolean {
    const { seats, families, out, aside } = this;
    const [from, to] = [families.start[f], families.start[f + 1]];
    // Where nobody of it is taken even alone, its asking changes nothing.
    let i = from;
    while (i < to && seats.findGroup(s, families.members[i], key) < 0) i++;
    if (i === to) return false;
    this.asking = f;
    this.askingKey = key;
    out.length = 0;
    for (i = from; i < to; i++) this.sit(s, families.members[i], key);
    aside.length = 0;
    for (let split = this.lastSplit(); split >= 0; split = this.lastSplit()) {
      aside.push(split);
      if (split === f) break;
      const before = out.splice(0);
      for (i = families.start[split]; i < families.start[split + 1]; i++)
        if (!before.includes(families.members[i])) this.remove(s, families.members[i]);
      for (const a of before) if (this.familyOf(a) !== split) this.sit(s, a, this.keyHere(a));
    }
    if (aside.includes(f) || out.includes(families.members[from])) {
      this.undo(f, s);
      return false;
    }
    this.familiesAt[s]++;
    for (const split of aside) this.giveUp(split, s, givenUp);
    for (const a of out)
      if (this.familyOf(a) < 0) givenUp.push(a);
      else if (this.firstWith(a) === a) this.giveUp(this.familyOf(a), s, givenUp);
    return true;
  }

  /**
   * The family that was seated last leaves again, as far as it has seats, and whoever lost one for it sits down again. What a school
   * holds depends on who is seated alone: it is as before.
   */
  private undo(f: number, s: number): void {
    const { seats, out, aside } = this;
    const gone = out.splice(0);
    for (const a of this.childrenOf(f)) if (!gone.includes(a)) seats.remove(s, a);
    for (const a of gone) if (this.familyOf(a) !== f) this.sit(s, a, this.keyHere(a));
    for (const split of aside) if (split !== f) for (const a of this.childrenOf(split)) this.sit(s, a, this.keyHere(a));
    aside.length = 0;
  }

  private remove(s: number, a: number): void {
    const group = this.seats.remove(s, a);
    if (group < this.lostFrom[s]) this.lostFrom[s] = group;
  }

  private sit(s: number, a: number, key: number): void {
    const g = this.seats.findGroup(s, a, key);
    const last = g < 0 ? a : this.seats.take(s, g, a, key);
    if (last >= 0) this.out.push(last);
  }

  /** Where a child seated at the school that is asked stands there. */
  private keyHere(a: number): number {
    if (this.familyOf(a) === this.asking) return this.askingKey;
    const party = this.firstWith(a);
    return this.keyOf(party, this.wish[party]);
  }

  /** The last-ranked family of whom some, and not all, are out; −1: there is none. */
  private lastSplit(): number {
    const { out } = this;
    let last = -1;
    let lastKey = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < out.length; i++) {
      const f = this.familyOf(out[i]);
      if (f < 0 || f === last) continue;
      const key = this.keyHere(out[i]);
      if (key < lastKey) continue;
      let without = 0;
      for (let k = 0; k < out.length; k++) if (this.familyOf(out[k]) === f) without++;
      if (without === this.families.start[f + 1] - this.families.start[f]) continue;
      last = f;
      lastKey = key;
    }
    return last;
  }

  private giveUp(f: number, s: number, givenUp: number[]): void {
    this.familiesAt[s]--;
    givenUp.push(this.families.members[this.families.start[f]]);
  }

  private firstWith(a: number): number {
    const f = this.familyOf(a);
    return f < 0 ? a : this.families.members[this.families.start[f]];
  }
}
