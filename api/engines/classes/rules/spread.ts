import type { ClassRule, LoadLimit } from '../../class-records.ts';
import {
  attributeProperty,
  type ClassRuleKind,
  checkColumn,
  checkNumbers,
  type Demand,
  isMarked,
  readNumber,
} from './class-rule.ts';

type Rule = Extract<ClassRule, { rule: 'spread' }>;

/** Hard: at most so many marked pupils in a class, each lowering its cap, and the class's load (hours of support …) bounded. */
export const spread: ClassRuleKind<Rule> = {
  name: 'spread',
  properties: {
    attribute: attributeProperty,
    maxPerClass: { type: 'integer', minimum: 0, description: 'Most marked pupils in one class.' },
    capReduction: {
      type: 'integer',
      minimum: 0,
      default: 0,
      description: 'Seats the cap is lowered per marked pupil.',
    },
    load: {
      type: 'object',
      additionalProperties: false,
      required: ['attribute', 'max'],
      properties: { attribute: attributeProperty, max: { type: 'number', minimum: 0 } },
      description: 'The sum of this column of numbers in one class is at most max.',
    },
  },
  required: ['attribute'],
  withDefaults: (written) => ({
    rule: 'spread',
    attribute: written.attribute as string,
    maxPerClass: (written.maxPerClass as number | undefined) ?? null,
    capReduction: (written.capReduction as number | undefined) ?? 0,
    load: (written.load as LoadLimit | undefined) ?? null,
  }),
  attributeOf: ({ attribute }) => attribute,
  check: ({ attribute, load }, records) => [
    ...checkColumn(attribute, records),
    ...(load ? checkNumbers(load.attribute, records) : []),
  ],
  demand: ({ attribute, maxPerClass, capReduction, load }, field) => {
    const marked = Float64Array.from(field.cells(attribute), (cell) => Number(isMarked(cell)));
    const limits: NonNullable<Demand['limits']> = [];
    if (maxPerClass !== null) limits.push({ kind: 'spread', amount: marked, most: maxPerClass });
    if (load) {
      const loads = Float64Array.from(field.cells(load.attribute), (cell) => (cell === '' ? 0 : readNumber(cell)));
      limits.push({ kind: 'load', amount: loads, most: load.max });
    }
    return { limits, seatsTaken: marked.map((mark) => mark * capReduction) };
  },
};
