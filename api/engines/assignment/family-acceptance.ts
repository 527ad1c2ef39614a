import { seededRandom } from '../random.ts';
import { deferredAcceptance } from './deferred-acceptance.ts';
import { chooseParties } from './family-choice.ts';
import { FamilyMatching, type Pick, pickFirst, plainRound, SchoolWishes } from './family-matching.ts';
import { rankFamilies } from './family-ranking.ts';
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

const usualEffort: Effort = { attempts: 40, families: 2_000, entries: 60 };

/**
 * Deferred acceptance where families ask for seats together (chooseParties says how a school chooses). All other children are
 * placed first; then family after family enters, and what it upsets is repaired. Where that goes in circles the family waits
 * for the end, and the whole is tried again in other orders, drawn from a fixed seed: a stable result may exist or not, and
 * telling is NP-hard (McDermid & Manlove 2010), so the search is bounded. Families that stay in conflict take part as the
 * rules' fallback says, `apart` or last of all; with that the result is stable for everyone. In the end a family gets its
 * place back where the result is stable with it whole.
 */
export function familyAcceptance(problem: Problem, families: Families, options: Partial<Options> = {}): Holding {
  const effort = { ...usualEffort, ...options };
  const wishesAt = new SchoolWishes(problem);
  const standings: Standing[] = options.standings?.slice() ?? Array(families.start.length - 1).fill('whole');
  const fallback: Standing = families.fallback === 'apart' ? 'apart' : 'last';
  for (;;) {
    const { matching, conflicts } = seek(problem, families, standings, wishesAt, effort);
    if (conflicts.length > 0 && attemptsFor(effort, standings) > 1) standings[conflicts[0]] = fallback;
    else if (fallBackAmong(families, standings, { matching, conflicts }, fallback, effort)) {
      const held =
        options.restore === false ? matching : restoreWhole(problem, families, standings, wishesAt, matching);
      return holdingOf(problem, families, standings, held);
    }
  }
}

/**
 * Where there are too many families to begin anew for each: those in conflict ask once more, one after another, and who still
 * finds no rest falls back on the spot. Children by themselves enter then; families that come last need a new beginning, as
 * does a child that finds no rest, for which the family that moved most on its way falls back too: false. The standings have then changed.
 */
function fallBackAmong(
  families: Families,
  standings: Standing[],
  { matching, conflicts }: Attempt,
  fallback: Standing,
  effort: Effort,
): boolean {
  let settled = true;
  for (const f of conflicts) {
    const children = families.members.subarray(families.start[f], families.start[f + 1]);
    if (matching.enter(children[0], effort.entries, pickFirst)) continue;
    standings[f] = fallback;
    if (fallback === 'apart') {
      matching.separate(children);
      for (const a of children) {
        if (matching.enter(a, effort.entries, pickFirst)) continue;
        settled = false;
        const restless = matching.mostRestless();
        if (restless >= 0) standings[families.of[restless]] = fallback;
      }
    } else settled = false;
  }
  return settled;
}

/** The best of some attempts to place everyone: without conflicts, or with the fewest. */
function seek(
  problem: Problem,
  families: Families,
  standings: Standing[],
  wishesAt: SchoolWishes,
  effort: Effort,
): Attempt {
  const ranking = rankFamilies(problem, families, standings);
  const beginning = plainRound(problem, placeSingles(problem, families, standings).wish, wishesAt);
  const random = seededRandom('families');
  let best: Attempt | null = null;
  for (let i = 0; i < attemptsFor(effort, standings); i++) {
    const pick: Pick = i === 0 ? pickFirst : (n) => Math.floor(random() * n);
    const matching = new FamilyMatching(problem, ranking, families, standings, beginning);
    const conflicts = enterAll(matching, families, standings, pick, effort.entries);
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

/** Everyone but the families, by the plain engine: their children stand aside as if placed. */
function placeSingles(problem: Problem, families: Families, standings: Standing[]): Holding {
  const decidedGroup = problem.decidedGroup.slice();
  for (const a of families.members) if (standings[families.of[a]] !== 'apart') decidedGroup[a] = 0;
  return deferredAcceptance({ ...problem, decidedGroup });
}

/** Lets every family in, those that come last at the end; whoever goes in circles gets a second try. */
function enterAll(
  matching: FamilyMatching,
  { start, members }: Families,
  standings: Standing[],
  pick: Pick,
  most: number,
): number[] {
  const order: number[] = [];
  const waiting = [...standings.keys()].filter((f) => standings[f] === 'whole');
  while (waiting.length > 0) order.push(...waiting.splice(pick(waiting.length), 1));
  order.push(...[...standings.keys()].filter((f) => standings[f] === 'last'));
  const enter = (f: number) => matching.enter(members[start[f]], most, pick);
  return order.filter((f) => !enter(f)).filter((f) => !enter(f) && standings[f] === 'whole');
}

/** Families in conflict that, as it came out, sit as a whole family might: where that is stable they are whole after all. */
function restoreWhole(
  problem: Problem,
  families: Families,
  standings: Standing[],
  wishesAt: SchoolWishes,
  matching: FamilyMatching,
): FamilyMatching {
  let held = matching;
  for (let f = 0; f < standings.length; f++) {
    if (standings[f] === 'whole') continue;
    const tried = standings.slice();
    tried[f] = 'whole';
    const whole = tryWhole(problem, families, tried, f, wishesAt, held);
    if (!whole) continue;
    held = whole;
    standings[f] = 'whole';
    // Another family may be whole beside this one that was not before.
    f = -1;
  }
  return held;
}

function tryWhole(
  problem: Problem,
  families: Families,
  standings: Standing[],
  f: number,
  wishesAt: SchoolWishes,
  held: FamilyMatching,
): FamilyMatching | null {
  const { wishes } = problem;
  const [first, ...others] = families.members.subarray(families.start[f], families.start[f + 1]);
  const wish = held.wish.slice();
  const placeOf = (a: number) => (wish[a] < 0 ? -1 : wish[a] - wishes.start[a]);
  if (others.some((a) => !held.isFollower(a) && placeOf(a) !== placeOf(first))) return null;
  for (const a of others) wish[a] = -1;
  const ranking = rankFamilies(problem, families, standings);
  const whole = new FamilyMatching(problem, ranking, families, standings, plainRound(problem, wish, wishesAt));
  whole.openToAll();
  for (let w = wishes.start[first]; w < wishes.start[first + 1]; w++) {
    const school = wishes.school[w];
    if (!whole.keepsAll(school) || whole.findBlocking(school) >= 0) return null;
  }
  return whole;
}

/** The holding of every child, with the ranking by which it came about. */
function holdingOf(problem: Problem, families: Families, standings: Standing[], matching: FamilyMatching): Holding {
  const { wishes, groups, decidedGroup } = problem;
  const wish = new Int32Array(decidedGroup.length).fill(-1);
  const group = decidedGroup.slice();
  for (let school = 0; school + 1 < groups.start.length; school++) {
    const parties = matching.at(school);
    const seating = chooseParties(groups, school, parties);
    parties.forEach(({ children }, p) => {
      const place = matching.wish[children[0]] - wishes.start[children[0]];
      children.forEach((a, i) => {
        wish[a] = wishes.start[a] + place;
        group[a] = seating.group[seating.start[p] + i];
      });
    });
  }
  return { wish, group, families: { standings, ranking: rankFamilies(problem, families, standings) } };
}
