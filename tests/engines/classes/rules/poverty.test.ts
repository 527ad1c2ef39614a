import { describe, expect, it } from 'vitest';
import { ClassList } from '../../../support/a-class-list.ts';

describe('poverty', () => {
  const list = new ClassList({ poor_household: ['1', 'yes', '0', ''], ho_ngheo: ['1', '1', '', ''] });
  const purpose = 'Decree 81: support for poor households';
  it('is refused without a purpose', () => {
    expect(list.issues({ rule: 'poverty' })).toMatchObject([{ code: 'class-purpose-missing' }]);
    expect(list.issues({ rule: 'repeaters', attribute: 'ho_ngheo' })).toMatchObject([
      { code: 'class-purpose-missing' },
    ]);
  });
  it('shares the marked children evenly once a purpose is stated', () => {
    expect(list.judge('1122', { rule: 'poverty', purpose }).values).toEqual([2]);
    expect(list.judge('1221', { rule: 'poverty', purpose }).values).toEqual([0]);
  });
});
