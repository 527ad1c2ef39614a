import type { ClassRule } from '../../class-records.ts';
import { attributeProperty, type ClassRuleKind, checkColumn, numberValues } from './class-rule.ts';

type Rule = Extract<ClassRule, { rule: 'same-class' }>;

/** Hard: pupils of one choice (language, programme, boarding) are in one class; a blank cell asks for nothing. */
export const sameClass: ClassRuleKind<Rule> = {
  name: 'same-class',
  properties: { attribute: attributeProperty },
  required: ['attribute'],
  withDefaults: (written) => ({ rule: 'same-class', attribute: written.attribute as string }),
  attributeOf: ({ attribute }) => attribute,
  check: ({ attribute }, records) => checkColumn(attribute, records),
  demand: ({ attribute }, field) => ({ sameClass: numberValues(field.cells(attribute)).values }),
};
