import { seededRandom } from '../random.ts';
import { type Pick, pickFirst } from './blocking-parties.ts';
import { seatAll, whereDecided } from './deferred-acceptance.ts';
import { type Beginning, FamilyMatching } from './family-matching.ts';
import { RefusedWishes } from './refused-wishes.ts';
import { SeatHeaps } from './seat-heaps.ts';
import type { Families, Holding, Problem, Standing } from './types.ts';

/**
 * How hard it looks for a stable result before a family falls back: whole attempts, fewer where that would come to more than
 * `families` families seated anew, and entries of families in one repair.
 */
export interface Effort {
  attempts: number;
  families: number;
  entries: number;
}
/** `standings`: how the families take part to begin with; whole unless given. `restore`: whether they get back at the end. */
interface Options extends Effort {
  standings: Standing[];
  restore: boolean;
}

/**
 * Entries of families after which the only attempt turns to others first, and after which it gives up: of 1,560 families of a city
 * hardly any needs four, and who goes in circles would go on for ever.
 */
const firstLook = 5;
const lastLook = 20;

const usualEffort: Effort = { attempts: 40, families: 2_000, entries: 60 };

/**
 * Deferred acceptance where families ask for seats together (PartySeats says how a school chooses). All other children are
 * placed first; then family after family enters, and what it upsets is repaired. Where that goes in circles the family waits
 * for the end, and the whole is tried again in other orders, drawn from a fixed seed: a stable result may exist or not, and
 * telling is NP-hard (McDermid & Manlove 2010), so the search is bounded. Families that stay in conflict take part as the
 * rules' fallback says, `apart` or last of all; with that the result is stable for everyone. In the end a family gets its
 * place back where the result is stable with it whole.
 */
export function familyAcceptance(problem: Problem, families: Families, options: Partial<Options> = {}): Holding {
  const effort = { ...usualEffort, ...options };
  const standings: Standing[] = options.standings?.slice() ?? Array(families.start.length - 1).fill('whole');
  const fallback: Standing = families.fallback === 'apart' ? 'apart' : 'last';
  let { matching, conflicts } = seek(problem, families, standings, effort);
  const isWhole = (f: number) => standings[f] === 'whole';
  while (conflicts.some(isWhole) && attemptsFor(effort, standings) > 1) {
    standings[conflicts.find(isWhole)!] = fallback;
    ({ matching, conflicts } = seek(problem, families, standings, effort));
  }
  const isOnly = attemptsFor(effort, standings) === 1;
  const entries = isOnly ? Math.min(effort.entries, lastLook) : effort.entries;
  fallBackAmong(matching, families, standings, conflicts, fallback, entries);
  if (options.restore !== false) restoreWhole(matching, standings);
  const wish = new Int32Array(problem.decidedGroup.length);
  const group = problem.decidedGroup.slice();
  matching.write(wish, group);
  return { wish, group, families: { standings, rankedAs: standings } };
}

/**
 * Where there are too many families to begin anew for each: those in conflict ask once more, one after another, and who still
 * finds no rest falls back on the spot. A child by itself always comes to rest where families stay where they are: where it does
 * not, the family that moved most on its way falls back too. Families that come last enter when all others have; one of whose
 * children may have a seat kept for it can still upset others, and then the same holds.
 */
