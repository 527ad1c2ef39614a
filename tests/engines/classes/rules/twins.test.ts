import { describe, expect, it } from 'vitest';
import { ClassList } from '../../../support/a-class-list.ts';

describe('twins', () => {
  const list = new ClassList({
    family: ['f1', 'f1', 'f2', 'f2', 'f3', 'f3', ''],
    twins: ['together', '', 'Apart', 'apart', '', '', 'apart'],
  });
  it('are together or apart as one of the family asks, else anywhere', () => {
    expect(list.judge('1112112', { rule: 'twins' }).broken).toBe(0);
    expect(list.judge('1211222', { rule: 'twins' }).broken).toBe(2);
    expect(list.judge('1112122', { rule: 'twins' }).broken).toBe(0);
  });
  it('names a wish that is none, and families that ask for both', () => {
    const wrong = new ClassList({ family: ['f1', 'f1', 'f2'], twins: ['together', 'apart', 'same'] });
    expect(wrong.issues({ rule: 'twins' })).toMatchObject([
      { code: 'class-twins-disagree', index: 1, params: { other: 'p000' } },
      { code: 'class-twins-wish', index: 2, value: 'same' },
    ]);
    expect(new ClassList({ family: ['f1'] }, 1).issues({ rule: 'twins' })).toMatchObject([{ column: 'twins' }]);
  });
});
