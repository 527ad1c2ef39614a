import { describe, expect, it } from 'vitest';
import { criteriaSchemas } from '../../api/engines/assignment/criteria/criteria.ts';
import { ruleNames } from '../../web/screens/council/rules.ts';
import { languages, say } from '../../web/text/text.ts';

const offered = criteriaSchemas.map((schema) => String(schema.properties?.rule.const));

describe('rules in words', () => {
  it.each([...new Set([...offered, ...ruleNames])])('%s has a sentence and an example in both languages', (rule) => {
    for (const language of languages) {
      const sentence = say(language, `rules.${rule}.sentence`);
      const example = say(language, `rules.${rule}.example`);
      expect(sentence).not.toContain('rules.');
      expect(example).not.toContain('rules.');
      expect(sentence.match(/[.!?](\s|$)/g)).toHaveLength(1);
      expect(example).toContain('An');
      expect(example).toContain('Bình');
    }
  });

  it('says the same figures in both languages', () => {
    const figures = (text: string) => text.replaceAll(/(\d)[.,](\d)/g, '$1$2').match(/\d+/g) ?? [];
    for (const rule of offered.filter((name) => name !== 'age' && name !== 'twins' && name !== 'listed'))
      expect(figures(say('en', `rules.${rule}.example`)).sort()).toEqual(
        figures(say('vi', `rules.${rule}.example`)).sort(),
      );
  });
});
