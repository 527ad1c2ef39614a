import type { Criterion } from '../../enrolment-records.ts';
import type { CriterionRule } from './criterion.ts';
import { checkMatch, matchesSchool, matchProperties } from './matches-school.ts';

type Rule = Extract<Criterion, { rule: 'kept-seat' }>;

/**
 * Children who hold a seat at the school from the round before come first there. Placed first in the list it guarantees that
 * nobody already placed gets worse: a school never has more of them than seats, so it refuses none, and each moves only to a
 * school it prefers (Feigenbaum, Kanoria, Lo & Sethuraman 2020, "Dynamic matching in school choice", Management Science 66).
 */
export const keptSeat: CriterionRule<Rule> = {
  name: 'kept-seat',
  properties: matchProperties('kept_school'),
  required: [],
  usesMetres: false,
  withDefaults: (written) => ({
    rule: 'kept-seat',
    attribute: (written.attribute as string | undefined) ?? 'kept_school',
    matchesSchool: (written.matchesSchool as string | undefined) ?? null,
  }),
  check: checkMatch,
  column: matchesSchool,
};
