import { answerTo, chooseParties, findStandstill, isSeated, type Party, type Standstill } from './family-choice.ts';
import { type Families, isMember, type Problem, type Ranking, type Standing } from './types.ts';

/** Draws a whole number below `n`; the plain order always takes 0. */
export type Pick = (n: number) => number;
export const pickFirst: Pick = () => 0;

/**
 * An assignment under repair: who holds what, changed by proposals and by schools drawing in parties that would rather be
 * there, until nobody blocks (random paths to stability: Roth & Vande Vate 1990; order repair: Roth & Peranson 1999).
 * Parties are named by their first child. Schools untouched since the plain round keep its holding.
 */
export class FamilyMatching {
  /** Wish held, by applicant; −1 none. Of a family, its first child's stands for all. */
  readonly wish: Int32Array;
  private readonly problem: Problem;
  private readonly keys: Float64Array;
  private readonly familyOf: Map<number, Int32Array>;
  /** 1 for first children of families, who ask for all of it. */
  private readonly leads: Uint8Array;
  /** By school, as it stands: what a newcomer must beat (see Standstill); forgotten when its parties change. */
  private readonly standstills: (Standstill | undefined)[];
  /** 1 for children who ask with their family, through its first child. */
  private readonly follows: Uint8Array;
  /** 1 for children who do not ask: those placed by decision, followers, and families that have not entered. */
  private readonly silent: Uint8Array;
  private readonly wishesAt: SchoolWishes;
  private readonly first: Map<number, number[]>;
  private readonly parties: (Party[] | undefined)[];
  private readonly oldParties = new Map<number, Party[]>();
  private readonly oldWish = new Map<number, number>();
  /** Entries of families in the last repair, by their first children. */
  private readonly entriesOf = new Map<number, number>();

  constructor(problem: Problem, ranking: Ranking, families: Families, standings: Standing[], plain: PlainRound) {
    this.problem = problem;
    this.keys = ranking.keys;
    this.wish = plain.wish.slice();
    this.first = plain.pupils;
    this.wishesAt = plain.wishesAt;
    const schools = problem.groups.start.length - 1;
    this.standstills = Array(schools).fill(undefined);
    this.parties = Array(schools).fill(undefined);
    this.follows = new Uint8Array(plain.wish.length);
    this.leads = new Uint8Array(plain.wish.length);
    this.silent = Uint8Array.from(problem.decidedGroup, (g) => (g >= 0 ? 1 : 0));
    this.familyOf = new Map();
    standings.forEach((standing, f) => {
      if (standing === 'apart') return;
      const children = families.members.subarray(families.start[f], families.start[f + 1]);
      this.familyOf.set(children[0], children);
      this.leads[children[0]] = 1;
      for (const a of children) this.silent[a] = 1;
      for (const a of children.subarray(1)) this.follows[a] = 1;
    });
  }

  /**
   * Lets a party ask from its first wish on, and repairs what that upsets. False when that goes in circles, as `most` entries
   * of families tell (children alone always come to rest: Blum, Roth & Rothblum 1997): everything is then as before.
   */
  enter(party: number, most: number, pick: Pick): boolean {
    this.oldParties.clear();
    this.oldWish.clear();
    this.entriesOf.clear();
    this.silent[party] = 0;
    const free: [party: number, from: number][] = [[party, this.problem.wishes.start[party]]];
    const unsettled = new Set<number>();
    let entries = 0;
    for (;;) {
      const asking = free.splice(pick(free.length), 1)[0];
      if (asking) {
        if (this.ask(asking[0], asking[1], free, unsettled)) entries += this.countEntry(asking[0]);
      } else if (unsettled.size > 0) {
        const [first] = unsettled;
        const school = pick === pickFirst ? first : [...unsettled][pick(unsettled.size)];
        const drawn = this.findBlocking(school, pick);
        if (drawn < 0) unsettled.delete(school);
        else {
          entries += this.countEntry(this.problem.wishes.applicant[drawn]);
          this.move(drawn, free, unsettled);
        }
      } else return true;
      if (entries > most) {
        for (const [school, parties] of this.oldParties) {
          this.parties[school] = parties;
          this.standstills[school] = undefined;
        }
        for (const [a, wish] of this.oldWish) this.wish[a] = wish;
        this.silent[party] = 1;
        return false;
      }
    }
  }

