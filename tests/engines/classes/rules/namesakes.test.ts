import { describe, expect, it } from 'vitest';
import { ClassList } from '../../../support/a-class-list.ts';

describe('namesakes', () => {
  const list = new ClassList({ name: ['Nguyễn  An', 'nguyễn an', 'Nguye\u0302\u0303n An', '', ''] });
  it('are pairs of one name in a class, whatever the case, spacing and way of writing marks', () => {
    expect(list.judge('11122', { rule: 'namesakes' }).values).toEqual([3]);
    expect(list.judge('11222', { rule: 'namesakes' }).values).toEqual([1]);
  });
  it('are never together when hard', () => {
    expect(list.judge('11222', { rule: 'namesakes', hard: true })).toEqual({ values: [1], broken: 1 });
  });
});
