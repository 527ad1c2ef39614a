import type { ClassRule } from '../../class-records.ts';
import { attributeProperty, type ClassRuleKind, checkColumn, numberValues } from './class-rule.ts';

type Rule = Extract<ClassRule, { rule: 'keep-apart' }>;

/** Hard: pupils of one value are all in different classes; a blank cell asks for nothing. Pairs may be said by wishes too. */
export const keepApart: ClassRuleKind<Rule> = {
  name: 'keep-apart',
  properties: { attribute: attributeProperty },
  required: ['attribute'],
  withDefaults: (written) => ({ rule: 'keep-apart', attribute: written.attribute as string }),
  attributeOf: ({ attribute }) => attribute,
  check: ({ attribute }, records) => checkColumn(attribute, records),
  demand: ({ attribute }, field) => ({ apart: numberValues(field.cells(attribute)).values }),
};
