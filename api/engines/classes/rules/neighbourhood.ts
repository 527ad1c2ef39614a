import type { ClassRule } from '../../class-records.ts';
import { attributeProperty, type ClassRuleKind, checkColumn, numberValues } from './class-rule.ts';

type Rule = Extract<ClassRule, { rule: 'neighbourhood' }>;

/** Pupils of one neighbourhood are mixed over the classes, or, as bus groups, kept in as few classes as can be. */
export const neighbourhood: ClassRuleKind<Rule> = {
  name: 'neighbourhood',
  properties: {
    attribute: { ...attributeProperty, default: 'neighbourhood' },
    mode: { type: 'string', enum: ['mix', 'group'], default: 'mix' },
  },
  required: [],
  withDefaults: (written) => ({
    rule: 'neighbourhood',
    attribute: (written.attribute as string | undefined) ?? 'neighbourhood',
    mode: (written.mode as Rule['mode'] | undefined) ?? 'mix',
  }),
  attributeOf: ({ attribute }) => attribute,
  check: ({ attribute }, records) => checkColumn(attribute, records),
  demand: ({ attribute, mode }, field) => ({
    goal: {
      measure: { kind: mode === 'mix' ? 'count' : 'parts', ...numberValues(field.cells(attribute)) },
      maxGap: null,
    },
  }),
};
