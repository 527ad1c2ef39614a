import { deferredAcceptance } from './deferred-acceptance.ts';
import { familyAcceptance } from './family-acceptance.ts';
import { nearestFirstWithFamilies } from './nearest-first-families.ts';
import { type PlacedRound, restoreFamilies } from './restore-families.ts';
import { type Families, type Holding, leadsTo, type Problem, type SeatGroups, type Standing } from './types.ts';

/**
 * In zone first (tuyến). Round one: only wishes at schools of the child's own zone compete, by deferred acceptance with
 * reserves; whoever is placed keeps that seat and takes no further part. Round two: all others compete for the seats left, at
 * the schools outside their zone, by the mechanism `then` (`runRest`): a child turned away by a school of its zone finds no
 * seat there later, since every seat it may use is taken.
 *
 * Seats of round one count in round two as those of council decisions do: each stays in its group; where a group held more
 * children than it has seats, because soft reserves had passed theirs on, the seats used are withdrawn for good from the last
 * of these reserves that still has one nobody claimed. Members of that reserve from outside the zone find it smaller by as much.
 *
 * A family takes part whole in both rounds, at the rank of its weaker child; in its zone are the schools in the zone of all its
 * children. Where a school of its zone has too few seats left for it, it is passed over there as in deferred acceptance, and
 * a seat it could not use may go to a child from outside. Which of its children are apart, or that it comes last, holds in both
 * rounds alike.
 */
export function zoneFirst(problem: Problem, runRest: (rest: Problem) => Holding): Holding {
  const { families } = problem;
  if (!families) {
    const { wish, group } = twoRounds(problem, deferredAcceptance, runRest);
    return { wish, group };
  }
  // Whoever falls back in one round must have done so in both: the rounds are held again until nobody else does.
  const standings: Standing[] = Array(families.start.length - 1).fill('whole');
  for (;;) {
    const before = countWhole(standings);
    const withFamilies = (part: Problem) => acceptFamilies(part, families, standings);
    const { wish, group, rounds } = twoRounds(problem, withFamilies, withFamilies);
    if (countWhole(standings) < before) continue;
    // Where children are called one by one nothing is stable that a family might be whole in.
    if (problem.rules.then !== 'nearest-first') restoreFamilies(rounds, families, standings);
    return { wish, group, families: { standings, rankedAs: standings } };
  }
}

/** Round one by `runFirst`, and round two on the seats left by `runRest`; what came of both, and each as it came out. */
function twoRounds(problem: Problem, runFirst: Round, runRest: Round): Holding & { rounds: PlacedRound[] } {
  const { wishes, outside, groups, decidedGroup, rules } = problem;
  if (!outside) throw new Error('Zone-first needs to know which wishes are in the zone.');
  const first = restrict(problem, 'deferred-acceptance', groups, decidedGroup, (a) => [wishes.start[a], outside[a]]);
  const inZone = runFirst(first.problem);
  const rest = restrict(
    problem,
    rules.then ?? 'deferred-acceptance',
    seatsLeft(groups, decidedGroup, inZone.group),
    inZone.group,
    (a) => (inZone.group[a] >= 0 ? [0, 0] : [outside[a], wishes.start[a + 1]]),
  );
  const { wish, group } = runRest(rest.problem);
  const held = wish.map((w, a) => (w >= 0 ? rest.kept[w] : inZone.wish[a] >= 0 ? first.kept[inZone.wish[a]] : -1));
  const rounds = [
    { ...inZone, problem: first.problem },
    { wish, group, problem: rest.problem },
  ];
  return { wish: held, group, rounds };
}

type Round = (part: Problem) => Holding;

/** One round with the families that have no seat yet; who falls back is written into `standings`. */
function acceptFamilies(part: Problem, families: Families, standings: Standing[]): Holding {
  const waiting = [...standings.keys()].filter((f) => part.decidedGroup[families.members[families.start[f]]] < 0);
  const asking = waiting.filter((f) => standings[f] !== 'apart');
  const own = someFamilies(families, asking);
  const before = asking.map((f) => standings[f]);
  const holding =
    part.rules.mechanism === 'nearest-first'
      ? nearestFirstWithFamilies(part, own, before)
      : familyAcceptance(part, own, { standings: before, restore: false });
  asking.forEach((f, i) => {
    standings[f] = holding.families!.standings[i];
  });
  return holding;
}

function someFamilies({ start, members, of, fallback }: Families, chosen: number[]): Families {
  const children = chosen.map((f) => members.subarray(start[f], start[f + 1]));
  const own: Families = {
    start: new Int32Array(chosen.length + 1),
    members: Int32Array.from(children.flatMap((family) => [...family])),
    of: of.map(() => -1),
    fallback,
  };
  children.forEach((family, i) => {
    own.start[i + 1] = own.start[i] + family.length;
    for (const a of family) own.of[a] = i;
  });
  return own;
}

function countWhole(standings: Standing[]): number {
  return standings.filter((standing) => standing === 'whole').length;
}

/** Of the children placed, those who hold a seat from round one, and those placed after; decisions count as neither. */
export function countRounds({ outside, decidedGroup }: Problem, holding: Holding) {
  let placedInZone = 0;
  let placedOutside = 0;
  for (let a = 0; a < decidedGroup.length; a++) {
    if (decidedGroup[a] >= 0 || holding.group[a] < 0) continue;
    if (holding.wish[a] < outside![a]) placedInZone++;
    else placedOutside++;
  }
  return { placedInZone, placedOutside };
}

/** The problem with wishes `range(a)` alone, and where each of them stands in the whole. Keys are those of the whole. */
export function restrict(
  problem: Problem,
  mechanism: Problem['rules']['mechanism'],
  groups: SeatGroups,
  decidedGroup: Int32Array,
  range: (a: number) => [from: number, to: number],
): { problem: Problem; kept: Int32Array } {
  const { wishes, ranking } = problem;
  const kept = new Int32Array(wishes.school.length);
  const start = new Int32Array(decidedGroup.length + 1);
  let count = 0;
  for (let a = 0; a < decidedGroup.length; a++) {
    const [from, to] = range(a);
    for (let w = from; w < to; w++) kept[count++] = w;
    start[a + 1] = count;
  }
  const own = kept.subarray(0, count);
  const part = {
    start,
    applicant: own.map((w) => wishes.applicant[w]),
    school: own.map((w) => wishes.school[w]),
    metres: own.map((w) => wishes.metres[w]),
    rank: own.map((w) => wishes.rank[w]),
    imputed: Uint8Array.from(own, (w) => wishes.imputed[w]),
  };
  const keys = Float64Array.from(own, (w) => ranking.keys[w]);
  return {
    problem: {
      ...problem,
      rules: { ...problem.rules, mechanism },
      wishes: part,
      ranking: { stages: [{ keys, criteria: [] }], keys },
      groups,
      decidedGroup,
    },
    kept: own,
  };
}

/** The seats when those placed in round one have theirs. */
function seatsLeft(groups: SeatGroups, decidedGroup: Int32Array, placed: Int32Array): SeatGroups {
  const seats = groups.seats.slice();
  const decided = groups.decided.slice();
  for (let a = 0; a < placed.length; a++) if (decidedGroup[a] < 0 && placed[a] >= 0) decided[placed[a]]++;
  for (let g = 0; g < seats.length; g++)
    for (let lender = g - 1; decided[g] > seats[g]; lender--) {
      if (!leadsTo(groups, lender, g)) continue;
      const used = Math.min(decided[g] - seats[g], seats[lender] - decided[lender]);
      seats[lender] -= used;
      seats[g] += used;
    }
  return { ...groups, seats, decided };
}
