import { describe, expect, it } from 'vitest';
import { checkClassRules } from '../../../../api/engines/classes/check-rules.ts';
import { presets } from '../../../../api/engines/classes/presets.ts';

describe('presets', () => {
  it.each(Object.keys(presets))('%s is a list of rules that is accepted', (name) => {
    const { rules, issues } = checkClassRules(presets[name]);
    expect(issues).toEqual([]);
    expect(rules!.rules.length).toBeGreaterThan(5);
    expect(rules!.rules[0]).toEqual({ rule: 'size', maxGap: 1 });
  });

  it('hold the caps of Vietnam: 35 in nursery and grade 1, 45 in grade 6', () => {
    expect(Object.values(presets).map(({ cap }) => cap)).toEqual([35, 35, 45]);
  });
});
