import type { JsonSchema } from '../../assignment/json-schema.ts';
import type { ClassRule } from '../../class-records.ts';
import { balanceCount } from './balance-count.ts';
import { balanceMean } from './balance-mean.ts';
import { birthQuarterRule } from './birth-quarter.ts';
import { choices } from './choices.ts';
import type { ClassRuleKind } from './class-rule.ts';
import { ethnicity } from './ethnicity.ts';
import { feeder } from './feeder.ts';
import { friend } from './friend.ts';
import { keepApart } from './keep-apart.ts';
import { namesakes } from './namesakes.ts';
import { neighbourhood } from './neighbourhood.ts';
import { nursery } from './nursery.ts';
import { pinned } from './pinned.ts';
import { poverty } from './poverty.ts';
import { repeaters } from './repeaters.ts';
import { sameClass } from './same-class.ts';
import { scores } from './scores.ts';
import { sex } from './sex.ts';
import { size } from './size.ts';
import { spread } from './spread.ts';
import { teacherFit } from './teacher-fit.ts';
import { twins } from './twins.ts';

/** Every rule a list may name. A new rule is a file beside these and a line here. */
const kinds = [
  size,
  spread,
  sameClass,
  keepApart,
  twins,
  choices,
  pinned,
  teacherFit,
  sex,
  birthQuarterRule,
  nursery,
  ethnicity,
  poverty,
  scores,
  feeder,
  balanceCount,
  balanceMean,
  repeaters,
  namesakes,
  neighbourhood,
  friend,
];
// A rule only ever meets lines of its own name, so that the list may hold them as one type.
const byName = new Map(kinds.map((kind) => [kind.name as string, kind as unknown as ClassRuleKind]));

/** The rule of that name. Throws for an unknown one: the schema has refused it before. */
export function kindOf(rule: { rule: string }): ClassRuleKind {
  const kind = byName.get(rule.rule);
  if (!kind) throw new Error(`There is no class rule "${rule.rule}".`);
  return kind;
}

/** A line as written, with its defaults. */
export function ruleDefaults(written: { rule: string } & Record<string, unknown>): ClassRule {
  return kindOf(written).withDefaults(written);
}

export const classRuleNames: string[] = [...byName.keys()];

/** One schema a rule, for the published schema of rules.json. */
export const ruleSchemas: JsonSchema[] = [...byName.values()].map((kind) => ({
  type: 'object',
  additionalProperties: false,
  required: ['rule', ...kind.required],
  properties: { rule: { const: kind.name }, ...kind.properties },
}));
