import { cheapestPlaces, type PlacesToFill } from './cheapest-places.ts';
import { groupRanks } from './group-ranks.ts';
import type { Holding, Problem } from './types.ts';

/**
 * First the greatest number placed; then, where the rules name a `group`, the greatest number of the first group, of the
 * second, …; then the least sum of metres. Decisions of the council are fixed before. Everything is exact: leaving a child of
 * an earlier group out costs more, by more metres than any chain of moves could win (a chain meets every school once at most),
 * and the sets of children who can be placed together form a matroid, so that no group is ever placed at the price of the number.
 * Where several assignments are equal in all of it, the answer is the one reached from the ids in code-point order, whatever
 * the order of the rows: children and schools are numbered by id before.
 */
export function leastTotalDistance(problem: Problem): Holding {
  const { wishes, groups, decidedGroup } = problem;
  const { places, children } = competing(problem);
  const held = cheapestPlaces(places);
  const holding: Holding = { wish: new Int32Array(decidedGroup.length).fill(-1), group: decidedGroup.slice() };
  children.forEach((a, c) => {
    if (held[c] < 0) return;
    const w = wishes.start[a] + held[c] - places.start[c];
    holding.wish[a] = w;
    holding.group[a] = groups.start[wishes.school[w]];
  });
  return holding;
}

/** Children without a decision who have a wish, and the seats decisions have left. The rules allow no reserves here. */
function competing(problem: Problem): { places: PlacesToFill; children: Int32Array } {
  const { wishes, groups, decidedGroup } = problem;
  const children = Int32Array.from(decidedGroup.keys()).filter(
    (a) => decidedGroup[a] < 0 && wishes.start[a] < wishes.start[a + 1],
  );
  const start = new Int32Array(children.length + 1);
  children.forEach((a, c) => {
    start[c + 1] = start[c] + wishes.start[a + 1] - wishes.start[a];
  });
  const school = new Int32Array(start[children.length]);
  const cost = new Float64Array(school.length);
  children.forEach((a, c) => {
    const [from, to] = [wishes.start[a], wishes.start[a + 1]];
    school.set(wishes.school.subarray(from, to), start[c]);
    cost.set(wishes.metres.subarray(from, to), start[c]);
  });
  const seats = groups.seats.map((own, g) => own - groups.decided[g]);
  const { ranks, last } = groupRanks(problem);
  const most = cost.reduce((high, metres) => Math.max(high, metres), 0);
  const beyondAnyChain = (seats.length + 1) * most + 1;
  if ((last + 1) * beyondAnyChain > Number.MAX_SAFE_INTEGER / 4)
    throw new Error(
      `Metres up to ${most} over ${seats.length} schools and ${last + 1} groups are too large to sum exactly.`,
    );
  const outCost = Float64Array.from(children, (a) => (last + 1 - ranks[a]) * beyondAnyChain);
  return { places: { start, school, cost, outCost, seats }, children };
}