function fallBackAmong(
  matching: FamilyMatching,
  { start, members, of }: Families,
  standings: Standing[],
  conflicts: number[],
  fallback: Standing,
  entries: number,
): void {
  const last = conflicts.filter((f) => standings[f] === 'last');
  const fallBack = (f: number): number[] => {
    standings[f] = fallback;
    matching.fallBack(f, fallback);
    if (fallback === 'apart') return Array.from(members.subarray(start[f], start[f + 1]));
    last.push(f);
    return [];
  };
  const mostRestless = () => matching.mostRestless((first) => standings[of[first]] === 'whole');
  for (const f of conflicts) {
    if (standings[f] !== 'whole' || matching.enter(members[start[f]], entries, pickFirst)) continue;
    const asking = fallBack(f);
    for (let a = asking.shift(); a !== undefined; a = asking.shift()) {
      if (matching.enter(a, entries, pickFirst)) continue;
      const restless = mostRestless();
      if (restless >= 0) asking.push(a, ...fallBack(of[restless]));
    }
  }
  for (let f = last.shift(); f !== undefined; f = last.shift()) {
    if (matching.enter(members[start[f]], entries, pickFirst)) continue;
    const restless = mostRestless();
    if (restless < 0) continue;
    fallBack(of[restless]);
    last.unshift(f);
  }
}

/** The best of some attempts to place everyone: without conflicts, or with the fewest. */
function seek(problem: Problem, families: Families, standings: Standing[], effort: Effort): Attempt {
  const beginning = placeSingles(problem, families, standings);
  const random = seededRandom('families');
  const attempts = attemptsFor(effort, standings);
  let best: Attempt | null = null;
  for (let i = 0; i < attempts; i++) {
    const pick: Pick = i === 0 ? pickFirst : (n) => Math.floor(random() * n);
    const matching = new FamilyMatching(problem, families, standings, i + 1 < attempts ? copyOf(beginning) : beginning);
    const isOnly = attempts === 1;
    const conflicts = enterAll(matching, families, standings, pick, { entries: effort.entries, isOnly });
    if (best === null || conflicts.length < best.conflicts.length) best = { matching, conflicts };
    if (best.conflicts.length === 0) break;
  }
  return best!;
}

function attemptsFor(effort: Effort, standings: Standing[]): number {
  return Math.max(1, Math.min(effort.attempts, Math.floor(effort.families / standings.length)));
}

interface Attempt {
  matching: FamilyMatching;
  /** Families that found no rest. */
  conflicts: number[];
}

/** Everyone but the families, by the plain engine: their children stand aside. */
function placeSingles(problem: Problem, families: Families, standings: Standing[]): Beginning {
  const standsAside = whereDecided(problem.decidedGroup);
  for (const a of families.members) if (standings[families.of[a]] !== 'apart') standsAside[a] = 1;
  const seats = new SeatHeaps(problem.groups);
  const refused = new RefusedWishes(problem.groups.start.length - 1, 2 * standsAside.length);
  return { wish: seatAll(problem, seats, standsAside, refused), seats, refused };
}

function copyOf({ wish, seats, refused }: Beginning): Beginning {
  return { wish: wish.slice(), seats: seats.copy(), refused: refused.copy() };
}

/** Lets every family in, those that come last at the end; of several attempts, whoever goes in circles gets a second try. */
function enterAll(
  matching: FamilyMatching,
  { start, members }: Families,
  standings: Standing[],
  pick: Pick,
  { entries, isOnly }: { entries: number; isOnly: boolean },
): number[] {
  const order: number[] = [];
  const waiting = [...standings.keys()].filter((f) => standings[f] === 'whole');
  if (pick === pickFirst) order.push(...waiting);
  else while (waiting.length > 0) order.push(...waiting.splice(pick(waiting.length), 1));
  order.push(...[...standings.keys()].filter((f) => standings[f] === 'last'));
  const most = isOnly ? Math.min(entries, firstLook) : entries;
  const refused = order.filter((f) => !matching.enter(members[start[f]], most, pick));
  return isOnly ? refused : refused.filter((f) => !matching.enter(members[start[f]], most, pick));
}

/** Families in conflict that, as it came out, sit as a whole family might: where that is stable they are whole after all. */
function restoreWhole(matching: FamilyMatching, standings: Standing[]): void {
  for (let f = 0; f < standings.length; f++) {
    if (standings[f] === 'whole' || !matching.restore(f, standings[f])) continue;
    standings[f] = 'whole';
    // Another family may be whole beside this one that was not before.
    f = -1;
  }
}
