import { describe, expect, it } from 'vitest';
import { ClassList } from '../../../support/a-class-list.ts';

describe('neighbourhood', () => {
  const list = new ClassList({ neighbourhood: ['x', 'x', 'y', 'y', ''] });
  it('mixes the pupils of each', () => {
    expect(list.judge('11222', { rule: 'neighbourhood' }).values).toEqual([2]);
    expect(list.judge('12122', { rule: 'neighbourhood' }).values).toEqual([0]);
  });
  it('or keeps a bus group in as few classes as can be: counted are the classes beyond the first', () => {
    expect(list.judge('11222', { rule: 'neighbourhood', mode: 'group' }).values).toEqual([0]);
    expect(list.judge('12122', { rule: 'neighbourhood', mode: 'group' }).values).toEqual([2]);
  });
});
