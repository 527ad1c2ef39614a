import { type Bound, boundOf } from '../bounds.ts';
import { countHardBreaks } from '../hard-breaks.ts';
import { type Found, isBetter } from '../search/found.ts';
import { search } from '../search/search.ts';
import type { ClassProblem } from '../types.ts';
import { ask } from './ask.ts';
import { findBlockers } from './find-blockers.ts';
import type { Solver } from './solver.ts';
import type { Question } from './split-model.ts';

/** Up to so many pupils the solver looks for the best split of all, rule after rule; beyond, for bounds of single rules. */
const fewPupils = 40;
/** Budgets in nodes of the search tree. */
const nodesToBest = 400;
const nodesToBestOfVeryFew = 4000;
const veryFewPupils = 12;
const nodesToBound = 200;

/** A split, with a bound for each goal. */
export interface Proof {
  found: Found;
  bounds: Bound[];
}

/**
 * Improves a split that keeps the hard rules until no rule can be bettered without one before it, where that can be proved
 * (few pupils), and tightens the bounds of rules that are not at theirs.
 */
export function prove(problem: ClassProblem, start: Found, solver: Solver): Proof {
  const bounds = problem.goals.map((goal) => boundOf(problem, goal));
  let found = start;
  const kept: Question['within'] = [];
  const few = problem.pupilCount <= fewPupils;
  const nodes = problem.pupilCount <= veryFewPupils ? nodesToBestOfVeryFew : nodesToBest;
  problem.goals.forEach((_, g) => {
    const isMet = () => found.values[g] <= bounds[g].value + 1e-9;
    if (!isMet()) {
      const alone = ask(problem, { least: g, within: [] }, solver, few ? nodes : nodesToBound);
      if (alone.status === 'optimal' && alone.found) {
        const value = Math.max(bounds[g].value, leastProved(problem, g, alone.found.values[g]));
        const isUneven = problem.goals[g].measure.kind === 'count' && value > Math.max(1, bounds[g].value);
        const blockedBy = isUneven ? findBlockers(problem, g, value, solver) : bounds[g].blockedBy;
        bounds[g] = { value, blockedBy };
        if (isBetter(alone.found, found)) found = take(problem, found, polish(problem, alone.found, g), few);
      }
    }
    if (few && !isMet() && kept.length > 0) {
      const next = ask(problem, { least: g, within: kept }, solver, nodes);
      if (next.found && isBetter(next.found, found)) found = polish(problem, next.found, g);
    }
    kept.push([g, found.values[g]]);
  });
  return { found, bounds };
}

/** The better of two splits, rule after rule. Where there are many pupils no count or wish gives way to a mean before it. */
function take(problem: ClassProblem, found: Found, other: Found, few: boolean): Found {
  if (few || problem.method === 1) return other;
  const holds = problem.goals.every(
    ({ measure }, g) => measure.kind === 'mean' || other.values[g] <= found.values[g] + 1e-9,
  );
  return holds && isBetter(other, found) ? other : found;
}

/** What an optimum proves: itself, but for the rounding of a model in shares of a range. */
function leastProved(problem: ClassProblem, g: number, value: number): number {
  const { measure } = problem.goals[g];
  if (measure.kind !== 'mean') return value;
  const all = measure.units.filter((_, p) => measure.counted[p] === 1);
  const range = Math.max(...all) - Math.min(...all);
  // Means of at most n pupils each that differ do so by a unit ÷ n², which a model exact to 10⁻⁶ of the range tells apart.
  const isExact = 1 / problem.pupilCount ** 2 > 1e-5 * range;
  return isExact ? value : Math.max(0, value - 1e-5 * range * measure.unit);
}

/** The solver looks at a rule and those before it; the rules after are bettered by the search, those before held fast. */
function polish(problem: ClassProblem, found: Found, upTo: number): Found {
  if (upTo + 1 >= problem.goals.length) return found;
  const goals = problem.goals.map((goal, h) => (h <= upTo ? { ...goal, maxGap: found.values[h] } : goal));
  const again = search({ ...problem, goals });
  const own = { ...again, hardBreaks: countHardBreaks(problem, again.classOf) };
  return isBetter(own, found) ? own : found;
}
