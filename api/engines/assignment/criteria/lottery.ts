import type { Criterion } from '../../enrolment-records.ts';
import type { CriterionRule } from './criterion.ts';

type Rule = Extract<Criterion, { rule: 'lottery' }>;

/** The lower number of the sealed lottery first; one number an applicant, the same at every school. */
export const lottery: CriterionRule<Rule> = {
  name: 'lottery',
  properties: {},
  required: [],
  usesMetres: false,
  withDefaults: () => ({ rule: 'lottery' }),
  check: () => [],
  column: (_, field) => ({ per: 'applicant', values: field.lotteryRank, range: Math.max(1, field.lotteryRank.length) }),
};
