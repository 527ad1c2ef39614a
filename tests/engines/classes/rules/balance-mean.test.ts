import { describe, expect, it } from 'vitest';
import { ClassList } from '../../../support/a-class-list.ts';

describe('balance-mean', () => {
  const list = new ClassList({ maths: ['4', '6', '', '9'], art: ['1', '1', '1', '2'] });
  it('is the difference of the highest and the lowest class mean; blanks are not zeros', () => {
    expect(list.judge('1122', { rule: 'balance-mean', attribute: 'maths' }).values).toEqual([4]);
    expect(list.judge('1221', { rule: 'balance-mean', attributes: ['maths', 'art'] }).values).toEqual([1]);
  });
  it('passes over a class where nobody has a score', () => {
    expect(list.judge('1121', { rule: 'balance-mean', attribute: 'maths' }).values).toEqual([0]);
  });
  it('takes one column or several, not both', () => {
    for (const rule of [{}, { attribute: 'maths', attributes: ['art'] }])
      expect(list.issues({ rule: 'balance-mean', ...rule })).toMatchObject([{ code: 'class-mean-attribute' }]);
  });
  it('is hard by maxGap, with room for rounding', () => {
    const tenths = new ClassList({ maths: ['0.1', '0.2', '0.3', '0.3'] });
    const rule = (maxGap: number) => ({ rule: 'balance-mean', attribute: 'maths', hard: true, maxGap });
    expect(tenths.judge('1212', rule(0.05)).broken).toBe(0);
    expect(tenths.judge('1122', rule(0.1)).broken).toBe(1);
  });
});
