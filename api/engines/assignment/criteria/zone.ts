import type { Criterion } from '../../enrolment-records.ts';
import type { CriterionRule } from './criterion.ts';
import { checkMatch, matchesSchool, matchProperties } from './matches-school.ts';

type Rule = Extract<Criterion, { rule: 'zone' }>;

/** Children who live in the zone of the school before others. */
export const zone: CriterionRule<Rule> = {
  name: 'zone',
  properties: matchProperties('zone'),
  required: [],
  usesMetres: false,
  withDefaults: (written) => ({
    rule: 'zone',
    attribute: (written.attribute as string | undefined) ?? 'zone',
    matchesSchool: (written.matchesSchool as string | undefined) ?? null,
  }),
  check: checkMatch,
  column: matchesSchool,
};
