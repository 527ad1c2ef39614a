import { HashTree } from '../../publication/hash-tree.ts';
import { type PublicResult, rowText } from '../../publication/public-result.ts';
import { type NotAgain, runAgain, whyNotAgain } from './run-again.ts';
import { choose, type FreeSeats, seatsAfterDecisions, takerOf } from './seats.ts';

/** What was found; every count but the first two must be 0. */
export interface PublicVerdict {
  applicants: number;
  placed: number;
  /** Pseudonyms that occur twice, or out of order. */
  duplicates: number;
  /** More pupils than seats, by seat. */
  overSeats: number;
  /** Placed at a school not asked, or asked one that does not rank them. */
  ineligible: number;
  /** On reserved seats without belonging to the reserve. */
  reserveViolations: number;
  /** Council decisions without a number, or not carried out. */
  unexplainedDecisions: number;
  /** A child and a school it asked in vain that would have taken it; and of these, where a seat stayed empty. */
  blockingPairs: number;
  wasted: number;
  /** Rows that another run gives otherwise; null where the public file does not suffice to run it, with the reason. */
  differences: number | null;
  notAgain: NotAgain;
  /** Is the root the one of these rows? */
  rootMatches: boolean;
  sound: boolean;
}

/** Told before each part of the judging, and while claims are looked at: how many children of all are done. */
export type TellPart = (part: 'claims' | 'again' | 'root', done: number, all: number) => void;

/** Children between two tellings: some thirty to a city. */
const toldEvery = 6_000;

/**
 * Judges a public result by itself: counts seats, replays the assignment from the published orders and lists, and hashes the
 * rows anew. Shares no line with the engine that made it, nor needs anything that is not public. The file's form has been checked.
 */
export function checkPublicResult(file: PublicResult, tell: TellPart = () => {}): PublicVerdict {
  const notAgain = whyNotAgain(file);
  const free = seatsAfterDecisions(file);
  const children = file.applicants.length;
  tell('claims', 0, children);
  const rowsFound = checkRows(file);
  const stable =
    notAgain || file.mechanism === 'nearest-first' ? { blockingPairs: 0, wasted: 0 } : checkStability(file, free, tell);
  tell('again', 0, children);
  const differences = notAgain ? null : countDifferences(file);
  tell('root', 0, children);
  const found = {
    applicants: children,
    placed: file.result.filter((place) => place !== null).length,
    duplicates: file.applicants.filter((name, i) => i > 0 && file.applicants[i - 1] >= name).length,
    overSeats: countOverSeats(file),
    ...rowsFound,
    unexplainedDecisions: countUnexplained(file),
    ...stable,
    differences,
    notAgain,
    rootMatches: new HashTree(file.applicants.map((_, at) => rowText(file, at))).root() === file.root,
  };
  const { duplicates, overSeats, ineligible, reserveViolations, unexplainedDecisions, blockingPairs, wasted } = found;
  const faults =
    duplicates + overSeats + ineligible + reserveViolations + unexplainedDecisions + blockingPairs + wasted;
  return { ...found, sound: faults === 0 && (found.differences ?? 0) === 0 && found.rootMatches };
}

/** Children beyond the seats of a group, with those that were passed to it. */
function countOverSeats({ schools, result }: PublicResult): number {
  const placed = schools.map(({ groups }) => groups.map(() => 0));
  for (const place of result) if (place) placed[place[0]][place[1]]++;
  return schools.reduce((sum, { groups }, school) => {
    const free = groups.map(({ seats }, g) => seats - placed[school][g]);
    let over = 0;
    groups.forEach((group, g) => {
      const taker = takerOf(group, groups.length - 1);
      if (free[g] < 0) over -= free[g];
      else if (taker !== null) free[taker] += free[g];
    });
    return sum + over;
  }, 0);
}

