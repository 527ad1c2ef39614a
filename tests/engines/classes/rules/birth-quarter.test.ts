import { describe, expect, it } from 'vitest';
import { ClassList } from '../../../support/a-class-list.ts';

describe('birth-quarter', () => {
  it('is worked out from the date of birth', () => {
    const list = new ClassList({ birth_date: ['2019-01-01', '2019-03-31', '2019-04-01', '2019-12-31'] });
    expect(list.judge('1122', { rule: 'birth-quarter' }).values).toEqual([2]);
    expect(list.judge('1212', { rule: 'birth-quarter' }).values).toEqual([1]);
  });
  it('prefers a column of quarters', () => {
    const list = new ClassList({ birth_date: ['no', 'no', 'no', 'no'], birth_quarter: ['1', '2', '1', '2'] });
    expect(list.judge('1122', { rule: 'birth-quarter' }).values).toEqual([0]);
  });
  it('leaves out who has no date, and names dates that are none', () => {
    const list = new ClassList({ birth_date: ['', '2019-02-30', '27/03/2019', '2020-02-29'] });
    const issues = list.issues({ rule: 'birth-quarter' });
    expect(issues.map(({ code, index, value }) => [code, index, value])).toEqual([
      ['class-date-unreadable', 1, '2019-02-30'],
      ['class-date-unreadable', 2, '27/03/2019'],
    ]);
  });
  it('asks for a column where there is neither', () => {
    expect(new ClassList({ sex: ['F', 'M'] }).issues({ rule: 'birth-quarter' })).toMatchObject([
      { code: 'rules-unknown-attribute', column: 'birth_quarter' },
    ]);
  });
});
