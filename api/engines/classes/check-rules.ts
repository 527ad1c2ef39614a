import { findSchemaFaults, type JsonSchema } from '../assignment/json-schema.ts';
import type { ClassIssue, ClassRules } from '../class-records.ts';
import { isProtected } from './rules/protected-rule.ts';
import { kindOf, ruleDefaults, ruleSchemas } from './rules/rules.ts';

/** The published JSON Schema of the rules of class allocation. */
export const classRulesSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Class allocation rules',
  type: 'object',
  additionalProperties: false,
  required: ['rules'],
  properties: {
    cap: { type: ['integer', 'null'], minimum: 1, default: null, description: 'Most pupils in a class.' },
    rules: {
      type: 'array',
      description: 'Soft rules weigh by their place: earlier ones first.',
      items: { oneOf: ruleSchemas, discriminator: { propertyName: 'rule' } },
    },
  },
};

type Written = { rule: string } & Record<string, unknown>;

/**
 * rules.json, parsed, → the rules with their defaults, or everything wrong with them, by name: `rules-unknown-property`,
 * `rules-unknown-name`, `rules-missing-property`, `rules-wrong-type`, `rules-out-of-range`, `class-hard-without-gap`,
 * `class-mean-attribute`, `class-rule-twice`, `class-purpose-missing`.
 */
export function checkClassRules(
  value: unknown,
): { rules: ClassRules; issues: [] } | { rules: null; issues: ClassIssue[] } {
  const faults = findSchemaFaults(classRulesSchema, value);
  if (faults.length > 0)
    return {
      rules: null,
      issues: faults.map(({ code, path, value: found, expected }) => ({
        code: `rules-${code}`,
        severity: 'error',
        table: 'rules',
        column: path,
        value: found,
        params: { path, expected },
      })),
    };
  const written = value as { cap?: number | null; rules: Written[] };
  const issues = written.rules.flatMap((rule, i) => faultsOfRule(rule, i, written.rules));
  if (issues.length > 0) return { rules: null, issues };
  return { rules: { cap: written.cap ?? null, rules: written.rules.map(ruleDefaults) }, issues: [] };
}

/** Rules that may stand once only: a second line would say nothing, or gainsay the first. */
const single = new Set(['size', 'friend', 'pinned']);

function faultsOfRule(rule: Written, i: number, all: Written[]): ClassIssue[] {
  const path = `rules[${i}]`;
  const report = (code: string): ClassIssue => ({
    code,
    severity: 'error',
    table: 'rules',
    column: path,
    value: rule.rule,
    params: { path },
  });
  const issues: ClassIssue[] = [];
  const { properties } = kindOf(rule);
  if (properties.maxGap && properties.hard && rule.hard === true && rule.maxGap === undefined)
    issues.push(report('class-hard-without-gap'));
  if (rule.rule === 'balance-mean' && (rule.attribute === undefined) === (rule.attributes === undefined))
    issues.push(report('class-mean-attribute'));
  if (readsProtected(rule) && !(typeof rule.purpose === 'string' && rule.purpose.trim() !== ''))
    issues.push(report('class-purpose-missing'));
  if (single.has(rule.rule) && all.findIndex((other) => other.rule === rule.rule) < i)
    issues.push(report('class-rule-twice'));
  return issues;
}

/** Does the rule name a column the law calls sensitive, by its name or by the rule's? */
function readsProtected(rule: Written): boolean {
  if (rule.rule === 'ethnicity' || rule.rule === 'poverty') return true;
  const named = [rule.attribute, ...(Array.isArray(rule.attributes) ? rule.attributes : [])];
  return named.some((attribute) => typeof attribute === 'string' && isProtected(attribute));
}
