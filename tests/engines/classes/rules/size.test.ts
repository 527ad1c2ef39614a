import { describe, expect, it } from 'vitest';
import { ClassList } from '../../../support/a-class-list.ts';

describe('size', () => {
  const list = new ClassList({ sex: ['', '', '', ''] });
  it('lets classes differ by no more than stated, by one unless stated', () => {
    expect(list.judge('1122', { rule: 'size' }).broken).toBe(0);
    expect(list.judge('1112', { rule: 'size' }).broken).toBe(1);
    expect(list.judge('1112', { rule: 'size', maxGap: 2 }).broken).toBe(0);
  });
  it('stands once', () => {
    expect(list.issues({ rule: 'size' }, { rule: 'size' })).toMatchObject([{ code: 'class-rule-twice' }]);
  });
});
