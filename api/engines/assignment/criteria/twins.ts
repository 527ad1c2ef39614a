import type { Criterion } from '../../enrolment-records.ts';
import { byApplicant, type CriterionRule, checkAttribute } from './criterion.ts';

type Rule = Extract<Criterion, { rule: 'twins' }>;

/**
 * Children with the same text in the column are one family that asks for as many seats at one school. It compares nobody:
 * where it stands in the list says nothing, and families.ts gives it its meaning.
 */
export const twins: CriterionRule<Rule> = {
  name: 'twins',
  properties: {
    attribute: { type: 'string', minLength: 1, default: 'twins', description: 'Same text: applying together.' },
    fallback: {
      type: 'string',
      enum: ['apart', 'together-last'],
      default: 'apart',
      description:
        'For families that no stable result can keep together: each child by itself, or the family after all.',
    },
  },
  required: [],
  usesMetres: false,
  withDefaults: (written) => ({
    rule: 'twins',
    attribute: (written.attribute as string | undefined) ?? 'twins',
    fallback: (written.fallback as Rule['fallback'] | undefined) ?? 'apart',
  }),
  check: ({ attribute }, records) => checkAttribute(attribute, records),
  column: (_, field) => byApplicant(field, 1, () => 0),
};
