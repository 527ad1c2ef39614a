import { describe, expect, it } from 'vitest';
import { ClassList } from '../../../support/a-class-list.ts';

describe('balance-count', () => {
  const list = new ClassList({ club: ['a', 'b', 'c', '', ''] }, 3);
  it('is the widest difference of any value, a missing value in a class counting as none', () => {
    expect(list.judge('12312', { rule: 'balance-count', attribute: 'club' }).values).toEqual([1]);
    expect(
      new ClassList({ club: ['a', 'a', 'b'] }).judge('112', { rule: 'balance-count', attribute: 'club' }).values,
    ).toEqual([2]);
  });
  it('names a column that is not there', () => {
    expect(list.issues({ rule: 'balance-count', attribute: 'sport' })).toMatchObject([
      { code: 'rules-unknown-attribute', value: 'sport', params: { found: 'club' } },
    ]);
  });
});
