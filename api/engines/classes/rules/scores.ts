import type { ClassRule } from '../../class-records.ts';
import { meanMeasure } from './balance-mean.ts';
import { type ClassRuleKind, checkNumbers, gapOf, hardness } from './class-rule.ts';

type Rule = Extract<ClassRule, { rule: 'scores' }>;

/** The sum of several scores first, then each of them, lies close together in the class means: balanced, never streamed. */
export const scores: ClassRuleKind<Rule> = {
  name: 'scores',
  properties: {
    attributes: {
      type: 'array',
      minItems: 1,
      items: { type: 'string', minLength: 1 },
      description: 'Columns of scores. A pupil with a blank one is left out of that score and of the sum.',
    },
    ...hardness,
  },
  required: ['attributes'],
  withDefaults: (written) => ({
    rule: 'scores',
    attributes: [...new Set(written.attributes as string[])],
    maxGap: gapOf(written),
  }),
  attributeOf: ({ attributes }) => attributes.join('+'),
  check: ({ attributes }, records) => attributes.flatMap((attribute) => checkNumbers(attribute, records)),
  demand: ({ attributes, maxGap }, field) => {
    const sets = attributes.length === 1 ? [attributes] : [attributes, ...attributes.map((each) => [each])];
    return {
      goals: sets.map((set) => ({
        attribute: set.join('+'),
        measure: meanMeasure(set.map((each) => field.cells(each))),
        maxGap,
      })),
    };
  },
};
