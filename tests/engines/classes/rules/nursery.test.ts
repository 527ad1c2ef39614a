import { describe, expect, it } from 'vitest';
import { ClassList } from '../../../support/a-class-list.ts';

describe('nursery', () => {
  it('shares those who went and those who did not; who is not known is left out', () => {
    const list = new ClassList({ nursery: ['yes', 'yes', 'no', 'no', ''] });
    expect(list.judge('11222', { rule: 'nursery' }).values).toEqual([2]);
    expect(list.judge('12121', { rule: 'nursery' }).values).toEqual([0]);
  });
});
