import { deferredAcceptance } from './deferred-acceptance.ts';
import { familyAcceptance } from './family-acceptance.ts';
import { greatestNumber } from './greatest-number.ts';
import { leastTotalDistance } from './least-total-distance.ts';
import { nearestFirst } from './nearest-first.ts';
import type { Holding, Problem } from './types.ts';
import { zoneFirst } from './zone-first.ts';

/** Runs the mechanism the rules name. Pure: the same problem gives the same holding. */
export function run(problem: Problem): Holding {
  switch (problem.rules.mechanism) {
    case 'deferred-acceptance':
      if (problem.rules.guarantee === 'maximum') return greatestNumber(problem);
      return problem.families ? familyAcceptance(problem, problem.families) : deferredAcceptance(problem);
    case 'nearest-first':
      return nearestFirst(problem);
    case 'zone-first':
      return zoneFirst(problem, run);
    case 'least-total-distance':
      return leastTotalDistance(problem);
  }
}
