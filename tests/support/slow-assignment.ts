import type { AnEnrolment } from './an-enrolment.ts';

/** The slow, obvious twin of the assignment engine: names and definitions, no arrays, no heaps, no shared code. */
export class SlowAssignment {
  private readonly town: AnEnrolment;
  private readonly ids: string[];
  private readonly lottery: Map<string, bigint>;

  constructor(town: AnEnrolment) {
    this.town = town;
    this.ids = [...town.children.keys()];
    const numbers = town.lottery(this.ids);
    this.lottery = new Map(this.ids.map((id, i) => [id, numbers[i]]));
  }

  /** Wishes of a child, best first. */
  wishes(id: string): string[] {
    const rules = this.town.rules();
    const { wishes = [], metres = {} } = this.town.children.get(id)!;
    const cap = rules.maxMetres ?? Number.POSITIVE_INFINITY;
    const near = (school: string) => metres[school] === undefined || (metres[school] !== null && metres[school] <= cap);
    const named = wishes.filter(near);
    if (!rules.imputeChoicesByDistance) return named;
    const others = Object.keys(metres).filter(
      (school) => metres[school] !== null && near(school) && !wishes.includes(school),
    );
    others.sort((one, other) => metres[one]! - metres[other]! || (one < other ? -1 : 1));
    return [...named, ...others];
  }

  /** Does `one` come before `other` at the school? */
  before(school: string, one: string, other: string): boolean {
    for (const criterion of this.town.rules().criteria) {
      const values = [one, other].map((id) => {
        const child = this.town.children.get(id)!;
        if (criterion.rule === 'group') {
          const place = criterion.order.indexOf(String(child[criterion.attribute] ?? ''));
          return place < 0 ? 99 : place;
        }
        if (criterion.rule === 'sibling') return child[criterion.attribute] === school ? 0 : 1;
        if (criterion.rule === 'distance') return Math.floor(child.metres![school]! / (criterion.bandMetres || 1));
        if (criterion.rule === 'listed') return child.listed?.[school] ?? 1e9;
        return 0;
      });
      if (criterion.rule === 'lottery') break;
      if (values[0] !== values[1]) return values[0] < values[1];
    }
    const numbers = [this.lottery.get(one)!, this.lottery.get(other)!];
    return numbers[0] === numbers[1] ? one < other : numbers[0] < numbers[1];
  }

  /** The school's choice from a set, by the words of the contract: child → seat group. */
  choose(school: string, candidates: string[]): Map<string, string> {
    const { reserves } = this.town.rules();
    const own = this.town.schools.get(school)!;
    const ordered = [...candidates].sort((one, other) => (this.before(school, one, other) ? -1 : 1));
    const mine = reserves.filter((reserve) => reserve.school === '*' || reserve.school === school);
    const sizes = mine.map(
      (reserve) => reserve.seats ?? Math.floor(Math.round(Number(reserve.share) * 1000 * own.seats) / 1000),
    );
    let open = own.seats - sizes.reduce((sum, size) => sum + size, 0);
    const taken = new Map<string, string>();
    mine.forEach((reserve, r) => {
      let left = sizes[r];
      for (const id of ordered) {
        const cell = this.town.children.get(id)![reserve.attribute];
        const wanted = reserve.value ?? own[reserve.matchesSchool!];
        if (left > 0 && !taken.has(id) && cell !== undefined && String(cell) === String(wanted)) {
          taken.set(id, reserve.name);
          left--;
        }
      }
      if (reserve.kind === 'soft') open += left;
    });
    for (const id of ordered)
      if (open > 0 && !taken.has(id)) {
        taken.set(id, 'open');
        open--;
      }
    return taken;
  }

  /** Deferred acceptance in rounds: everyone who is free asks the next school; each school chooses from all who ever asked. */
  assign(): Map<string, { school: string; group: string }> {
    const asked = new Map<string, Set<string>>([...this.town.schools.keys()].map((school) => [school, new Set()]));
    const lists = new Map(this.ids.map((id) => [id, this.wishes(id)]));
    for (;;) {
      const placed = this.placedFrom(asked);
      const free = this.ids.filter(
        (id) => !placed.has(id) && lists.get(id)!.some((school) => !asked.get(school)!.has(id)),
      );
      if (free.length === 0) return placed;
      for (const id of free) asked.get(lists.get(id)!.find((school) => !asked.get(school)!.has(id))!)!.add(id);
    }
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

  private placedFrom(asked: Map<string, Set<string>>): Map<string, { school: string; group: string }> {
    const placed = new Map<string, { school: string; group: string }>();
    for (const [school, candidates] of asked)
      for (const [id, group] of this.choose(school, [...candidates])) placed.set(id, { school, group });
    return placed;
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
