import type { Call } from './acts.ts';

/** The rules as a council reads them: how places are given, the order of priority, and what settles the rest. */
export function tellRules({ tell }: Call, rules: Record<string, unknown>): void {
  const criteria = (Array.isArray(rules.criteria) ? rules.criteria : []) as { rule: string }[];
  tell('commands.rules.title', { mechanism: `@council.mechanism.${rules.mechanism}` });
  criteria.forEach(({ rule }, i) => {
    tell('commands.rules.line', { place: i + 1, sentence: `@rules.${rule}.sentence` });
  });
}
