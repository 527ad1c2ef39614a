import type { ClassRule } from '../../class-records.ts';
import { checkBirthDates, derivesQuarter } from './birth-quarters.ts';
import { attributeProperty, type ClassRuleKind, checkColumn, gapOf, hardness, numberValues } from './class-rule.ts';

import { purposeProperty } from './protected-rule.ts';

type Rule = Extract<ClassRule, { rule: 'balance-count' }>;

/** Every value of an attribute (a former class, a club …) is spread evenly over the classes. */
export const balanceCount: ClassRuleKind<Rule> = {
  name: 'balance-count',
  properties: { attribute: attributeProperty, purpose: purposeProperty, ...hardness },
  required: ['attribute'],
  withDefaults: (written) => ({
    rule: 'balance-count',
    attribute: written.attribute as string,
    purpose: (written.purpose as string | undefined) ?? null,
    maxGap: gapOf(written),
  }),
  attributeOf: ({ attribute }) => attribute,
  check: ({ attribute }, records) =>
    derivesQuarter(attribute, records.pupils.attributes) ? checkBirthDates(records) : checkColumn(attribute, records),
  demand: ({ attribute, maxGap }, field) => ({
    goal: { measure: { kind: 'count', ...numberValues(field.cells(attribute)) }, maxGap },
  }),
};
