import { describe, expect, it } from 'vitest';
import { ClassList } from '../../../support/a-class-list.ts';

describe('repeaters', () => {
  it('are shared evenly; 0, false and no mark nobody', () => {
    const list = new ClassList({ repeater: ['1', 'yes', '0', 'No', 'FALSE', ''] });
    expect(list.judge('112222', { rule: 'repeaters' }).values).toEqual([2]);
    expect(list.judge('122222', { rule: 'repeaters' }).values).toEqual([0]);
  });
});
