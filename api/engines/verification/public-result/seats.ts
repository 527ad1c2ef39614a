import type { PublicResult } from '../../publication/public-result.ts';

/** Seats of one school that are still to be given, by group; the last is open. */
export interface FreeSeats {
  seats: number[];
  kinds: ('soft' | 'hard' | 'open')[];
  /** By reserve: who belongs to it. */
  members: Set<number>[];
}

/** The seats of every school after the council's decisions. */
export function seatsAfterDecisions({ schools, members, decisions }: PublicResult): FreeSeats[] {
  const free = schools.map(({ groups }, school) => ({
    seats: groups.map(({ seats }) => seats),
    kinds: groups.map(({ kind }) => kind),
    members: members[school].map((own) => new Set(own)),
  }));
  for (const { school, group } of decisions) free[school].seats[group]--;
  return free;
}

/** Whom a school takes of those who ask, and on which group's seats: `asking` in its order, first ranked first. */
export function choose({ seats, kinds, members }: FreeSeats, asking: readonly number[]): Map<number, number> {
  const taken = new Map<number, number>();
  const open = seats.length - 1;
  let openSeats = seats[open];
  for (let group = 0; group < open; group++) {
    let left = seats[group];
    for (const applicant of asking) {
      if (left <= 0) break;
      if (taken.has(applicant) || !members[group].has(applicant)) continue;
      taken.set(applicant, group);
      left--;
    }
    if (kinds[group] === 'soft') openSeats += left;
  }
  for (const applicant of asking) {
    if (openSeats <= 0) break;
    if (taken.has(applicant)) continue;
    taken.set(applicant, open);
    openSeats--;
  }
  return taken;
}

/**
 * The seats left when `held` (by applicant: school and group) stay where they are: each on its group's seat; open seats given
 * beyond their number were lent by soft reserves and are withdrawn from the last one that has any left.
 */
export function seatsBeside(free: readonly FreeSeats[], held: readonly ([number, number] | null)[]): FreeSeats[] {
  const left = free.map((own) => ({ ...own, seats: [...own.seats] }));
  for (const place of held) if (place) left[place[0]].seats[place[1]]--;
  for (const { seats, kinds } of left) {
    const open = seats.length - 1;
    for (let group = open - 1; group >= 0 && seats[open] < 0; group--) {
      if (kinds[group] !== 'soft') continue;
      const used = Math.min(-seats[open], Math.max(0, seats[group]));
      seats[group] -= used;
      seats[open] += used;
    }
  }
  return left;
}
