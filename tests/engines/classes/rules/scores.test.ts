import { describe, expect, it } from 'vitest';
import { ClassList } from '../../../support/a-class-list.ts';

describe('scores', () => {
  const list = new ClassList({ maths: ['4', '6', '8', ''], art: ['9', '7,5', '5', '5'] });
  it('balance the sum first and then each score; who misses one is left out of it and of the sum', () => {
    // Sums 13, 13.5, 13 and none.
    const { values } = list.judge('1122', { rule: 'scores', attributes: ['maths', 'art'] });
    expect(values).toEqual([0.25, 3, 3.25]);
  });
  it('of one column are its means alone', () => {
    expect(list.judge('1122', { rule: 'scores', attributes: ['maths', 'maths'] }).values).toEqual([3]);
  });
  it('names a cell that is no number', () => {
    const wrong = new ClassList({ maths: ['4', 'good', '-1.5', '1.2.3'] });
    expect(wrong.issues({ rule: 'scores', attributes: ['maths'] }).map(({ index, value }) => [index, value])).toEqual([
      [1, 'good'],
      [3, '1.2.3'],
    ]);
  });
  it('are each kept within maxGap when hard', () => {
    const rule = { rule: 'scores', attributes: ['maths', 'art'], hard: true, maxGap: 3 };
    expect(list.judge('1122', rule).broken).toBe(1);
  });
});
