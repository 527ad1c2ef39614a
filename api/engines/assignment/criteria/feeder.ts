import type { Criterion } from '../../enrolment-records.ts';
import type { CriterionRule } from './criterion.ts';
import { checkMatch, matchesSchool, matchProperties } from './matches-school.ts';

type Rule = Extract<Criterion, { rule: 'feeder' }>;

/** Children who attended the kindergarten or school that leads to this one before others. */
export const feeder: CriterionRule<Rule> = {
  name: 'feeder',
  properties: matchProperties('feeder_school'),
  required: [],
  usesMetres: false,
  withDefaults: (written) => ({
    rule: 'feeder',
    attribute: (written.attribute as string | undefined) ?? 'feeder_school',
    matchesSchool: (written.matchesSchool as string | undefined) ?? null,
  }),
  check: checkMatch,
  column: matchesSchool,
};
