import type { Criterion } from '../../enrolment-records.ts';
import { type CriterionRule, checkAttribute } from './criterion.ts';
import { orderedValues } from './ordered-values.ts';

type Rule = Extract<Criterion, { rule: 'residence' }>;

/** Kind of residence (permanent, temporary …) in the declared order; unlisted or blank comes last. */
export const residence: CriterionRule<Rule> = {
  name: 'residence',
  properties: {
    attribute: { type: 'string', minLength: 1, default: 'residence' },
    order: { type: 'array', minItems: 1, items: { type: ['string', 'integer'] } },
  },
  required: ['order'],
  usesMetres: false,
  withDefaults: (written) => ({
    rule: 'residence',
    attribute: (written.attribute as string | undefined) ?? 'residence',
    order: (written.order as (string | number)[]).map(String),
  }),
  check: (criterion, records) => checkAttribute(criterion.attribute, records),
  column: (criterion, field) => orderedValues(field, criterion.attribute, criterion.order),
};
