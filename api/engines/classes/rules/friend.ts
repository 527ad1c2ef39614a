import type { ClassRule } from '../../class-records.ts';
import type { ClassRuleKind } from './class-rule.ts';

type Rule = Extract<ClassRule, { rule: 'friend' }>;

/** A pupil who named friends has at least one of them in the class. Without this rule, friend wishes come after all rules. */
export const friend: ClassRuleKind<Rule> = {
  name: 'friend',
  properties: {},
  required: [],
  withDefaults: () => ({ rule: 'friend' }),
  attributeOf: () => null,
  check: () => [],
  demand: (_, field) => ({ goal: { measure: { kind: 'friends', ...field.friends }, maxGap: null } }),
};
