import { whereDecided } from './deferred-acceptance.ts';
import type { PartySeats } from './party-seats.ts';
import type { RefusedWishes } from './refused-wishes.ts';
import { isMember, type Problem } from './types.ts';

/** Draws a whole number below `n`; the plain order always takes 0. */
export type Pick = (n: number) => number;
export const pickFirst: Pick = () => 0;

/** Parties that would rather be at a school which would take them, looked for among all it ever refused. */
export class BlockingParties {
  /** 1 for children who do not ask: those placed by decision, all but the first of families, and parties that have not entered. */
  readonly silent: Uint8Array;
  /**
   * By school: children it lost for whom it has not yet looked for others. It can take as many children by themselves, those it
   * holds being the best of all who asked; more can never block.
   */
  readonly lost: Int32Array;
  private readonly problem: Problem;
  private readonly parties: PartySeats;
  private readonly refused: RefusedWishes;

  constructor(problem: Problem, parties: PartySeats, refused: RefusedWishes) {
    this.problem = problem;
    this.parties = parties;
    this.refused = refused;
    this.silent = whereDecided(problem.decidedGroup);
    this.lost = new Int32Array(problem.groups.start.length - 1);
  }

  /** Puts a wish of a party down at its school, where it may rather be than where it is. */
  refuse(party: number, w: number): void {
    const { refused, parties, problem } = this;
    const heads = parties.familyOf(party) < 0 ? refused.children : refused.families;
    refused.add(heads, problem.wishes.school[w], w, parties.keyOf(party, w));
  }

  /** Puts a party down at every school it likes better than what it holds. */
  remember(party: number): void {
    const { start } = this.problem.wishes;
    const held = this.parties.wish[party];
    const end = held < 0 ? start[party + 1] : held;
    for (let w = start[party]; w < end; w++) this.refuse(party, w);
  }

  /** A wish whose party the school would take and that the party likes better than what it holds; −1: there is none. */
  find(school: number, pick: Pick): number {
    const { parties, refused } = this;
    if (pick !== pickFirst) return this.pickOne(school, pick);
    const child = this.lost[school] > 0 ? this.findChild(school) : -1;
    if (refused.families[school] < 0) return this.draw(school, child);
    const families = this.wanting(refused.families, school);
    if (families.length > 1) this.sort(families);
    for (let i = 0; i < families.length; i++) {
      if (child >= 0 && this.keyOf(child) < this.keyOf(families[i])) break;
      if (parties.wouldSeat(families[i])) return families[i];
    }
    return this.draw(school, child);
  }

  private draw(school: number, child: number): number {
    if (child >= 0) this.lost[school]--;
    return child;
  }

  /** All who would rather be at the school have been looked at. */
  settle(school: number): void {
    this.lost[school] = 0;
    this.parties.lostFrom[school] = Number.MAX_SAFE_INTEGER;
  }

  /**
   * The child by itself that the school chooses next: reserves choose before the open seats, and where a reserve lost nobody there
   * is nobody whom it would take.
   */
  private findChild(school: number): number {
    const { parties, refused } = this;
    const { children, wish, key, next } = refused;
    const isOpen = parties.lostFrom[school] >= this.problem.groups.start[school + 1] - 1;
    const loosest = parties.seats.loosest(school);
    let best = -1;
    let bestGroup = -1;
    let bestKey = loosest;
    let before = -1;
    for (let entry = children[school]; entry >= 0; entry = next[entry]) {
      if (key[entry] <= (isOpen ? bestKey : loosest)) {
        if (wish[entry] === best || !this.wants(wish[entry], key[entry])) {
          refused.remove(children, school, before, entry);
          continue;
        }
        const group = parties.seats.findGroup(school, this.problem.wishes.applicant[wish[entry]], key[entry]);
        if (group >= 0 && (best < 0 || group < bestGroup || (group === bestGroup && key[entry] < bestKey))) {
          best = wish[entry];
          bestGroup = group;
          bestKey = key[entry];
        }
      }
      before = entry;
    }
    return best;
  }

  /** One of the families that block, and of the first children of each kind. */
  private pickOne(school: number, pick: Pick): number {
    const { parties, refused } = this;
    const children = this.lost[school] > 0 ? this.wanting(refused.children, school) : [];
    const firsts = this.firstOfEachKind(
      school,
      children.filter((w) => parties.wouldSeat(w)),
    );
    const families = this.wanting(refused.families, school).filter((w) => parties.wouldSeat(w));
    const blocking = this.sort([...firsts, ...families]);
    return blocking.length === 0 ? -1 : blocking[pick(blocking.length)];
  }

  /** The wishes of those who would rather be at the school, each once. Others are forgotten: who asks anew is put down anew. */
  private wanting(heads: Int32Array, school: number): number[] {
    const { refused } = this;
    const { wish, key, next } = refused;
    const found: number[] = [];
    let before = -1;
    for (let entry = heads[school]; entry >= 0; entry = next[entry]) {
      if (!this.wants(wish[entry], key[entry]) || found.includes(wish[entry])) {
        refused.remove(heads, school, before, entry);
        continue;
      }
      found.push(wish[entry]);
      before = entry;
    }
    return found;
  }

  /** Would the party of a wish refused with that key rather be there, as it takes part now? */
  private wants(w: number, key: number): boolean {
    const a = this.problem.wishes.applicant[w];
    const held = this.parties.wish[a];
    return this.silent[a] === 0 && (held < 0 || held > w) && this.parties.keyOf(a, w) === key;
  }

  private sort(wishes: number[]): number[] {
    return wishes.sort((one, other) => this.keyOf(one) - this.keyOf(other));
  }

  private keyOf(w: number): number {
    return this.parties.keyOf(this.problem.wishes.applicant[w], w);
  }

  /** Of children who belong to the same reserves of a school, the first. */
  private firstOfEachKind(school: number, wishes: number[]): number[] {
    const { groups, wishes: all } = this.problem;
    const firsts = new Map<string, number>();
    for (const w of this.sort(wishes)) {
      let kind = '';
      for (let g = groups.start[school]; g < groups.start[school + 1] - 1; g++)
        kind += isMember(groups, g, all.applicant[w]) ? '1' : '0';
      if (!firsts.has(kind)) firsts.set(kind, w);
    }
    return [...firsts.values()];
  }
}
