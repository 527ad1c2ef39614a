import type { Reserve, Rules } from '#engines/enrolment-records.ts';
import type { AnEnrolment } from './an-enrolment.ts';

interface Part {
  reserve: Reserve;
  left: number;
}

/** Seats of schools by group, decisions seated, in so many words. */
export class SlowSeats {
  /** Children placed by decision, with their groups. */
  readonly decided = new Map<string, { school: string; group: string }>();
  private readonly town: AnEnrolment;
  private readonly rules: Rules;
  private readonly reserved = new Map<string, Part[]>();
  private readonly open = new Map<string, number>();

  constructor(town: AnEnrolment) {
    this.town = town;
    this.rules = town.rules();
    for (const [school, { seats }] of town.schools) {
      const mine = this.rules.reserves.filter((reserve) => reserve.school === '*' || reserve.school === school);
      const parts = mine.map((reserve) => ({ reserve, left: reserve.seats ?? shareOf(reserve.share!, seats) }));
      this.reserved.set(school, parts);
      this.open.set(school, seats - parts.reduce((sum, { left }) => sum + left, 0));
    }
    for (const [id, { decision }] of [...town.children].sort(([one], [other]) => (one < other ? -1 : 1)))
      if (decision) this.decided.set(id, { school: decision[0], group: this.seatByDecision(id, decision[0]) });
  }

  /** Names of a school's groups: reserves in file order, then open. */
  groups(school: string): string[] {
    return [...this.reserved.get(school)!.map(({ reserve }) => reserve.name), 'open'];
  }

  mayEnter(id: string, school: string, group: string): boolean {
    const part = this.reserved.get(school)!.find(({ reserve }) => reserve.name === group);
    return part ? this.belongs(id, school, part.reserve) : true;
  }

  /** Seats by who may sit on them, whatever is filled first: members of the reserve, and of all those they may be passed to. */
  kinds(school: string): { seats: number; admits: (id: string) => boolean }[] {
    const parts = this.reserved.get(school)!;
    const admits = (names: string[]) => (id: string) => names.some((name) => this.mayEnter(id, school, name));
    return [
      ...parts.map(({ reserve, left }) => ({ seats: left, admits: admits(this.way(school, reserve.name)) })),
      { seats: this.open.get(school)!, admits: () => true },
    ];
  }

  /** Open seats nobody holds yet. */
  free(school: string): number {
    return this.open.get(school)!;
  }

  /** Reserves in file order, then the open seats, with the soft seats nobody claimed. */
  choose(school: string, ordered: string[]): Map<string, string> {
    const taken = new Map<string, string>();
    const seats: Record<string, number> = { open: this.open.get(school)! };
    for (const { reserve, left } of this.reserved.get(school)!) seats[reserve.name] = left;
    for (const name of this.groups(school)) {
      const here = ordered.filter((id) => !taken.has(id) && this.mayEnter(id, school, name)).slice(0, seats[name]);
      for (const id of here) taken.set(id, name);
      const [, taker] = this.way(school, name);
      if (taker) seats[taker] += seats[name] - here.length;
    }
    return taken;
  }

  /** The placed keep their seats; those beyond a group's number come out of the last reserve on whose way it lies that has one. */
  keep(placed: Map<string, { school: string; group: string }>): void {
    for (const { school, group } of placed.values()) {
      const part = this.reserved.get(school)!.find(({ reserve }) => reserve.name === group);
      if (part) part.left--;
      else this.open.set(school, this.open.get(school)! - 1);
    }
    for (const [school, parts] of this.reserved) {
      const giveTo = (name: string) =>
        parts.findLast(({ reserve, left }) => left > 0 && this.way(school, reserve.name).includes(name))!.left--;
      for (const part of parts) for (; part.left < 0; part.left++) giveTo(part.reserve.name);
      for (; this.open.get(school)! < 0; this.open.set(school, this.open.get(school)! + 1)) giveTo('open');
    }
  }

  /** The groups a seat may come to: its own, then where it is passed while nobody claims it. */
  private way(school: string, name: string): string[] {
    const part = this.reserved.get(school)!.find(({ reserve }) => reserve.name === name);
    if (!part || part.reserve.kind === 'hard') return [name];
    const { passesTo = 'open' } = part.reserve;
    const names = this.groups(school);
    return [name, ...this.way(school, names.includes(passesTo) ? passesTo : 'open')];
  }

  private seatByDecision(id: string, school: string): string {
    const parts = this.reserved.get(school)!;
    const own = parts.find(({ reserve, left }) => left > 0 && this.belongs(id, school, reserve));
    if (own) {
      own.left--;
      return own.reserve.name;
    }
    if (this.open.get(school)! > 0) this.open.set(school, this.open.get(school)! - 1);
    else parts.findLast(({ left }) => left > 0)!.left--;
    return 'open';
  }

  private belongs(id: string, school: string, reserve: Reserve): boolean {
    const cell = String(this.town.children.get(id)![reserve.attribute] ?? '');
    const own = this.town.schools.get(school)!;
    const cells: Record<string, unknown> = { ...own, school_id: own.programmeOf ?? school };
    return cell !== '' && cell === String(reserve.value ?? cells[reserve.matchesSchool!]);
  }
}

/** The test's shares have two decimals. */
function shareOf(share: string, seats: number): number {
  return Math.floor((Math.round(Number(share) * 100) * seats) / 100);
}
