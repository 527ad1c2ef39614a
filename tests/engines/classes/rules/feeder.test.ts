import { describe, expect, it } from 'vitest';
import { ClassList } from '../../../support/a-class-list.ts';

describe('feeder', () => {
  it('shares the pupils of each former school', () => {
    const list = new ClassList({ feeder_school: ['a', 'a', 'a', 'b'] });
    expect(list.judge('1112', { rule: 'feeder' }).values).toEqual([3]);
    expect(list.judge('1122', { rule: 'feeder' }).values).toEqual([1]);
  });
});
