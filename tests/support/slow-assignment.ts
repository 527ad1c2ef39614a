import type { PlacementRow, Rules } from '#engines/enrolment-records.ts';
import type { AnEnrolment } from './an-enrolment.ts';
import { type Extra, SlowOrder, type SlowWish, slowWishes } from './slow-order.ts';
import { SlowSeats } from './slow-seats.ts';

/** Where a child is: school and seat group. */
export type Placed = Map<string, { school: string; group: string }>;

/** The slow, obvious twin of the assignment engine: names and definitions, no arrays, no heaps, no shared code. */
export class SlowAssignment {
  /** Times the values of relative proximity were recomputed, and whether they came to rest. */
  proximity: { rounds: number; settled: boolean } | null = null;
  private readonly town: AnEnrolment;
  private readonly rules: Rules;
  private readonly ids: string[];
  private readonly lottery: Map<string, bigint>;
  private readonly lists: Map<string, SlowWish[]>;
  private readonly seats: SlowSeats;
  private order: SlowOrder;

  constructor(town: AnEnrolment) {
    this.town = town;
    this.rules = town.rules();
    this.ids = [...town.children.keys()].sort();
    const numbers = town.lottery(this.ids);
    this.lottery = new Map(this.ids.map((id, i) => [id, numbers[i]]));
    this.lists = new Map(this.ids.map((id) => [id, slowWishes(town, this.rules, id)]));
    this.order = new SlowOrder(town, this.lottery);
    this.seats = new SlowSeats(town);
  }

  /** Wishes of a child, best first. */
  wishes(id: string): string[] {
    return this.lists.get(id)!.map(({ school }) => school);
  }

  /** The school's choice from a set, by the words of the contract: child → seat group. */
  choose(school: string, candidates: string[]): Map<string, string> {
    return this.seats.choose(school, this.inOrder(school, candidates));
  }

  /** Does one child stand before another at a school? Under relative proximity, once it has run. */
  before(school: string, one: string, other: string): boolean {
    return this.order.before(school, one, other);
  }

  /** May the child have a seat of this group of the school? */
  mayEnter(id: string, school: string, group: string): boolean {
    return this.seats.mayEnter(id, school, group);
  }

  /** Runs the mechanism of the rules. */
  assign(): Placed {
    if (this.rules.criteria.some(({ rule }) => rule === 'relative-proximity')) this.settleProximity();
    const competing = this.ids.filter((id) => !this.seats.decided.has(id));
    if (this.rules.mechanism === 'deferred-acceptance') return this.proposals(competing, (id) => this.wishes(id));
    if (this.rules.mechanism === 'nearest-first') return this.line(competing, (id) => this.wishes(id));
    const inside = (id: string) => this.wishes(id).filter((school) => this.order.inZone(id, school));
    const outside = (id: string) => this.wishes(id).filter((school) => !this.order.inZone(id, school));
    const first = this.proposals(competing, inside);
    this.seats.keep(first);
    const rest = competing.filter((id) => !first.has(id));
    const then = this.rules.then === 'nearest-first' ? this.line(rest, outside) : this.proposals(rest, outside);
    return new Map([...first, ...then]);
  }

  /** Rows of placements.csv, reasons told from the definition: the first thing that set the child before one turned away. */
  rows(): PlacementRow[] {
    const placed = this.assign();
    return this.ids.map((id): PlacementRow => {
      const decided = this.seats.decided.get(id);
      const own = decided ?? placed.get(id);
      const wish = this.lists.get(id)!.find(({ school }) => school === own?.school);
      const metres = own && (wish ? wish.metres : (this.town.children.get(id)!.metres?.[own.school] ?? null));
      return {
        applicantId: id,
        schoolId: own?.school ?? '',
        choiceRank: wish?.rank ?? null,
        imputed: wish?.imputed ?? false,
        metres: metres ?? null,
        seatGroup: own?.group ?? '',
        decidedBy: decided ? 'decision' : own ? this.whyPlaced(id, own, placed) : this.whyNot(id),
      };
    });
  }

  /** Every stable assignment, by trying them all. For a handful of children. */
  *stableAssignments(): Generator<Map<string, string>> {
    for (const matching of this.allAssignments(0, new Map())) if (this.isStable(matching)) yield matching;
  }

  isStable(matching: Map<string, string>): boolean {
    for (const school of this.town.schools.keys()) {
      const pupils = this.ids.filter((id) => matching.get(id) === school);
      if (this.choose(school, pupils).size < pupils.length) return false;
    }
    return this.ids.every((id) => {
      for (const school of this.wishes(id)) {
        if (school === matching.get(id)) return true;
        const pupils = this.ids.filter((other) => matching.get(other) === school);
        if (this.choose(school, [...pupils, id]).has(id)) return false;
      }
      return true;
    });
  }

  /** Deferred acceptance in rounds: everyone who is free asks the next school; each school chooses from all who ever asked. */
  private proposals(children: string[], wishes: (id: string) => string[]): Placed {
    const asked = new Map<string, Set<string>>([...this.town.schools.keys()].map((school) => [school, new Set()]));
    for (;;) {
      const placed: Placed = new Map();
      for (const [school, candidates] of asked)
        for (const [id, group] of this.choose(school, [...candidates])) placed.set(id, { school, group });
      const free = children.filter((id) => !placed.has(id) && wishes(id).some((school) => !asked.get(school)!.has(id)));
      if (free.length === 0) return placed;
      for (const id of free) asked.get(wishes(id).find((school) => !asked.get(school)!.has(id))!)!.add(id);
    }
  }

