import { describe, expect, it } from 'vitest';
import { classRuleNames } from '../../../../api/engines/classes/rules/rules.ts';
import { languages, say, type TextKey } from '../../../../web/text/text.ts';

describe('rules of class allocation', () => {
  it.each(classRuleNames)('%s has a sentence in every language', (name) => {
    for (const language of languages)
      expect(say(language, `classRules.${name}` as TextKey)).not.toContain('classRules.');
  });
});
