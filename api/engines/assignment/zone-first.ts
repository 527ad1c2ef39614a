import { deferredAcceptance } from './deferred-acceptance.ts';
import { type Holding, leadsTo, type Problem, type SeatGroups } from './types.ts';

/**
 * In zone first (tuyến). Round one: only wishes at schools of the child's own zone compete, by deferred acceptance with
 * reserves; whoever is placed keeps that seat and takes no further part. Round two: all others compete for the seats left, at
 * the schools outside their zone, by the mechanism `then` (`runRest`): a child turned away by a school of its zone finds no
 * seat there later, since every seat it may use is taken.
 *
 * Seats of round one count in round two as those of council decisions do: each stays in its group; where a group held more
 * children than it has seats, because soft reserves had passed theirs on, the seats used are withdrawn for good from the last
 * of these reserves that still has one nobody claimed. Members of that reserve from outside the zone find it smaller by as much.
 */
export function zoneFirst(problem: Problem, runRest: (rest: Problem) => Holding): Holding {
  const { wishes, outside, groups, decidedGroup, rules } = problem;
  if (!outside) throw new Error('Zone-first needs to know which wishes are in the zone.');
  const first = restrict(problem, 'deferred-acceptance', groups, decidedGroup, (a) => [wishes.start[a], outside[a]]);
  const inZone = deferredAcceptance(first.problem);
  const rest = restrict(
    problem,
    rules.then ?? 'deferred-acceptance',
    seatsLeft(groups, decidedGroup, inZone.group),
    inZone.group,
    (a) => (inZone.group[a] >= 0 ? [0, 0] : [outside[a], wishes.start[a + 1]]),
  );
  const { wish, group } = runRest(rest.problem);
  const held = wish.map((w, a) => (w >= 0 ? rest.kept[w] : inZone.wish[a] >= 0 ? first.kept[inZone.wish[a]] : -1));
  return { wish: held, group };
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
      ranking: { stages: [], keys },
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
      if (!leadsTo(groups, lender, g) || decided[lender] >= seats[lender]) continue;
      const used = Math.min(decided[g] - seats[g], seats[lender] - decided[lender]);
      seats[lender] -= used;
      seats[g] += used;
    }
  return { ...groups, seats, decided };
}
