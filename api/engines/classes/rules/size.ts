import type { ClassRule } from '../../class-records.ts';
import type { ClassRuleKind } from './class-rule.ts';

type Rule = Extract<ClassRule, { rule: 'size' }>;

/** Hard: the largest and the smallest class differ by at most `maxGap` pupils. */
export const size: ClassRuleKind<Rule> = {
  name: 'size',
  properties: { maxGap: { type: 'integer', minimum: 0, default: 1 } },
  required: [],
  withDefaults: (written) => ({ rule: 'size', maxGap: (written.maxGap as number | undefined) ?? 1 }),
  attributeOf: () => null,
  check: () => [],
  demand: ({ maxGap }) => ({ sizeGap: maxGap }),
};
