import { describe, expect, it } from 'vitest';
import { ClassList } from '../../../support/a-class-list.ts';

describe('ethnicity', () => {
  const list = new ClassList({ ethnicity: ['kinh', 'kinh', 'tay', 'tay'], 'Dân tộc': ['1', '1', '2', '2'] });
  const purpose = 'Decision 12 of the commune: mother-tongue support';
  it('is refused without a purpose, by whatever rule reads the column', () => {
    for (const rule of [
      { rule: 'ethnicity' },
      { rule: 'ethnicity', purpose: '             ' },
      { rule: 'balance-count', attribute: 'ethnicity' },
      { rule: 'same-class', attribute: 'Dân tộc' },
    ])
      expect(list.issues(rule)).toMatchObject([{ code: 'class-purpose-missing', severity: 'error' }]);
  });
  it('shares each group evenly once a purpose is stated, and keeps the purpose', () => {
    expect(list.judge('1122', { rule: 'ethnicity', purpose }).values).toEqual([2]);
    expect(list.judge('1212', { rule: 'balance-count', attribute: 'ethnicity', purpose }).values).toEqual([0]);
    expect(list.problem([{ rule: 'ethnicity', purpose }]).rules.rules).toMatchObject([{ purpose }]);
  });
});
