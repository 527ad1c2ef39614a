import type { AnEnrolment } from './an-enrolment.ts';
import { SlowAssignment } from './slow-assignment.ts';
import { SlowOrder } from './slow-order.ts';
import { SlowSeats } from './slow-seats.ts';

/** A child alone or a family: ids, sorted. */
type Unit = string[];

/**
 * Families from the definitions, slowly: units of children with the same value, one list each, ranked by the weaker child, kept
 * whole by every school, stable when nobody blocks. `apart` names families whose children stand alone.
 */
export class SlowFamilies {
  readonly units: Unit[];
  private readonly town: AnEnrolment;
  private readonly twin: SlowAssignment;
  private readonly order: SlowOrder;
  private readonly seats: SlowSeats;
  private readonly unitOf = new Map<string, Unit>();

  constructor(town: AnEnrolment, apart: string[] = []) {
    this.town = town;
    this.twin = new SlowAssignment(town);
    const ids = [...town.children.keys()];
    const numbers = town.lottery(ids);
    this.order = new SlowOrder(town, new Map(ids.map((id, i) => [id, numbers[i]])));
    this.seats = new SlowSeats(town);
    const units = new Map<string, Unit>();
    for (const [id, child] of town.children) {
      if (child.decision) continue;
      const value = String(child.twins ?? '');
      const key = value === '' || apart.includes(value) ? `alone ${id}` : `family ${value}`;
      units.set(key, [...(units.get(key) ?? []), id].sort());
    }
    this.units = [...units.values()];
    for (const unit of this.units) for (const id of unit) this.unitOf.set(id, unit);
  }

  /** The schools that count for the whole family of a child: named, then by the most metres, then id. */
  wishes(id: string): string[] {
    const value = String(this.town.children.get(id)!.twins ?? '');
    const family = [...this.town.children.keys()].filter(
      (other) => other === id || (value !== '' && this.town.children.get(other)!.twins === value),
    );
    const named = this.town.children.get(id)!.wishes ?? [];
    const metres = (school: string) =>
      Math.max(...family.map((other) => this.town.children.get(other)!.metres?.[school] ?? 0));
    const shared = this.twin.wishes(id).filter((school) => family.every((o) => this.twin.wishes(o).includes(school)));
    const others = shared.filter((school) => !named.includes(school));
    others.sort((one, other) => metres(one) - metres(other) || (one < other ? -1 : 1));
    return [...shared.filter((school) => named.includes(school)), ...others];
  }

  /** The school's choice from whole units: child → seat group. */
  choose(school: string, units: Unit[]): Map<string, string> {
    let left = units;
    for (;;) {
      const ordered = this.inOrder(school, left);
      const taken = this.seats.choose(school, ordered.flat());
      const partly = ordered.filter((unit) => unit.some((id) => taken.has(id)) && !unit.every((id) => taken.has(id)));
      if (partly.length === 0) return taken;
      left = left.filter((unit) => unit !== partly[partly.length - 1]);
    }
  }

  isStable(matching: Map<string, string>): boolean {
    const at = (school: string) => this.units.filter((unit) => matching.get(unit[0]) === school);
    for (const school of this.town.schools.keys())
      if (this.choose(school, at(school)).size < at(school).flat().length) return false;
    return this.units.every((unit) => {
      for (const school of this.wishes(unit[0])) {
        if (school === matching.get(unit[0])) return true;
        if (this.choose(school, [...at(school), unit]).has(unit[0])) return false;
      }
      return true;
    });
  }

  /** Is there a stable assignment at all? By trying them all. */
  isStabilisable(): boolean {
    return this.tryFrom(0, new Map());
  }

  private tryFrom(i: number, soFar: Map<string, string>): boolean {
    if (i === this.units.length) return this.isStable(soFar);
    if (this.tryFrom(i + 1, soFar)) return true;
    for (const school of this.wishes(this.units[i][0])) {
      for (const id of this.units[i]) soFar.set(id, school);
      const found = this.tryFrom(i + 1, soFar);
      for (const id of this.units[i]) soFar.delete(id);
      if (found) return true;
    }
    return false;
  }

  /** Units by their weaker child; children of a unit by id. */
  private inOrder(school: string, units: Unit[]): Unit[] {
    const weaker = (unit: Unit) => unit.reduce((worst, id) => (this.order.before(school, worst, id) ? id : worst));
    return [...units].sort((one, other) => (this.order.before(school, weaker(one), weaker(other)) ? -1 : 1));
  }
}
