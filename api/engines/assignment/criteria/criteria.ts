import type { Criterion } from '../../enrolment-records.ts';
import type { JsonSchema } from '../json-schema.ts';
import { age } from './age.ts';
import type { CriterionRule } from './criterion.ts';
import { distance } from './distance.ts';
import { feeder } from './feeder.ts';
import { group } from './group.ts';
import { keptSeat } from './kept-seat.ts';
import { listed } from './listed.ts';
import { lottery } from './lottery.ts';
import { need } from './need.ts';
import { relativeProximity } from './relative-proximity.ts';
import { residence } from './residence.ts';
import { score } from './score.ts';
import { sibling } from './sibling.ts';
import { staff } from './staff.ts';
import { straight } from './straight.ts';
import { travelTime } from './travel-time.ts';
import { twins } from './twins.ts';
import { zone } from './zone.ts';

/** Every rule a list of criteria may name. A new rule is a file beside these and a line here. */
const rules = [
  group,
  sibling,
  twins,
  staff,
  feeder,
  zone,
  keptSeat,
  residence,
  need,
  age,
  score,
  listed,
  distance,
  straight,
  travelTime,
  relativeProximity,
  lottery,
];
// A rule only ever meets criteria of its own name, so that the list may hold them as one type.
const byName = new Map(rules.map((rule) => [rule.name as string, rule as unknown as CriterionRule]));

/** The rule that `criterion` names. Throws for an unknown name: the schema has refused it before. */
export function ruleOf(criterion: { rule: string }): CriterionRule {
  const rule = byName.get(criterion.rule);
  if (!rule) throw new Error(`There is no criterion "${criterion.rule}".`);
  return rule;
}

/** A criterion as written, with its defaults. */
export function criterionDefaults(written: { rule: string } & Record<string, unknown>): Criterion {
  return ruleOf(written).withDefaults(written);
}

/** One schema a rule, for the published schema of rules.json. */
export const criteriaSchemas: JsonSchema[] = [...byName.values()].map((rule) => ({
  type: 'object',
  additionalProperties: false,
  required: ['rule', ...rule.required],
  properties: { rule: { const: rule.name }, ...rule.properties },
}));