function checkRows({ wishes, order, members, schools, result, decisions, families }: PublicResult) {
  const ranks = order.map((own) => new Set(own));
  const belongs = members.map((own) => own.map((list) => new Set(list)));
  const decided = new Set(decisions.map(({ applicant }) => applicant));
  const together = new Set(families?.flat());
  let ineligible = 0;
  let reserveViolations = 0;
  order.forEach((own) => {
    ineligible += own.length - new Set(own).size;
  });
  result.forEach((place, applicant) => {
    for (const school of wishes[applicant]) if (!ranks[school].has(applicant)) ineligible++;
    if (!place || decided.has(applicant)) return;
    const [school, group] = place;
    if (!wishes[applicant].includes(school)) ineligible++;
    // A family's seats may lie in any group it was taken on as one.
    const reserved = group < schools[school].groups.length - 1;
    if (reserved && !together.has(applicant) && !belongs[school][group].has(applicant)) reserveViolations++;
  });
  return { ineligible, reserveViolations };
}

function countUnexplained({ decisions, result }: PublicResult): number {
  return decisions.filter(({ applicant, school, group, number }) => {
    const place = result[applicant];
    return number.trim() === '' || place?.[0] !== school || place[1] !== group;
  }).length;
}

/** Would a school that a child asked in vain take it, choosing from its pupils and this child? */
function checkStability(file: PublicResult, free: readonly FreeSeats[], tell: TellPart) {
  const { order, wishes, result, decisions, mechanism, inZone } = file;
  const decided = new Set(decisions.map(({ applicant }) => applicant));
  const claims = order.map((own, school) => {
    const pupils = own.filter((applicant) => result[applicant]?.[0] === school && !decided.has(applicant));
    return claimsAt(free[school], own, pupils);
  });
  let blockingPairs = 0;
  let wasted = 0;
  wishes.forEach((own, applicant) => {
    if (applicant % toldEvery === 0) tell('claims', applicant, wishes.length);
    if (decided.has(applicant)) return;
    for (const [at, school] of own.entries()) {
      if (result[applicant]?.[0] === school) break;
      const outside = mechanism === 'zone-first' && at >= (inZone?.[applicant] ?? 0);
      // Under zone-first a child from outside has no claim on a seat that was given in round one.
      if (outside) continue;
      const claim = claims[school](applicant);
      if (claim === 'none') continue;
      blockingPairs++;
      if (claim === 'empty-seat') wasted++;
    }
  });
  return { blockingPairs, wasted };
}

/** What one more child could claim at a school: nothing, a seat somebody has, or one that stands empty. */
type Claim = 'none' | 'held-seat' | 'empty-seat';

/**
 * What a child could claim at one school. Children who stand between the same two pupils and belong to the same reserves have the same
 * claim: it is found once for all of them, of whom a city has thousands behind the last pupil of a school.
 */
function claimsAt(free: FreeSeats, order: readonly number[], pupils: readonly number[]): (applicant: number) => Claim {
  const positions = new Map(order.map((applicant, position) => [applicant, position]));
  const positionOf = (applicant: number) => positions.get(applicant) ?? order.length;
  const before = choose(free, pupils).size;
  const known = new Map<string, Claim>();
  return (applicant) => {
    const place = countBefore(pupils, positionOf, positionOf(applicant));
    const key = `${place} ${free.members.map((own) => Number(own.has(applicant))).join('')}`;
    let claim = known.get(key);
    if (claim === undefined) {
      const after = choose(free, [...pupils.slice(0, place), applicant, ...pupils.slice(place)]);
      claim = !after.has(applicant) ? 'none' : after.size > before ? 'empty-seat' : 'held-seat';
      known.set(key, claim);
    }
    return claim;
  };
}

/** How many of `pupils`, in the school's order, stand before `position`. */
function countBefore(pupils: readonly number[], positionOf: (applicant: number) => number, position: number): number {
  let [low, high] = [0, pupils.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (positionOf(pupils[middle]) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function countDifferences(file: PublicResult): number {
  const again = runAgain(file);
  return file.result.filter((place, applicant) => {
    const other = again[applicant];
    return place?.[0] !== other?.[0] || place?.[1] !== other?.[1];
  }).length;
}
