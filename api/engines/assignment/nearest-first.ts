import { nearestFirstWithFamilies } from './nearest-first-families.ts';
import type { Holding, Problem } from './types.ts';

/**
 * Today's practice: children come one by one in the order of the ranking, and each takes the nearest school with a free seat.
 * Wishes already stand nearest first. A child late in the line may find every near school full, however near it lives.
 */
export function nearestFirst(problem: Problem): Holding {
  if (problem.families) return nearestFirstWithFamilies(problem, problem.families);
  const { wishes, groups, decidedGroup, ranking } = problem;
  const free = groups.seats.map((seats, g) => seats - groups.decided[g]);
  const holding: Holding = { wish: new Int32Array(decidedGroup.length).fill(-1), group: decidedGroup.slice() };
  for (const a of lineOf(problem, ranking.keys)) {
    for (let w = wishes.start[a]; w < wishes.start[a + 1]; w++) {
      // The rules allow no reserves here, so a school has its open seats alone.
      const g = groups.start[wishes.school[w]];
      if (free[g] === 0) continue;
      free[g]--;
      holding.wish[a] = w;
      holding.group[a] = g;
      break;
    }
  }
  return holding;
}

/** Everyone with a wish and without a decision, first come first; the key is the same at all of a child's schools. */
function lineOf({ wishes, decidedGroup }: Problem, keys: Float64Array): Int32Array {
  const line = Int32Array.from(decidedGroup.keys()).filter(
    (a) => decidedGroup[a] < 0 && wishes.start[a] < wishes.start[a + 1],
  );
  return line.sort((a, b) => keys[wishes.start[a]] - keys[wishes.start[b]]);
}
