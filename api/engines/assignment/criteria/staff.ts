import type { Criterion } from '../../enrolment-records.ts';
import type { CriterionRule } from './criterion.ts';
import { checkMatch, matchesSchool, matchProperties } from './matches-school.ts';

type Rule = Extract<Criterion, { rule: 'staff' }>;

/** Children of the staff of the school before others. */
export const staff: CriterionRule<Rule> = {
  name: 'staff',
  properties: matchProperties('staff_school'),
  required: [],
  usesMetres: false,
  withDefaults: (written) => ({
    rule: 'staff',
    attribute: (written.attribute as string | undefined) ?? 'staff_school',
    matchesSchool: (written.matchesSchool as string | undefined) ?? null,
  }),
  check: checkMatch,
  column: matchesSchool,
};
