import { describe, expect, it } from 'vitest';
import { ClassList } from '../../../support/a-class-list.ts';

describe('sex', () => {
  const list = new ClassList({ sex: ['F', 'F', 'M', 'M', ''], gender: ['x', 'y', 'x', 'y', 'x'] });
  it('is the greatest difference of girls, or of boys, between two classes; a blank is nobody', () => {
    expect(list.judge('11222', { rule: 'sex' }).values).toEqual([2]);
    expect(list.judge('12122', { rule: 'sex' }).values).toEqual([0]);
  });
  it('reads another column by name, and is hard by maxGap', () => {
    expect(list.judge('12121', { rule: 'sex', attribute: 'gender' }).values).toEqual([3]);
    expect(list.judge('11222', { rule: 'sex', hard: true, maxGap: 1 }).broken).toBe(1);
    expect(list.issues({ rule: 'sex', hard: true })).toMatchObject([{ code: 'class-hard-without-gap' }]);
  });
});
