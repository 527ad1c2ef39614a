import type { ClassIssue, ClassRule } from '../../class-records.ts';
import { attributeProperty, type ClassRuleKind, checkColumn } from './class-rule.ts';
import { classOf } from './pinned.ts';

type Rule = Extract<ClassRule, { rule: 'choices' }>;

/** Hard: pupils who chose a language, a programme or boarding are in the classes that offer it. */
export const choices: ClassRuleKind<Rule> = {
  name: 'choices',
  properties: {
    attribute: attributeProperty,
    offers: {
      type: 'array',
      minItems: 1,
      description: 'Which classes offer what; a value that is not named may be in any class.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['value', 'classes'],
        properties: {
          value: { type: 'string', minLength: 1 },
          classes: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
        },
      },
    },
  },
  required: ['attribute', 'offers'],
  withDefaults: (written) => ({
    rule: 'choices',
    attribute: written.attribute as string,
    offers: written.offers as Rule['offers'],
  }),
  attributeOf: ({ attribute }) => attribute,
  check: ({ attribute, offers }, records) => [
    ...checkColumn(attribute, records),
    ...offers.flatMap(({ classes }) =>
      classes
        .filter((label) => classOf(label, records.classCount) < 0)
        .map((value): ClassIssue => {
          const params = { classes: records.classCount };
          return { code: 'class-unknown', severity: 'error', table: 'rules', column: 'classes', value, params };
        }),
    ),
  ],
  demand: ({ attribute, offers }, { classCount, cells }) => {
    const allowed = new Map<string, Uint8Array>();
    for (const { value, classes } of offers) {
      const own = allowed.get(value.trim()) ?? new Uint8Array(classCount);
      for (const label of classes) own[classOf(label, classCount)] = 1;
      allowed.set(value.trim(), own);
    }
    return { allowed: cells(attribute).map((cell) => allowed.get(cell) ?? null) };
  },
};
