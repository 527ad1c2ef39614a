import { describe, expect, it } from 'vitest';
import { ClassList } from '../../../support/a-class-list.ts';

describe('friend', () => {
  const list = () => new ClassList({ sex: ['', '', '', ''] }).withWish(0, 'friend', 1).withWish(0, 'friend', 2);
  it('counts pupils none of whose friends is in their class', () => {
    expect(list().withWish(3, 'friend', 0).judge('1122', { rule: 'friend' }).values).toEqual([1]);
    expect(list().judge('1221', { rule: 'friend' }).values).toEqual([1]);
    expect(list().judge('1212', { rule: 'friend' }).values).toEqual([0]);
  });
  it('comes after all rules where no rule names it', () => {
    expect(list().judge('1221', { rule: 'size' }).values).toEqual([1]);
  });
});
