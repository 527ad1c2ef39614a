import type { EnrolmentRecords, Reserve, Rules } from '../enrolment-records.ts';
import type { Candidate, Compare } from './standing.ts';

/** Seats of one school: its reserves in file order with their sizes, and the open seats. */
export interface SchoolSeats {
  school: number;
  seats: number;
  reserves: { reserve: Reserve; seats: number; decided: number }[];
  open: number;
  openDecided: number;
}

/** Whom a school takes, by seat group: `open` or the reserve's name. */
export type Taken = Map<number, string>;

/** The seats of a school by the rules, nobody seated yet. */
export function seatsOf(records: EnrolmentRecords, rules: Rules, school: number): SchoolSeats {
  const seats = records.schools.seats[school];
  const reserves = rules.reserves
    .filter((reserve) => reserve.school === '*' || reserve.school === records.schools.ids[school])
    .map((reserve) => ({
      reserve,
      seats: reserve.share === null ? reserve.seats! : floorOfShare(reserve.share, seats),
      decided: 0,
    }));
  const reserved = reserves.reduce((sum, own) => sum + own.seats, 0);
  return { school, seats, reserves, open: seats - reserved, openDecided: 0 };
}

/** Does the applicant belong to the reserve at this school? Blank belongs to nothing. */
export function belongs(
  records: EnrolmentRecords,
  { reserve }: { reserve: Reserve },
  school: number,
  applicant: number,
): boolean {
  const cell = records.applicants.attributes[reserve.attribute][applicant];
  if (cell === '') return false;
  if (reserve.value !== null) return cell === reserve.value;
  const { ids, attributes, programmeOf } = records.schools;
  if (reserve.matchesSchool !== 'school_id') return cell === attributes[reserve.matchesSchool!][school];
  const whole = programmeOf?.[school] ?? -1;
  return cell === ids[whole < 0 ? school : whole];
}

/**
 * Seats a child placed by decision: the first reserve of its own with room, else an open seat, else a seat withdrawn from the
 * last reserve that has one. Answers the group, or null when the school is full of decisions.
 */
export function seatByDecision(records: EnrolmentRecords, own: SchoolSeats, applicant: number): string | null {
  for (const part of own.reserves)
    if (part.decided < part.seats && belongs(records, part, own.school, applicant)) {
      part.decided++;
      return part.reserve.name;
    }
  if (own.openDecided === own.open) {
    const lender = own.reserves.findLast((part) => part.decided < part.seats);
    if (!lender) return null;
    lender.seats--;
    own.open++;
  }
  own.openDecided++;
  return 'open';
}

/** The choice of the rules from `candidates`, who must already stand in the school's order, best first. */
export function choose(records: EnrolmentRecords, own: SchoolSeats, ordered: Candidate[]): Taken {
  const taken: Taken = new Map();
  const passed = new Map<string, number>();
  for (const part of own.reserves) {
    let left = part.seats - part.decided + (passed.get(part.reserve.name) ?? 0);
    for (const { applicant } of ordered) {
      if (left === 0) break;
      if (taken.has(applicant) || !belongs(records, part, own.school, applicant)) continue;
      taken.set(applicant, part.reserve.name);
      left--;
    }
    const taker = takerOf(own, part);
    if (taker !== null) passed.set(taker, (passed.get(taker) ?? 0) + left);
  }
  let open = own.open - own.openDecided + (passed.get('open') ?? 0);
  for (const { applicant } of ordered) {
    if (open === 0) break;
    if (taken.has(applicant)) continue;
    taken.set(applicant, 'open');
    open--;
  }
  return taken;
}

/** Where the seats of a group end: whether one of them is free, and the last child that has one; null: none has. */
export interface SeatsEnd {
  isFree: boolean;
  last: Candidate | null;
}

/** Where a choice from `ordered` ended, group by group: the reserves in file order, then the open seats. */
export function endsOf(own: SchoolSeats, ordered: Candidate[], taken: Taken): SeatsEnd[] {
  const groups = [...own.reserves.map(({ reserve }) => reserve.name), 'open'];
  const left = [...own.reserves.map(({ seats, decided }) => seats - decided), own.open - own.openDecided];
  const last: (Candidate | null)[] = groups.map(() => null);
  for (const candidate of ordered) {
    const i = groups.indexOf(taken.get(candidate.applicant) ?? '');
    if (i < 0) continue;
    left[i]--;
    last[i] = candidate;
  }
  own.reserves.forEach((part, i) => {
    const taker = takerOf(own, part);
    if (taker !== null) left[groups.indexOf(taker, i + 1)] += left[i];
  });
  return groups.map((_, i) => ({ isFree: left[i] > 0, last: last[i] }));
}

/**
 * The seats when those `taken` keep theirs: as after decisions. Seats used beyond the number of a group were passed on by soft
 * reserves, and are withdrawn from the last of these that has one nobody took.
 */
export function seatsAfter(own: SchoolSeats, taken: Taken): SchoolSeats {
  const left = { ...own, reserves: own.reserves.map((part) => ({ ...part })) };
  for (const group of taken.values()) {
    const part = left.reserves.find(({ reserve }) => reserve.name === group);
    if (part) part.decided++;
    else left.openDecided++;
  }
  const lenderTo = (name: string) =>
    left.reserves.findLast((part) => part.decided < part.seats && reaches(left, part, name));
  for (const part of left.reserves)
    while (part.decided > part.seats) {
      const lender = lenderTo(part.reserve.name);
      if (!lender) break;
      lender.seats--;
      part.seats++;
    }
  while (left.openDecided > left.open) {
    const lender = lenderTo('open');
    if (!lender) break;
    lender.seats--;
    left.open++;
  }
  return left;
}

/** The name of the group that gets the seats nobody of a reserve claims; null: they stay empty. */
function takerOf(own: SchoolSeats, { reserve }: SchoolSeats['reserves'][number]): string | null {
  if (reserve.kind === 'hard') return null;
  const isHere = own.reserves.some((part) => part.reserve.name === reserve.passesTo);
  return isHere ? reserve.passesTo! : 'open';
}

/** Do seats of a reserve come to the group of that name, passed on once or more? */
function reaches(own: SchoolSeats, part: SchoolSeats['reserves'][number], name: string): boolean {
  const taker = takerOf(own, part);
  if (taker === null || taker === name) return taker === name;
  const next = own.reserves.find(({ reserve }) => reserve.name === taker);
  return next !== undefined && reaches(own, next, name);
}

/** `candidates` in the school's order with `newcomer` put in its place. */
export function withNewcomer(compare: Compare, school: number, ordered: Candidate[], newcomer: Candidate): Candidate[] {
  let [place, end] = [0, ordered.length];
  while (place < end) {
    const middle = (place + end) >> 1;
    if (compare(school, newcomer, ordered[middle]) < 0) end = middle;
    else place = middle + 1;
  }
  return [...ordered.slice(0, place), newcomer, ...ordered.slice(place)];
}

/** floor(share × count) by whole numbers: the share, which is at most 1, is taken without its decimal point. */
export function floorOfShare(share: string, count: number): number {
  const [digits, exponent] = share.split('e');
  const [whole, decimals = ''] = digits.split('.');
  const places = decimals.length - Number(exponent ?? 0);
  return Number((BigInt(whole + decimals) * BigInt(count)) / 10n ** BigInt(places));
}
