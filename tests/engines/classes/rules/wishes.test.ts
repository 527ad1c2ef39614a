import { describe, expect, it } from 'vitest';
import { ClassList } from '../../../support/a-class-list.ts';

describe('wishes of parents', () => {
  it('keep two together or apart; said twice, or by both, they are one', () => {
    const list = new ClassList({ sex: ['', '', '', ''] })
      .withWish(0, 'together', 1)
      .withWish(1, 'together', 0)
      .withWish(2, 'apart', 3)
      .withWish(3, 'apart', 2);
    expect(list.judge('1112', { rule: 'size', maxGap: 2 }).broken).toBe(0);
    expect(list.judge('1222', { rule: 'size', maxGap: 2 }).broken).toBe(2);
  });
});