  /** A wish whose party the school would take and that the party likes better than what it holds; −1: there is none. */
  findBlocking(school: number, pick: Pick = pickFirst): number {
    const { firsts, families } = this.wantingAt(school);
    const byKey = (one: number, other: number) => this.keys[one] - this.keys[other];
    const found: number[] = [];
    let foundKey = Number.POSITIVE_INFINITY;
    for (const w of [...firsts, ...families].sort(byKey)) {
      if (pick === pickFirst && this.keys[w] > foundKey) break;
      const verdict = this.wouldTake(school, w);
      if (verdict === 'taken') found.push(w);
      // Whoever changes nothing by asking speaks for all later children of its kind; else each must be tried.
      else if (verdict === 'upset') {
        const next = this.alike(school, w)
          .sort(byKey)
          .find((v) => this.wouldTake(school, v) === 'taken');
        if (next !== undefined) found.push(next);
      }
      if (found.length > 0) foundKey = Math.min(foundKey, this.keys[found[found.length - 1]]);
    }
    return found.length === 0 ? -1 : found.sort(byKey)[pick(found.length)];
  }

  /** The parties of a school, best first. */
  at(school: number): Party[] {
    const known = this.parties[school];
    if (known) return known;
    const own = (this.first.get(school) ?? []).map((w) => this.partyOf(w)).sort((one, other) => one.key - other.key);
    this.parties[school] = own;
    return own;
  }

  /** The children of a family that holds no place stand each at its own rank from now on, and do not ask yet. */
  separate(children: Int32Array): void {
    const { wishes, ranking } = this.problem;
    this.familyOf.delete(children[0]);
    this.leads[children[0]] = 0;
    for (const a of children) {
      this.follows[a] = 0;
      for (let w = wishes.start[a]; w < wishes.start[a + 1]; w++) this.keys[w] = ranking.keys[w];
    }
  }

  /** Everyone asks from now on. */
  openToAll(): void {
    for (const first of this.familyOf.keys()) this.silent[first] = 0;
  }

  /** Does the child ask with its family, through the first child of it? */
  isFollower(a: number): boolean {
    return this.follows[a] === 1;
  }

  /** Would the school keep all it has? */
  keepsAll(school: number): boolean {
    const parties = this.at(school);
    const seating = chooseParties(this.problem.groups, school, parties);
    return parties.every((_, p) => isSeated(seating, p));
  }

  /** Wishes whose party would rather be here: of children by themselves the first of each kind, and those of all families. */
  private wantingAt(school: number): { firsts: number[]; families: number[] } {
    // Most children are in no reserve of the school.
    let plain = -1;
    const others = new Map<number, number>();
    const families: number[] = [];
    for (const w of this.wishesAt.of(school)) {
      if (!this.wants(school, w)) continue;
      const a = this.problem.wishes.applicant[w];
      if (this.leads[a]) {
        families.push(w);
        continue;
      }
      const kind = kindOf(this.problem, school, a);
      const best = kind === 0 ? plain : (others.get(kind) ?? -1);
      if (best >= 0 && this.keys[best] <= this.keys[w]) continue;
      if (kind === 0) plain = w;
      else others.set(kind, w);
    }
    return { firsts: plain < 0 ? [...others.values()] : [plain, ...others.values()], families };
  }

  /** The children by themselves who would rather be here and are of one kind with that of a wish, without it. */
  private alike(school: number, wish: number): number[] {
    const { applicant } = this.problem.wishes;
    const kind = kindOf(this.problem, school, applicant[wish]);
    const isAlike = (w: number) =>
      w !== wish &&
      this.wants(school, w) &&
      !this.leads[applicant[w]] &&
      kindOf(this.problem, school, applicant[w]) === kind;
    return [...this.wishesAt.of(school)].filter(isAlike);
  }

  private wants(school: number, w: number): boolean {
    if (this.isBehind(this.standstillOf(school), w)) return false;
    const a = this.problem.wishes.applicant[w];
    return !this.silent[a] && (this.wish[a] < 0 || this.wish[a] > w);
  }

  /** First child of the family that moved most often in the last repair; −1: none did. */
  mostRestless(): number {
    let most = -1;
    for (const [first, entries] of this.entriesOf) if (most < 0 || entries > this.entriesOf.get(most)!) most = first;
    return most;
  }

  private countEntry(a: number): number {
    if (this.leads[a]) this.entriesOf.set(a, (this.entriesOf.get(a) ?? 0) + 1);
    return this.leads[a];
  }

  /** Asks at wish after wish. True when a seat was found. */
  private ask(a: number, from: number, free: [number, number][], unsettled: Set<number>): boolean {
    const { start, school } = this.problem.wishes;
    for (let w = from; w < start[a + 1]; w++)
      if (!this.isBehind(this.standstillOf(school[w]), w) && this.tryAt(w, free, unsettled)) return true;
    return false;
  }

