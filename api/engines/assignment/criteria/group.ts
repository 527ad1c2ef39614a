import type { Criterion } from '../../enrolment-records.ts';
import { type CriterionRule, checkAttribute } from './criterion.ts';
import { orderedValues } from './ordered-values.ts';

type Rule = Extract<Criterion, { rule: 'group' }>;

/** Priority groups in the declared order; a value that is not listed, or blank, comes last. */
export const group: CriterionRule<Rule> = {
  name: 'group',
  properties: {
    attribute: { type: 'string', minLength: 1, default: 'group' },
    order: { type: 'array', minItems: 1, items: { type: ['string', 'integer'] } },
  },
  required: ['order'],
  usesMetres: false,
  withDefaults: (written) => ({
    rule: 'group',
    attribute: (written.attribute as string | undefined) ?? 'group',
    order: (written.order as (string | number)[]).map(String),
  }),
  check: (criterion, records) => checkAttribute(criterion.attribute, records),
  column: (criterion, field) => orderedValues(field, criterion.attribute, criterion.order),
};
