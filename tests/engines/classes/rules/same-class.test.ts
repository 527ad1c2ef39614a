import { describe, expect, it } from 'vitest';
import { ClassList } from '../../../support/a-class-list.ts';

describe('same-class', () => {
  it('keeps pupils of one value together, and asks nothing of blanks', () => {
    const list = new ClassList({ programme: ['fr', 'fr', 'fr', '', ''] });
    expect(list.judge('11122', { rule: 'same-class', attribute: 'programme' }).broken).toBe(0);
    expect(list.judge('12122', { rule: 'same-class', attribute: 'programme' }).broken).toBe(2);
  });
});
