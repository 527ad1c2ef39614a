import { isMember, type SeatGroups } from './types.ts';

/** A party asks for as many seats at one school as it has children: a child alone, or a family. */
export interface Party {
  /** Applicants, ascending; the first stands for the party. */
  children: Int32Array | number[];
  /** Its rank at the school: of a family that of its weaker child (the largest key). */
  key: number;
}

/** The seat group of every child, −1 for none: those of party p stand from `start[p]` up to `start[p + 1]`. */
export interface Seating {
  start: Int32Array;
  group: Int32Array;
}

/** Has the party seats? Of a choice it has one for every child, or none. */
export function isSeated({ start, group }: Seating, party: number): boolean {
  return group[start[party]] >= 0;
}

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
  return keepWhole(groups, school, parties, seatChildren(groups, school, parties, null));
}

/** What a newcomer meets at a school. */
export interface Standstill {
  /** Of a school whose every seat is held: the largest key among its parties. Infinity while a seat is free. */
  lastKey: number;
  /** Reserves some of whose seats nobody of them claims, so that others hold them. */
  unclaimed: number[];
}

/** Whoever stands behind `lastKey` and belongs to no `unclaimed` reserve is not taken: every choice is as it was without it. */
export function findStandstill(groups: SeatGroups, school: number, parties: Party[]): Standstill {
  const first = groups.start[school];
  const open = groups.start[school + 1] - 1;
  let seats = 0;
  for (let g = first; g <= open; g++) seats += groups.seats[g] - groups.decided[g];
  let held = 0;
  for (const { children } of parties) held += children.length;
  if (held < seats) return { lastKey: Number.POSITIVE_INFINITY, unclaimed: [] };
  const lastKey = parties.length === 0 ? Number.NEGATIVE_INFINITY : parties[parties.length - 1].key;
  if (first === open) return { lastKey, unclaimed: [] };
  const claims = new Int32Array(open - first + 1);
  for (const g of seatChildren(groups, school, parties, null).group) if (g >= 0) claims[g - first]++;
  const unclaimed: number[] = [];
  const passed = new Int32Array(claims.length);
  for (let g = first; g < open; g++) {
    const left = groups.seats[g] - groups.decided[g] + passed[g - first] - claims[g - first];
    if (left > 0) unclaimed.push(g);
    if (groups.passesTo[g] >= 0) passed[groups.passesTo[g] - first] += left;
  }
  return { lastKey, unclaimed };
}

function keepWhole(groups: SeatGroups, school: number, parties: Party[], seating: Seating): Seating {
  let aside: Set<number> | null = null;
  let whole = seating;
  for (;;) {
    let partly = parties.length - 1;
    while (partly >= 0 && !isSplit(whole, partly)) partly--;
    if (partly < 0) return whole;
    aside ??= new Set();
    aside.add(partly);
    whole = seatChildren(groups, school, parties, aside);
  }
}

function isSplit({ start, group }: Seating, p: number): boolean {
  if (start[p + 1] - start[p] === 1) return false;
  let seated = 0;
  for (let i = start[p]; i < start[p + 1]; i++) if (group[i] >= 0) seated++;
  return seated > 0 && seated < start[p + 1] - start[p];
}

/** Everyone who finds a seat as if no family had to stay whole, but those of the parties set aside. */
function seatChildren(groups: SeatGroups, school: number, parties: Party[], aside: Set<number> | null): Seating {
  const start = new Int32Array(parties.length + 1);
  for (let p = 0; p < parties.length; p++) start[p + 1] = start[p] + parties[p].children.length;
  const group = new Int32Array(start[parties.length]).fill(-1);
  const first = groups.start[school];
  const open = groups.start[school + 1] - 1;
  const passed = first === open ? null : new Int32Array(open - first + 1);
  for (let g = first; g <= open; g++) {
    let left = groups.seats[g] - groups.decided[g] + (passed ? passed[g - first] : 0);
    for (let p = 0; p < parties.length && left > 0; p++) {
      if (aside?.has(p)) continue;
      const { children } = parties[p];
      for (let i = 0; i < children.length && left > 0; i++) {
        if (group[start[p] + i] >= 0 || !isMember(groups, g, children[i])) continue;
        group[start[p] + i] = g;
        left--;
      }
    }
    if (passed && groups.passesTo[g] >= 0) passed[groups.passesTo[g] - first] += left;
  }
  return { start, group };
}
