import type { Criterion } from '../../enrolment-records.ts';
import type { CriterionRule } from './criterion.ts';
import { checkMatch, matchesSchool, matchProperties } from './matches-school.ts';

type Rule = Extract<Criterion, { rule: 'sibling' }>;

/** Brothers and sisters of pupils of the school before others. */
export const sibling: CriterionRule<Rule> = {
  name: 'sibling',
  properties: matchProperties('sibling_school'),
  required: [],
  usesMetres: false,
  withDefaults: (written) => ({
    rule: 'sibling',
    attribute: (written.attribute as string | undefined) ?? 'sibling_school',
    matchesSchool: (written.matchesSchool as string | undefined) ?? null,
  }),
  check: checkMatch,
  column: matchesSchool,
};
