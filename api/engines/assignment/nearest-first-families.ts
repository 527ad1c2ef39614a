import { rankFamilies } from './family-ranking.ts';
import type { Families, Holding, Problem, Standing } from './types.ts';

/**
 * Nearest first where families ask for seats together. A family comes to the line once, at the place of its weaker child, and
 * takes the nearest of its schools (by the most metres any of its children has to go) with a free seat for each. Where none has,
 * none will have later, since seats only go: then its children, in the order of their ids, each take the nearest free seat
 * (`apart`), or the family stays together without one (`together-last`).
 * @param given how the families take part to begin with, whole unless given; those that come last stand at the end of the line
 */
export function nearestFirstWithFamilies(problem: Problem, families: Families, given?: Standing[]): Holding {
  const { wishes, groups, decidedGroup } = problem;
  const standings: Standing[] = given?.slice() ?? Array(families.start.length - 1).fill('whole');
  const rankedAs = standings.slice();
  const ranking = rankFamilies(problem, families, rankedAs);
  const free = groups.seats.map((seats, g) => seats - groups.decided[g]);
  const holding: Holding = { wish: new Int32Array(decidedGroup.length).fill(-1), group: decidedGroup.slice() };
  /** The children sit down at the first of their schools, in the order of their lists, that has a seat for each. */
  const sit = (children: ArrayLike<number>): boolean => {
    const from = wishes.start[children[0]];
    for (let i = 0; from + i < wishes.start[children[0] + 1]; i++) {
      // The rules allow no reserves here, so a school has its open seats alone.
      const g = groups.start[wishes.school[from + i]];
      if (free[g] < children.length) continue;
      free[g] -= children.length;
      for (const a of Array.from(children)) {
        holding.wish[a] = wishes.start[a] + i;
        holding.group[a] = g;
      }
      return true;
    }
    return false;
  };
  const line = Array.from(decidedGroup.keys()).filter(
    (a) => decidedGroup[a] < 0 && wishes.start[a] < wishes.start[a + 1] && isFirst(families, a),
  );
  line.sort((a, b) => ranking.keys[wishes.start[a]] - ranking.keys[wishes.start[b]]);
  for (const a of line) {
    const f = families.of[a];
    const children = f < 0 ? [a] : families.members.subarray(families.start[f], families.start[f + 1]);
    if (sit(children) || f < 0) continue;
    standings[f] = families.fallback === 'apart' ? 'apart' : 'last';
    if (families.fallback === 'apart') for (const child of children) sit([child]);
  }
  return { ...holding, families: { standings, rankedAs } };
}

/** Comes to the line: a child by itself, or the first of its family. */
function isFirst({ of, start, members }: Families, a: number): boolean {
  return of[a] < 0 || members[start[of[a]]] === a;
}
