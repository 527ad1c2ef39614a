import type { PublicResult } from '../../publication/public-result.ts';
import { choose, type FreeSeats, seatsAfterDecisions, seatsBeside } from './seats.ts';

type Places = ([school: number, group: number] | null)[];

/** Why a result cannot be run again from what is public: it needs distances, or a search among families. */
export type NotAgain = 'needs-distances' | 'families' | 'guarantee' | null;

/** Can this result be run again from the public file alone? */
export function whyNotAgain({ mechanism, rules, families }: PublicResult): NotAgain {
  if (families && families.length > 0) return 'families';
  if (mechanism === 'least-total-distance' || rules.then === 'least-total-distance') return 'needs-distances';
  if (rules.guarantee === 'maximum') return 'guarantee';
  return null;
}

/** The assignment from the public file alone: by applicant the school and group, or null. Council decisions stay as they are. */
export function runAgain(file: PublicResult): Places {
  const free = seatsAfterDecisions(file);
  const places: Places = file.applicants.map(() => null);
  for (const { applicant, school, group } of file.decisions) places[applicant] = [school, group];
  const decided = new Set(file.decisions.map(({ applicant }) => applicant));
  const waiting = file.applicants.map((_, applicant) => applicant).filter((applicant) => !decided.has(applicant));
  if (file.mechanism === 'nearest-first') return inLine(file, free, places);
  if (file.mechanism !== 'zone-first')
    return byRounds(file, free, places, waiting, (applicant) => file.wishes[applicant]);
  const inZone = file.inZone ?? [];
  byRounds(file, free, places, waiting, (applicant) => file.wishes[applicant].slice(0, inZone[applicant]));
  const held = places.map((place, applicant) => (decided.has(applicant) ? null : place));
  const rest = waiting.filter((applicant) => places[applicant] === null);
  const left = seatsBeside(free, held);
  const outside = (applicant: number) => file.wishes[applicant].slice(inZone[applicant]);
  if (file.rules.then !== 'nearest-first') return byRounds(file, left, places, rest, outside);
  return inLine(
    { ...file, line: (file.line ?? []).filter((applicant) => places[applicant] === null) },
    left,
    places,
    outside,
  );
}

/** Deferred acceptance as it is told: all without a place ask their next school; each keeps whom it likes best of those it has and those who ask. */
function byRounds(
  { order }: PublicResult,
  free: readonly FreeSeats[],
  places: Places,
  waiting: readonly number[],
  wishesOf: (applicant: number) => readonly number[],
): Places {
  const positions = order.map((own) => new Map(own.map((applicant, position) => [applicant, position])));
  const holders: number[][] = order.map(() => []);
  const next = new Int32Array(places.length);
  let asking = [...waiting];
  while (asking.length > 0) {
    const fresh = new Map<number, number[]>();
    for (const applicant of asking) {
      const school = wishesOf(applicant)[next[applicant]++];
      if (school !== undefined) fresh.set(school, [...(fresh.get(school) ?? []), applicant]);
    }
    asking = [];
    for (const [school, own] of fresh) {
      const position = (applicant: number) => positions[school].get(applicant) ?? Number.MAX_SAFE_INTEGER;
      const candidates = [...holders[school], ...own].sort((one, other) => position(one) - position(other));
      const taken = choose(free[school], candidates);
      holders[school] = candidates.filter((applicant) => taken.has(applicant));
      for (const applicant of candidates) {
        const group = taken.get(applicant);
        places[applicant] = group === undefined ? null : [school, group];
        if (group === undefined) asking.push(applicant);
      }
    }
  }
  return places;
}

/** One by one in the line, each the first of its schools with a free seat. */
function inLine(
  file: PublicResult,
  free: readonly FreeSeats[],
  places: Places,
  wishesOf: (applicant: number) => readonly number[] = (applicant) => file.wishes[applicant],
): Places {
  for (const applicant of file.line ?? [])
    for (const school of wishesOf(applicant)) {
      const open = free[school].seats.length - 1;
      if (free[school].seats[open] <= 0) continue;
      free[school].seats[open]--;
      places[applicant] = [school, open];
      break;
    }
  return places;
}
