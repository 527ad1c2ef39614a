/**
 * What an issue of class allocation says, with its rules, wishes and limits named as the screens name them: codes of rules.json
 * ("spread (needs)", "maxPerClass") become phrases that `say` puts into the reader's language. Other issues stay as they are.
 */
export function nameClassRules(code: string, params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  if (!code.startsWith('class-')) return { ...params };
  const named: Record<string, unknown> = { ...params };
  for (const key of ['rule', 'rules', 'wish'])
    if (typeof params[key] === 'string')
      named[key] = params[key]
        .split(', ')
        .map((rule) => `@classes.rule.${rule}`)
        .join(', ');
  if (typeof params.what === 'string') named.what = limits[params.what] ?? params.what;
  return named;
}

const limits: Record<string, string> = {
  cap: '@classes.limit.cap',
  maxPerClass: '@classes.limit.per-class',
  load: '@classes.limit.load',
  maxGap: '@classes.limit.gap',
};
