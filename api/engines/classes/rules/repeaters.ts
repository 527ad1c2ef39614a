import type { ClassRule } from '../../class-records.ts';
import { attributeProperty, type ClassRuleKind, checkColumn, gapOf, hardness, markedMeasure } from './class-rule.ts';

type Rule = Extract<ClassRule, { rule: 'repeaters' }>;

/** Pupils who repeat the grade are spread evenly over the classes. */
export const repeaters: ClassRuleKind<Rule> = {
  name: 'repeaters',
  properties: { attribute: { ...attributeProperty, default: 'repeater' }, ...hardness },
  required: [],
  withDefaults: (written) => ({
    rule: 'repeaters',
    attribute: (written.attribute as string | undefined) ?? 'repeater',
    maxGap: gapOf(written),
  }),
  attributeOf: ({ attribute }) => attribute,
  check: ({ attribute }, records) => checkColumn(attribute, records),
  demand: ({ attribute, maxGap }, field) => ({ goal: { measure: markedMeasure(field.cells(attribute)), maxGap } }),
};
