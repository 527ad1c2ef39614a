import { describe, expect, it } from 'vitest';
import { ClassList } from '../../../support/a-class-list.ts';

describe('pinned', () => {
  it('holds a pupil to the class its cell names', () => {
    const list = new ClassList({ pinned: ['2', '', ' 1 '] });
    expect(list.judge('211', { rule: 'pinned' }).broken).toBe(0);
    expect(list.judge('122', { rule: 'pinned' }).broken).toBe(2);
  });
  it('names a class that is not there', () => {
    const list = new ClassList({ pinned: ['3', '01', 'A'] });
    expect(list.issues({ rule: 'pinned' })).toMatchObject([{ value: '3' }, { value: '01' }, { value: 'A' }]);
  });
});