  /** Nearest first: one by one, each takes the nearest of its schools that would take it without sending anyone away. */
  private line(children: string[], wishes: (id: string) => string[]): Placed {
    const placed: Placed = new Map();
    const keys = new Map(children.map((id) => [id, this.order.line(id, wishes(id))]));
    const line = [...children].sort((one, other) => {
      const differing = keys.get(one)!.findIndex(([, value], i) => value !== keys.get(other)![i][1]);
      return keys.get(one)![differing][1] < keys.get(other)![differing][1] ? -1 : 1;
    });
    for (const id of line) {
      const { metres } = this.town.children.get(id)!;
      const near = wishes(id).sort((one, other) => metres![one]! - metres![other]! || (one < other ? -1 : 1));
      const school = near.find(
        (own) => this.seats.free(own) > [...placed.values()].filter((p) => p.school === own).length,
      );
      if (school) placed.set(id, { school, group: 'open' });
    }
    return placed;
  }

  private settleProximity(): void {
    const { criteria, maxMetres } = this.rules;
    const criterion = criteria.find(({ rule }) => rule === 'relative-proximity');
    const competing = this.ids.filter((id) => !this.seats.decided.has(id));
    const valuesIf = (takes: (id: string, school: string) => boolean): Extra =>
      new Map(
        this.ids.map((id) => {
          const { metres = {}, wishes = [] } = this.town.children.get(id)!;
          const mayHave = (s: string) => !this.town.schools.get(s)!.programmeOf || wishes.includes(s);
          const reachable = Object.keys(metres).filter(
            (s) => mayHave(s) && metres[s] !== null && metres[s] <= (maxMetres ?? 1e9),
          );
          const extra = (school: string) =>
            Math.min(...reachable.filter((s) => s !== school && takes(id, s)).map((s) => metres[s]!)) - metres[school]!;
          return [id, new Map(reachable.map((school) => [school, extra(school)]))];
        }),
      );
    let values = valuesIf(() => true);
    for (let rounds = 0; ; rounds++) {
      this.order = new SlowOrder(this.town, this.lottery, values);
      const placed = this.proposals(competing, (id) => this.wishes(id));
      const next = valuesIf((id, school) => {
        const pupils = competing.filter((other) => placed.get(other)?.school === school);
        return this.seats.decided.has(id) || this.choose(school, [...new Set([...pupils, id])]).has(id);
      });
      const settled = text(next) === text(values);
      this.proximity = { rounds, settled };
      if (settled || (criterion?.rule === 'relative-proximity' && rounds === criterion.rounds)) return;
      values = next;
    }
  }

  private whyPlaced(id: string, { school, group }: { school: string; group: string }, placed: Placed): string {
    const turnedAway = this.ids.filter((other) => this.wasTurnedAway(other, school, group, placed));
    const [first] = this.inOrder(school, turnedAway);
    return first === undefined ? 'enough-seats' : this.order.compare(school, id, first)!.by;
  }

  /** Did the child ask the group's school, and did the group, which it may enter, not take it? */
  private wasTurnedAway(id: string, school: string, group: string, placed: Placed): boolean {
    const own = placed.get(id);
    if (this.seats.decided.has(id) || !this.seats.mayEnter(id, school, group)) return false;
    const tried = this.tried(id);
    const until = own ? tried.indexOf(own.school) : tried.length - 1;
    if (!tried.slice(0, until + 1).includes(school)) return false;
    if (own?.school !== school) return true;
    const names = this.seats.groups(school);
    return names.indexOf(group) < names.indexOf(own.group);
  }

  /** Schools in the order in which the child tries them. */
  private tried(id: string): string[] {
    const { mechanism, then } = this.rules;
    const metres = this.town.children.get(id)!.metres ?? {};
    const byMetres = (schools: string[]) =>
      schools.sort((one, other) => metres[one]! - metres[other]! || (one < other ? -1 : 1));
    const wishes = this.wishes(id);
    if (mechanism === 'deferred-acceptance') return wishes;
    if (mechanism === 'nearest-first') return byMetres(wishes);
    const outside = wishes.filter((school) => !this.order.inZone(id, school));
    const inside = wishes.filter((school) => this.order.inZone(id, school));
    return [...inside, ...(then === 'nearest-first' ? byMetres(outside) : outside)];
  }

  private whyNot(id: string): string {
    if (this.wishes(id).length > 0) return 'all-full';
    const named = this.town.children.get(id)!.wishes ?? [];
    return named.length > 0 || this.rules.imputeChoicesByDistance ? 'no-reachable-school' : 'no-wishes';
  }

  private inOrder(school: string, children: string[]): string[] {
    return [...children].sort((one, other) => (this.order.before(school, one, other) ? -1 : 1));
  }

  private *allAssignments(i: number, soFar: Map<string, string>): Generator<Map<string, string>> {
    if (i === this.ids.length) {
      yield new Map(soFar);
      return;
    }
    yield* this.allAssignments(i + 1, soFar);
    for (const school of this.wishes(this.ids[i])) {
      soFar.set(this.ids[i], school);
      yield* this.allAssignments(i + 1, soFar);
      soFar.delete(this.ids[i]);
    }
  }
}

function text(values: Extra): string {
  return [...values].map(([id, own]) => `${id}:${[...own].join(' ')}`).join('\n');
}
