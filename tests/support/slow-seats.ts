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

  /** Seats by who may sit on them, whatever is filled first: each hard reserve for its members, all others for anyone. */
  kinds(school: string): { seats: number; admits: (id: string) => boolean }[] {
    const parts = this.reserved.get(school)!;
    const hard = parts.filter(({ reserve }) => reserve.kind === 'hard');
    const soft = parts.filter(({ reserve }) => reserve.kind === 'soft').reduce((sum, { left }) => sum + left, 0);
    return [
      ...hard.map(({ reserve, left }) => ({ seats: left, admits: (id: string) => this.belongs(id, school, reserve) })),
      { seats: this.open.get(school)! + soft, admits: () => true },
    ];
  }

  /** Open seats nobody holds yet. */
  free(school: string): number {
    return this.open.get(school)!;
  }

  /** Reserves in file order, then the open seats, with the soft seats nobody claimed. */
  choose(school: string, ordered: string[]): Map<string, string> {
    const taken = new Map<string, string>();
    let open = this.open.get(school)!;
    for (const { reserve, left } of this.reserved.get(school)!) {
      const members = ordered.filter((id) => !taken.has(id) && this.belongs(id, school, reserve)).slice(0, left);
      for (const id of members) taken.set(id, reserve.name);
      if (reserve.kind === 'soft') open += left - members.length;
    }
    for (const id of ordered.filter((other) => !taken.has(other)).slice(0, open)) taken.set(id, 'open');
    return taken;
  }

  /** The placed keep their seats; open seats beyond their number come out of the last soft reserve that has one. */
  keep(placed: Map<string, { school: string; group: string }>): void {
    for (const { school, group } of placed.values()) {
      const part = this.reserved.get(school)!.find(({ reserve }) => reserve.name === group);
      if (part) part.left--;
      else this.open.set(school, this.open.get(school)! - 1);
    }
    for (const [school, parts] of this.reserved)
      while (this.open.get(school)! < 0) {
        parts.findLast(({ reserve, left }) => reserve.kind === 'soft' && left > 0)!.left--;
        this.open.set(school, this.open.get(school)! + 1);
      }
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
    return cell !== '' && cell === String(reserve.value ?? this.town.schools.get(school)![reserve.matchesSchool!]);
  }
}

/** The test's shares have two decimals. */
function shareOf(share: string, seats: number): number {
  return Math.floor((Math.round(Number(share) * 100) * seats) / 100);
}
