import { describe, expect, it } from 'vitest';
import { ClassList } from '../../../support/a-class-list.ts';

describe('choices', () => {
  const list = new ClassList({ language: ['fr', 'en', 'zh', ''] }, 3);
  const offers = [
    { value: 'fr', classes: ['1'] },
    { value: 'en', classes: ['2', '3'] },
  ];
  it('are in a class that offers them; what no class is named for may be anywhere', () => {
    expect(list.judge('1231', { rule: 'choices', attribute: 'language', offers }).broken).toBe(0);
    expect(list.judge('2113', { rule: 'choices', attribute: 'language', offers }).broken).toBe(2);
  });
  it('add up when a value is named twice', () => {
    const more = [...offers, { value: 'fr', classes: ['2'] }];
    expect(list.judge('2231', { rule: 'choices', attribute: 'language', offers: more }).broken).toBe(0);
  });
  it('name a class that is not there', () => {
    const wrong = [{ value: 'fr', classes: ['0', '4', '1'] }];
    expect(list.issues({ rule: 'choices', attribute: 'language', offers: wrong })).toMatchObject([
      { code: 'class-unknown', value: '0' },
      { code: 'class-unknown', value: '4' },
    ]);
  });
});
