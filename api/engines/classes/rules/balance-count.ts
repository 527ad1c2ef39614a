import type { ClassRule } from '../../class-records.ts';
import { checkBirthDates, derivesQuarter } from './birth-quarter.ts';
import { attributeProperty, type ClassRuleKind, checkColumn, gapOf, hardness, numberValues } from './class-rule.ts';

type Rule = Extract<ClassRule, { rule: 'balance-count' }>;

/** Every value of an attribute (sex, birth quarter, ethnicity, kindergarten …) is spread evenly over the classes. */
export const balanceCount: ClassRuleKind<Rule> = {
  name: 'balance-count',
  properties: { attribute: attributeProperty, ...hardness },
  required: ['attribute'],
  withDefaults: (written) => ({
    rule: 'balance-count',
    attribute: written.attribute as string,
    maxGap: gapOf(written),
  }),
  attributeOf: ({ attribute }) => attribute,
  check: ({ attribute }, records) =>
    derivesQuarter(attribute, records.pupils.attributes) ? checkBirthDates(records) : checkColumn(attribute, records),
  demand: ({ attribute, maxGap }, field) => ({
    goal: { measure: { kind: 'count', ...numberValues(field.cells(attribute)) }, maxGap },
  }),
};
