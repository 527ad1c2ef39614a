import type { ClassRule } from '../../class-records.ts';
import { checkBirthDates, derivesQuarter } from './birth-quarters.ts';
import { attributeProperty, type ClassRuleKind, checkColumn, gapOf, hardness, numberValues } from './class-rule.ts';

type Rule = Extract<ClassRule, { rule: 'sex' | 'birth-quarter' | 'nursery' | 'feeder' }>;

/** A rule that shares every value of one column evenly among the classes; blank cells are left out, never a value of their own. */
export function countRule(name: Rule['rule'], column: string): ClassRuleKind<Rule> {
  return {
    name,
    properties: { attribute: { ...attributeProperty, default: column }, ...hardness },
    required: [],
    withDefaults: (written) => ({
      rule: name,
      attribute: (written.attribute as string | undefined) ?? column,
      maxGap: gapOf(written),
    }),
    attributeOf: ({ attribute }) => attribute,
    check: ({ attribute }, records) =>
      derivesQuarter(attribute, records.pupils.attributes) ? checkBirthDates(records) : checkColumn(attribute, records),
    demand: ({ attribute, maxGap }, field) => ({
      goal: { measure: { kind: 'count', ...numberValues(field.cells(attribute)) }, maxGap },
    }),
  };
}