  /** A party leaves what it holds for a wish it likes better and may have. */
  private move(w: number, free: [number, number][], unsettled: Set<number>): void {
    const { school, applicant } = this.problem.wishes;
    const a = applicant[w];
    const left = this.wish[a];
    if (left >= 0) {
      this.write(
        school[left],
        this.at(school[left]).filter((party) => party.children[0] !== a),
      );
      unsettled.add(school[left]);
    }
    this.tryAt(w, free, unsettled);
    unsettled.add(school[w]);
  }

  private tryAt(w: number, free: [number, number][], unsettled: Set<number>): boolean {
    const { wishes, groups } = this.problem;
    const school = wishes.school[w];
    const party = this.partyOf(w);
    const asked = withParty(this.at(school), party);
    const seating = chooseParties(groups, school, asked);
    if (!isSeated(seating, asked.indexOf(party))) return false;
    this.write(
      school,
      asked.filter((_, p) => isSeated(seating, p)),
    );
    this.hold(party.children[0], w);
    asked.forEach((other, p) => {
      if (isSeated(seating, p)) return;
      const a = other.children[0];
      free.push([a, this.wish[a] + 1]);
      this.hold(a, -1);
    });
    if (asked.some(({ children }) => children.length > 1)) unsettled.add(school);
    return true;
  }

  private wouldTake(school: number, w: number): 'taken' | 'refused' | 'upset' {
    const party = this.partyOf(w);
    return answerTo(this.problem.groups, school, withParty(this.at(school), party), party);
  }

  private standstillOf(school: number): Standstill {
    const known = this.standstills[school];
    if (known) return known;
    const found = findStandstill(this.problem.groups, school, this.at(school));
    this.standstills[school] = found;
    return found;
  }

  /** Ranked behind all whom a full school holds, the wish's party could only take a seat kept for it that nobody claims. */
  private isBehind({ lastKey, unclaimed }: Standstill, w: number): boolean {
    if (this.keys[w] <= lastKey) return false;
    if (unclaimed.length === 0) return true;
    const { groups, wishes } = this.problem;
    for (const a of this.childrenOf(wishes.applicant[w]))
      for (const g of unclaimed) if (isMember(groups, g, a)) return false;
    return true;
  }

  private childrenOf(first: number): Int32Array | number[] {
    return this.leads[first] ? this.familyOf.get(first)! : [first];
  }

  private partyOf(w: number): Party {
    const a = this.problem.wishes.applicant[w];
    return { children: this.childrenOf(a), key: this.keys[w] };
  }

  private write(school: number, parties: Party[]): void {
    if (!this.oldParties.has(school)) this.oldParties.set(school, this.at(school));
    this.parties[school] = parties;
    this.standstills[school] = undefined;
  }

  private hold(a: number, wish: number): void {
    if (!this.oldWish.has(a)) this.oldWish.set(a, this.wish[a]);
    this.wish[a] = wish;
  }
}

/** Where a repair begins: wishes held, by applicant and by school, and who asks at each school at all. */
export interface PlainRound {
  wish: Int32Array;
  pupils: Map<number, number[]>;
  wishesAt: SchoolWishes;
}

/** A beginning from wishes held; of a family, its first child's alone. */
export function plainRound({ wishes }: Problem, wish: Int32Array, wishesAt: SchoolWishes): PlainRound {
  const pupils = new Map<number, number[]>();
  for (const w of wish) {
    if (w < 0) continue;
    const own = pupils.get(wishes.school[w]);
    if (own) own.push(w);
    else pupils.set(wishes.school[w], [w]);
  }
  return { wish, pupils, wishesAt };
}

/** All wishes by school. */
export class SchoolWishes {
  private readonly start: Int32Array;
  private readonly rows: Int32Array;

  constructor({ wishes, groups }: Problem) {
    const { school } = wishes;
    this.start = new Int32Array(groups.start.length);
    for (let w = 0; w < school.length; w++) this.start[school[w] + 1]++;
    for (let s = 0; s + 1 < this.start.length; s++) this.start[s + 1] += this.start[s];
    const next = this.start.slice();
    this.rows = new Int32Array(school.length);
    for (let w = 0; w < school.length; w++) this.rows[next[school[w]]++] = w;
  }

  of(school: number): Int32Array {
    return this.rows.subarray(this.start[school], this.start[school + 1]);
  }
}

/** Children who belong to the same reserves of a school are of one kind there. */
function kindOf({ groups }: Problem, school: number, a: number): number {
  let kind = 0;
  for (let g = groups.start[school]; g < groups.start[school + 1] - 1; g++)
    kind = kind * 2 + (isMember(groups, g, a) ? 1 : 0);
  return kind;
}

function withParty(parties: Party[], party: Party): Party[] {
  let at = parties.length;
  while (at > 0 && parties[at - 1].key > party.key) at--;
  return [...parties.slice(0, at), party, ...parties.slice(at)];
}
