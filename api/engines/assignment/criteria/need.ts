import type { Criterion } from '../../enrolment-records.ts';
import { byApplicant, type CriterionRule, checkAttribute } from './criterion.ts';

type Rule = Extract<Criterion, { rule: 'need' }>;
const no = new Set(['', '0', 'false', 'no']);

/** Children with an exceptional need granted by the council before others; blank, 0, false and no are no need. */
export const need: CriterionRule<Rule> = {
  name: 'need',
  properties: { attribute: { type: 'string', minLength: 1, default: 'need' } },
  required: [],
  usesMetres: false,
  withDefaults: (written) => ({ rule: 'need', attribute: (written.attribute as string | undefined) ?? 'need' }),
  check: (criterion, records) => checkAttribute(criterion.attribute, records),
  column: (criterion, field) => {
    const cells = field.records.applicants.attributes[criterion.attribute];
    return byApplicant(field, 2, (applicant) => (no.has(cells[applicant].trim().toLowerCase()) ? 1 : 0));
  },
};
