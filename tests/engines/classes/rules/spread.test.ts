import { describe, expect, it } from 'vitest';
import { ClassList } from '../../../support/a-class-list.ts';

describe('spread', () => {
  const list = new ClassList({ needs: ['1', 'autism', 'no', '0', 'false', ''], hours: ['2,5', '1', '', '0', '', ''] });
  it('lets no class have more marked pupils than stated', () => {
    expect(list.judge('112222', { rule: 'spread', attribute: 'needs', maxPerClass: 1 }).broken).toBe(1);
    expect(list.judge('121212', { rule: 'spread', attribute: 'needs', maxPerClass: 1 }).broken).toBe(0);
  });
  it('lowers the cap of a class for each marked pupil in it', () => {
    const problem = list.problem([{ rule: 'spread', attribute: 'needs', capReduction: 5 }], 10);
    expect([...problem.seatsTaken]).toEqual([6, 6, 1, 1, 1, 1]);
  });
  it('bounds the load of a class', () => {
    const rule = (max: number) => ({ rule: 'spread', attribute: 'needs', load: { attribute: 'hours', max } });
    expect(list.judge('112222', rule(3.5)).broken).toBe(0);
    expect(list.judge('112222', rule(3.4)).broken).toBe(1);
  });
});
