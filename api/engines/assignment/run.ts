import { deferredAcceptance } from './deferred-acceptance.ts';
import { nearestFirst } from './nearest-first.ts';
import type { Holding, Problem } from './types.ts';

/** Runs the mechanism the rules name. Pure: the same problem gives the same holding. */
export function run(problem: Problem): Holding {
  return problem.rules.mechanism === 'nearest-first' ? nearestFirst(problem) : deferredAcceptance(problem);
}
