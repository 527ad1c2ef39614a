import { describe, expect, it } from 'vitest';
import { ClassList } from '../../../support/a-class-list.ts';

describe('teacher-fit', () => {
  const list = new ClassList({ needs: ['1', '', 'no', '1'] }, 2);
  it('keeps marked pupils in the classes of trained teachers', () => {
    expect(list.judge('1221', { rule: 'teacher-fit', classes: ['1'] }).broken).toBe(0);
    expect(list.judge('2112', { rule: 'teacher-fit', classes: ['1'] }).broken).toBe(2);
  });
  it('or counts those elsewhere when soft', () => {
    expect(list.judge('2112', { rule: 'teacher-fit', classes: ['1'], hard: false })).toEqual({
      values: [2],
      broken: 0,
    });
  });
  it('names a class that is not there', () => {
    expect(list.issues({ rule: 'teacher-fit', classes: ['9'] })).toMatchObject([{ code: 'class-unknown', value: '9' }]);
  });
});
