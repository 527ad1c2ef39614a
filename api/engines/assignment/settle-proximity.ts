import { deferredAcceptance } from './deferred-acceptance.ts';
import { rankWishes } from './ranking.ts';
import { type Holding, isMember, type Problem, type Ranking, type SeatGroups, type Wishes } from './types.ts';
import { buildWishes } from './wishes.ts';

/** A problem whose wishes are not ranked yet. */
export type Unranked = Omit<Problem, 'ranking'>;

/**
 * Relative proximity depends on the result, so the two are brought to rest together. The value of a child at a school is the
 * metres to the nearest other reachable school that would take the child, less the metres to this one; none: infinite.
 * Reachable schools count whether they are wished or not, so that a short list of wishes gains nothing.
 * A child placed by decision does not compete: its values stay as they were at first.
 * First every other reachable school counts (the static next nearest). Then the mechanism runs, and a school counts where the
 * child holds a seat, or where the school, choosing from its pupils and the child, would keep the child. This repeats until no
 * value changes (`settled`) or `rounds` recalculations are done. There may be no resting point; the last values then stand,
 * and the result is stable under them.
 */
export function settleProximity(unranked: Unranked, rounds: number): Problem {
  const { records, rules, wishes, lottery } = unranked;
  const pairs = rules.imputeChoicesByDistance
    ? wishes
    : buildWishes(records, { ...rules, imputeChoicesByDistance: true }).wishes;
  let extraMetres = extraOver(pairs, () => true);
  for (let done = 0; ; done++) {
    const ranking = rankWishes(records, rules, pairs, lottery, extraMetres);
    const problem = { ...unranked, ranking: pairs === wishes ? ranking : onWishes(ranking, pairs, wishes) };
    const holding = deferredAcceptance(problem);
    const next = extraOver(pairs, willingSchools(problem, holding, pairs, ranking.keys));
    const settled = next.every((value, p) => value === extraMetres[p]);
    if (!settled && done < rounds) {
      extraMetres = next;
      continue;
    }
    const proximity = { rounds: done, settled, extraMetres: pickWished(extraMetres, pairs, wishes) };
    if (pairs === wishes) return { ...problem, proximity };
    return {
      ...unranked,
      proximity,
      ranking: rankWishes(records, rules, wishes, lottery, proximity.extraMetres),
    };
  }
}

/** For each pair the metres to the applicant's nearest other school that takes it, less the metres of the pair. */
function extraOver(pairs: Wishes, takes: (pair: number) => boolean): Float64Array {
  const extra = new Float64Array(pairs.school.length);
  for (let a = 0; a + 1 < pairs.start.length; a++) {
    let nearest = -1;
    let [least, second] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let p = pairs.start[a]; p < pairs.start[a + 1]; p++) {
      if (pairs.metres[p] >= second || !takes(p)) continue;
      if (pairs.metres[p] < least) {
        second = least;
        least = pairs.metres[p];
        nearest = p;
      } else second = pairs.metres[p];
    }
    for (let p = pairs.start[a]; p < pairs.start[a + 1]; p++)
      extra[p] = (p === nearest ? second : least) - pairs.metres[p];
  }
  return extra;
}

/** Would the school of a pair take its applicant, given who holds its seats? */
function willingSchools(problem: Problem, holding: Holding, pairs: Wishes, keys: Float64Array) {
  const { groups, decidedGroup, ranking } = problem;
  const held = new Int32Array(groups.school.length);
  const last = new Float64Array(groups.school.length).fill(-1);
  for (let a = 0; a < decidedGroup.length; a++) {
    if (decidedGroup[a] >= 0 || holding.group[a] < 0) continue;
    held[holding.group[a]]++;
    last[holding.group[a]] = Math.max(last[holding.group[a]], ranking.keys[holding.wish[a]]);
  }
  const free = freeSeats(groups, held);
  return (p: number): boolean => {
    const a = pairs.applicant[p];
    const school = pairs.school[p];
    if (decidedGroup[a] >= 0) return true;
    if (holding.group[a] >= 0 && groups.school[holding.group[a]] === school) return true;
    for (let g = groups.start[school]; g < groups.start[school + 1]; g++)
      if ((free[g] > 0 || keys[p] < last[g]) && isMember(groups, g, a)) return true;
    return false;
  };
}

/** Free seats by group, those passed on counted where they are passed to as well. */
function freeSeats(groups: SeatGroups, held: Int32Array): Int32Array {
  const free = groups.seats.map((seats, g) => seats - groups.decided[g] - held[g]);
  for (let g = 0; g < free.length; g++) if (groups.passesTo[g] >= 0) free[groups.passesTo[g]] += free[g];
  return free;
}

/** The keys of the wishes, taken from those of all pairs: named wishes are the first pairs of their applicant. */
function onWishes({ stages, keys }: Ranking, pairs: Wishes, wishes: Wishes): Ranking {
  return { stages, keys: pickWished(keys, pairs, wishes) };
}

function pickWished(values: Float64Array, pairs: Wishes, wishes: Wishes): Float64Array {
  return Float64Array.from(wishes.applicant, (a, w) => values[pairs.start[a] + w - wishes.start[a]]);
}
