import { classRuleNames, kindOf, ruleDefaults } from '#engines/classes/rules/rules.ts';
import { nameClassRules } from '#text/class-issues.ts';
import { type Language, say } from '#text/text.ts';
import { failureText, type RunFailure } from '../assignments/queries.ts';
import { classFields } from './columns.ts';

const isRepair = ({ code }: { code: string }) => code.startsWith('class-repair-');

/** What a refused proposal says would mend it. */
export function repairsOf({ failure }: { failure: RunFailure | null }) {
  const issues = failure?.issues.filter(isRepair) ?? [];
  return issues.map(({ code, params = {} }) => ({ code, params }));
}

/** A repair as a sentence. */
export function sayRepair({ code, params }: ReturnType<typeof repairsOf>[number], language: Language): string {
  if (params.rule === 'cap') return say(language, 'issues.class-repair-cap', params);
  return say(language, `issues.${code}`, nameClassRules(code, plainly(params)));
}

/**
 * Why there is no split, without the repairs, which are sentences of their own. Too few seats for everybody is said by the repair
 * with its figures: a list of all pupils would add nothing.
 */
export function sayFailure(failure: RunFailure, language: Language): string {
  const figures = failure.issues.some(({ code }) => code === 'class-repair-classes');
  const issues = failure.issues.filter((issue) => !isRepair(issue) && !(figures && issue.params?.rules === 'cap'));
  return failureText(
    { ...failure, issues: issues.map((issue) => ({ ...issue, params: plainly(issue.params) })) },
    language,
  );
}

/** Pupils a refusal names, by id, the first of many. */
export function concernedBy(failure: RunFailure | null): string[] {
  const named = failure?.issues.flatMap(({ params = {} }) =>
    params.rules === 'cap' ? [] : [...listOf(params.pupils), ...[params.one, params.other, params.pupil]],
  );
  return [...new Set(named?.filter((id) => typeof id === 'string'))].sort();
}

/** "K1, K2 (+864)" as ids. */
function listOf(pupils: unknown): string[] {
  if (typeof pupils !== 'string') return [];
  return pupils.replace(/ \(\+\d+\)$/, '').split(', ');
}

/** Rules of rules.json as people know them: "pinned (pinned)" is "pinned"; the column of another is called what the screens call it. */
function plainly(params: Record<string, unknown> = {}): Record<string, string | number> {
  const named = { ...params } as Record<string, string | number>;
  for (const key of ['rule', 'rules'])
    if (typeof named[key] === 'string') named[key] = named[key].split(', ').map(plainRule).join(', ');
  return named;
}

function plainRule(written: string): string {
  const [, rule, attribute] = /^(\S+) \((.*)\)$/.exec(written) ?? [];
  if (attribute === undefined || !classRuleNames.includes(rule)) return written;
  const usual = ruleDefaults({ rule });
  if (kindOf(usual).attributeOf(usual) === attribute) return rule;
  const known = (classFields as readonly string[]).includes(attribute);
  return `${rule} (${known ? `@classes.field.${attribute}` : attribute.replaceAll('_', ' ')})`;
}
