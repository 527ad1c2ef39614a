import type { ClassRule } from '../../class-records.ts';
import { attributeProperty, type ClassRuleKind, checkColumn, numberValues } from './class-rule.ts';

type Rule = Extract<ClassRule, { rule: 'namesakes' }>;

/** Pupils of one name are in different classes; names are compared without regard to case and spacing. */
export const namesakes: ClassRuleKind<Rule> = {
  name: 'namesakes',
  properties: {
    attribute: { ...attributeProperty, default: 'name' },
    hard: { type: 'boolean', default: false, description: 'Never two of one name in a class.' },
  },
  required: [],
  withDefaults: (written) => ({
    rule: 'namesakes',
    attribute: (written.attribute as string | undefined) ?? 'name',
    hard: written.hard === true,
  }),
  attributeOf: ({ attribute }) => attribute,
  check: ({ attribute }, records) => checkColumn(attribute, records),
  demand: ({ attribute, hard }, field) => {
    const { values, valueCount } = numberValues(field.cells(attribute).map(sameName));
    return { goal: { measure: { kind: 'pairs', values, valueCount }, maxGap: null }, ...(hard && { apart: values }) };
  },
};

function sameName(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}
