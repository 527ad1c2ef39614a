import type { ClassRule } from '../../class-records.ts';
import { attributeProperty, type ClassRuleKind, checkColumn, isMarked } from './class-rule.ts';
import { classOf } from './pinned.ts';

type Rule = Extract<ClassRule, { rule: 'teacher-fit' }>;

/** Marked pupils are in a class whose teacher is trained for them; hard unless the rule says otherwise. */
export const teacherFit: ClassRuleKind<Rule> = {
  name: 'teacher-fit',
  properties: {
    attribute: { ...attributeProperty, default: 'needs' },
    classes: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 }, description: 'Labels of classes.' },
    hard: { type: 'boolean', default: true },
  },
  required: ['classes'],
  withDefaults: (written) => ({
    rule: 'teacher-fit',
    attribute: (written.attribute as string | undefined) ?? 'needs',
    classes: written.classes as string[],
    hard: written.hard !== false,
  }),
  attributeOf: ({ attribute }) => attribute,
  check: ({ attribute, classes }, records) => [
    ...checkColumn(attribute, records),
    ...classes
      .filter((label) => classOf(label, records.classCount) < 0)
      .map((value) => ({
        code: 'class-unknown',
        severity: 'error' as const,
        table: 'rules' as const,
        column: 'classes',
        value,
        params: { classes: records.classCount },
      })),
  ],
  demand: ({ attribute, classes, hard }, { classCount, cells }) => {
    const allowed = new Uint8Array(classCount);
    for (const label of classes) allowed[classOf(label, classCount)] = 1;
    const marked = Uint8Array.from(cells(attribute), (cell) => Number(isMarked(cell)));
    if (hard) return { allowed: Array.from(marked, (mark) => (mark ? allowed : null)) };
    return { goal: { measure: { kind: 'outside', marked, allowed }, maxGap: null } };
  },
};
