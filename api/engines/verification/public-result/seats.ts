import type { PublicResult } from '../../publication/public-result.ts';

/** Seats of one school that are still to be given, by group; the last is open. */
export interface FreeSeats {
  seats: number[];
  /** The group that gets the seats nobody of this one claims; null: none. */
  passesTo: (number | null)[];
  /** By reserve: who belongs to it. */
  members: Set<number>[];
}

/** The seats of every school after the council's decisions. */
export function seatsAfterDecisions({ schools, members, decisions }: PublicResult): FreeSeats[] {
  const free = schools.map(({ groups }, school) => ({
    seats: groups.map(({ seats }) => seats),
    passesTo: groups.map((group) => takerOf(group, groups.length - 1)),
    members: members[school].map((own) => new Set(own)),
  }));
  for (const { school, group } of decisions) free[school].seats[group]--;
  return free;
}

/** Whom a school takes of those who ask, and on which group's seats: `asking` in its order, first ranked first. */
export function choose({ seats, passesTo, members }: FreeSeats, asking: readonly number[]): Map<number, number> {
  const taken = new Map<number, number>();
  const open = seats.length - 1;
  const free = [...seats];
  for (let group = 0; group < open; group++) {
    let left = free[group];
    for (const applicant of asking) {
      if (left <= 0) break;
      if (taken.has(applicant) || !members[group].has(applicant)) continue;
      taken.set(applicant, group);
      left--;
    }
    const taker = passesTo[group];
    if (taker !== null) free[taker] += left;
  }
  for (const applicant of asking) {
    if (free[open] <= 0) break;
    if (taken.has(applicant)) continue;
    taken.set(applicant, open);
    free[open]--;
  }
  return taken;
}

/**
 * The seats left when `held` (by applicant: school and group) stay where they are: each on its group's seat; seats given beyond
 * the number of a group were passed on by soft reserves and are withdrawn from the last of these that has any left.
 */
export function seatsBeside(free: readonly FreeSeats[], held: readonly ([number, number] | null)[]): FreeSeats[] {
  const left = free.map((own) => ({ ...own, seats: [...own.seats] }));
  for (const place of held) if (place) left[place[0]].seats[place[1]]--;
  for (const { seats, passesTo } of left)
    for (let short = 0; short < seats.length; short++)
      for (let group = short - 1; group >= 0 && seats[short] < 0; group--) {
        if (!comesTo(passesTo, group, short)) continue;
        const used = Math.min(-seats[short], Math.max(0, seats[group]));
        seats[group] -= used;
        seats[short] += used;
      }
  return left;
}

/** The group that gets what this one does not use: as the file says, else the open seats for a soft reserve. */
export function takerOf({ kind, passesTo }: PublicResult['schools'][number]['groups'][number], open: number) {
  return kind === 'soft' ? (passesTo ?? open) : null;
}

/** Do seats of `group`, passed on once or more, come to `other`? */
function comesTo(passesTo: readonly (number | null)[], group: number, other: number): boolean {
  let at: number | null = group;
  while (at !== null && at < other) at = passesTo[at];
  return at === other;
}
