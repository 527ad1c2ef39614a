import { describe, expect, it } from 'vitest';
import { ClassList } from '../../../support/a-class-list.ts';

describe('keep-apart', () => {
  it('keeps pupils of one value in different classes, pair by pair', () => {
    const list = new ClassList({ feud: ['a', 'a', 'a', 'b', ''] }, 3);
    expect(list.judge('12333', { rule: 'keep-apart', attribute: 'feud' }).broken).toBe(0);
    expect(list.judge('11123', { rule: 'keep-apart', attribute: 'feud' }).broken).toBe(3);
  });
});
