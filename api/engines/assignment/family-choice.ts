import { isMember, type SeatGroups } from './types.ts';

/** A party asks for as many seats at one school as it has children: a child alone, or a family. */
export interface Party {
  /** Applicants, ascending; the first stands for the party. */
  children: Int32Array | number[];
  /** Its rank at the school: of a family that of its weaker child (the largest key). */
  key: number;
}

/** The seat group of each child of each party, in the order asked; null: the party is not taken. */
export type Seating = (number[] | null)[];

/**
 * The choice of a school from parties in their order, best first. The children are seated as children always are: every
 * reserve in file order takes its best members, then the open seats take the best of all who are left, and unclaimed soft
 * seats are passed on; children of one family stand side by side, by id. A family is kept only whole: as long as some family
 * would be seated in part, the last-ranked such family is set aside and the school chooses again from the others. So with one
 * seat left and a family of two next in line, the family is passed over and the seat goes to whoever comes next.
 * With families this choice is not substitutable, hence a stable result need not exist (Roth 1984; for children who keep
 * together, McDermid & Manlove 2010).
 */
export function chooseParties(groups: SeatGroups, school: number, parties: Party[]): Seating {
  const aside = new Set<Party>();
  for (;;) {
    const seating = seatChildren(groups, school, parties, aside);
    const partly = seating.findLastIndex((own) => own?.includes(-1) && own.some((g) => g >= 0));
    if (partly < 0) return seating.map((own) => (own?.[0] === -1 ? null : own));
    aside.add(parties[partly]);
  }
}

/** Would the school take nothing of the party even if no family had to stay whole? Then it changes nothing by asking. */
export function leavesUnmoved(groups: SeatGroups, school: number, parties: Party[], party: Party): boolean {
  const own = seatChildren(groups, school, parties, new Set())[parties.indexOf(party)];
  return own!.every((g) => g < 0);
}

/** Everyone who finds a seat as if no family had to stay whole; −1 for those who do not. */
function seatChildren(groups: SeatGroups, school: number, parties: Party[], aside: Set<Party>): Seating {
  const open = groups.start[school + 1] - 1;
  const seating: Seating = parties.map((party) => (aside.has(party) ? null : Array(party.children.length).fill(-1)));
  const first = groups.start[school];
  const passed = new Int32Array(open - first + 1);
  for (let g = first; g <= open; g++) {
    let left = groups.seats[g] - groups.decided[g] + passed[g - first];
    for (let p = 0; p < parties.length && left > 0; p++) {
      const own = seating[p];
      if (own === null) continue;
      for (let i = 0; i < own.length && left > 0; i++) {
        if (own[i] >= 0 || !isMember(groups, g, parties[p].children[i])) continue;
        own[i] = g;
        left--;
      }
    }
    if (groups.passesTo[g] >= 0) passed[groups.passesTo[g] - first] += left;
  }
  return seating;
}
