import { cheapestPlaces, type PlacesToFill } from './cheapest-places.ts';
import { deferredAcceptance } from './deferred-acceptance.ts';
import type { Outcome } from './outcome.ts';
import { type Holding, isMember, type Problem } from './types.ts';
import { restrict } from './zone-first.ts';

/**
 * Deferred acceptance under `guarantee: "maximum"`: the greatest number of children that any assignment of wished schools could
 * place. Everyone the stable result places stays placed; among all such assignments the fewest children sit at another school
 * than the stable one, and among those the sum of places in the children's own lists is least. The sets of children who can be
 * placed together form a matroid, so that keeping the stable ones placed never costs the number (Edmonds & Fulkerson 1965).
 * Each school then gives its seat groups to its pupils by its own choice. Soft reserves alone: with them a school that has a
 * seat for each of its pupils takes them all. Decisions of the council are fixed before.
 */
export function greatestNumber(problem: Problem): Holding {
  const { wishes, groups } = problem;
  const stable = deferredAcceptance(problem);
  const { places, children } = competing(problem, stable);
  const held = cheapestPlaces(places);
  const given = problem.decidedGroup.map(() => -1);
  children.forEach((a, c) => {
    if (held[c] >= 0) given[a] = wishes.start[a] + held[c] - places.start[c];
  });
  // One wish each: deferred acceptance is then no more than each school's choice among its pupils.
  const own = restrict(problem, 'deferred-acceptance', groups, problem.decidedGroup, (a) =>
    given[a] < 0 ? [0, 0] : [given[a], given[a] + 1],
  );
  const seated = deferredAcceptance(own.problem);
  return { wish: seated.wish.map((w) => (w < 0 ? -1 : own.kept[w])), group: seated.group, stable: stable.wish };
}

/** What run.json says of the price: more placed, children moved to another school, (child, school) priorities set aside. */
export function countSetAside(problem: Problem, { wish, stable }: Holding, outcome: Outcome) {
  const { wishes, decidedGroup } = problem;
  const counts = { morePlaced: 0, moved: 0, prioritiesSetAside: 0, childrenSetAside: 0 };
  for (let a = 0; a < decidedGroup.length; a++) {
    if (decidedGroup[a] >= 0) continue;
    if (stable![a] < 0 && wish[a] >= 0) counts.morePlaced++;
    if (stable![a] >= 0 && wish[a] !== stable![a]) counts.moved++;
    const before = counts.prioritiesSetAside;
    const end = wish[a] < 0 ? wishes.start[a + 1] : wish[a];
    for (let w = wishes.start[a]; w < end; w++) if (isSetAside(problem, outcome, w)) counts.prioritiesSetAside++;
    if (counts.prioritiesSetAside > before) counts.childrenSetAside++;
  }
  return counts;
}

/** Would the school of a wish that was not fulfilled, choosing by the criteria from its pupils and this child, keep the child? */
export function isSetAside({ wishes, groups }: Problem, { ranking, last, unclaimed }: Outcome, w: number): boolean {
  const school = wishes.school[w];
  for (let g = groups.start[school]; g < groups.start[school + 1]; g++) {
    if (!isMember(groups, g, wishes.applicant[w])) continue;
    if (unclaimed[g] > 0) return true;
    if (last[g] >= 0 && ranking.keys[w] < ranking.keys[last[g]]) return true;
  }
  return false;
}

/** Children without a decision, the seats decisions have left, and costs that put one aim before the next. */
function competing(problem: Problem, stable: Holding): { places: PlacesToFill; children: Int32Array } {
  const { wishes, groups, decidedGroup } = problem;
  const children = Int32Array.from(decidedGroup.keys()).filter((a) => decidedGroup[a] < 0);
  const schools = groups.start.length - 1;
  const start = new Int32Array(children.length + 1);
  let longest = 0;
  children.forEach((a, c) => {
    const length = wishes.start[a + 1] - wishes.start[a];
    start[c + 1] = start[c] + length;
    longest = Math.max(longest, length);
  });
  // A ring of moves meets every school once at most: no ring's gain in ranks outweighs one child moved, no moves one child out.
  const moved = (schools + 1) * longest + 1;
  const out = (schools + 1) * (moved + longest) + 1;
  if (out > Number.MAX_SAFE_INTEGER / 8)
    throw new Error(`Lists of ${longest} over ${schools} schools are too long to sum exactly.`);
  const school = new Int32Array(start[children.length]);
  const cost = new Float64Array(school.length);
  children.forEach((a, c) => {
    const from = wishes.start[a];
    school.set(wishes.school.subarray(from, wishes.start[a + 1]), start[c]);
    for (let p = start[c]; p < start[c + 1]; p++) {
      const rank = p - start[c];
      // Whoever had no place before pays for the move at each alike.
      cost[p] = rank + (stable.wish[a] === from + rank ? 0 : moved);
    }
  });
  const seats = new Int32Array(schools);
  for (let g = 0; g < groups.school.length; g++) seats[groups.school[g]] += groups.seats[g] - groups.decided[g];
  const outCost = Float64Array.from(children, (a) => (stable.wish[a] >= 0 ? 3 : 1) * out);
  return { places: { start, school, cost, outCost, seats }, children };
}
