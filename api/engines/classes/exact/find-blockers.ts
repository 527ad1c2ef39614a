import type { ClassProblem, PairList } from '../types.ts';
import { ask } from './ask.ts';
import type { Solver } from './solver.ts';

const nodesToDecide = 100;

/**
 * Hard rules without which goal `g` could be lower than `value`, by name; where no single one is enough, all there are. `cap`,
 * `together` and `apart` stand for themselves.
 */
export function findBlockers(problem: ClassProblem, g: number, value: number, solver: Solver): string[] {
  const relaxed = relaxations(problem);
  const lower = (own: ClassProblem) =>
    ask(own, { least: null, within: [[g, value - 1]] }, solver, nodesToDecide).found !== null;
  const alone = relaxed.filter(({ without }) => lower(without)).map(({ name }) => name);
  return [...new Set(alone.length > 0 ? alone : relaxed.map(({ name }) => name))].sort();
}

/** The problem without one of its hard demands, for each of them. */
function relaxations(problem: ClassProblem): { name: string; without: ClassProblem }[] {
  const { rules, cap, together, apart } = problem;
  const found: { name: string; without: ClassProblem }[] = [];
  if (cap !== null) found.push({ name: 'cap', without: { ...problem, cap: null } });
  for (const name of ['together', 'apart'] as const) {
    const isWish = (source: number) => source < 0;
    if (problem[name].source.some(isWish))
      found.push({ name, without: { ...problem, [name]: leaveOut(problem[name], isWish) } });
  }
  rules.rules.forEach(({ rule: name }, i) => {
    const isOwn = (source: number) => source === i;
    const without: ClassProblem = {
      ...problem,
      sizeGap: name === 'size' ? null : problem.sizeGap,
      limits: problem.limits.filter(({ rule }) => rule !== i),
      allowed: problem.allowed.filter(({ rule }) => rule !== i),
      together: leaveOut(together, isOwn),
      apart: leaveOut(apart, isOwn),
      goals: problem.goals.map((goal) => (goal.rule === i ? { ...goal, maxGap: null } : goal)),
    };
    if (isLess(without, problem)) found.push({ name, without });
  });
  return found;
}

/** Does the problem without a rule ask for less? */
function isLess(without: ClassProblem, problem: ClassProblem): boolean {
  const weight = ({ sizeGap, limits, allowed, together, apart, goals }: ClassProblem) =>
    Number(sizeGap !== null) +
    limits.length +
    allowed.length +
    together.one.length +
    apart.one.length +
    goals.filter(({ maxGap }) => maxGap !== null).length;
  return weight(without) < weight(problem);
}

function leaveOut({ one, other, source }: PairList, isOut: (source: number) => boolean): PairList {
  const kept = Array.from(source.keys()).filter((i) => !isOut(source[i]));
  const pick = (list: Int32Array) => Int32Array.from(kept, (i) => list[i]);
  return { one: pick(one), other: pick(other), source: pick(source) };
}
