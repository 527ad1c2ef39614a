import { describe, expect, it } from 'vitest';
import { judgeClasses } from '../../../api/engines/class-verification/judge-classes.ts';
import { checkClassRules } from '../../../api/engines/classes/check-rules.ts';
import { ClassList } from '../../support/a-class-list.ts';

/** What the judge says of one rule for a split written as labels, '·' a pupil who is on no list. */
function judged(columns: Record<string, string[]>, split: string, rule: object, classes = 2) {
  const { records } = new ClassList(columns, classes);
  const { rules } = checkClassRules({ rules: [rule] });
  const rows = records.pupils.ids.flatMap((pupilId, i) =>
    split[i] === '·' ? [] : [{ pupilId, classLabel: split[i] }],
  );
  const { values, broken } = judgeClasses(records, rules!, rows, null);
  return { values: values.map(({ value }) => value), broken: broken.map(({ count }) => count) };
}

const nobody = ['', '', '', ''];

describe('the judge reads from the lists', () => {
  it('sizes, and whether they differ by more than they may', () => {
    const pupils = { name: nobody };
    expect(judged(pupils, '1122', { rule: 'size' })).toEqual({ values: [0], broken: [] });
    expect(judged(pupils, '1112', { rule: 'size' })).toEqual({ values: [2], broken: [1] });
    expect(judged(pupils, '1112', { rule: 'size', maxGap: 2 })).toEqual({ values: [2], broken: [] });
    expect(judged(pupils, '·112', { rule: 'size' })).toEqual({ values: [1], broken: [] });
  });

  it('the widest difference of a value, whatever the rule is called', () => {
    const purpose = 'Language support in class';
    const girls = ['F', 'F', 'M', ''];
    for (const name of ['sex', 'birth-quarter', 'nursery', 'feeder', 'balance-count', 'ethnicity'])
      expect(
        judged({ own: girls }, '1122', { rule: name, attribute: 'own', ...(name === 'ethnicity' && { purpose }) }),
      ).toEqual({ values: [2], broken: [] });
    const hard = (maxGap: number) => ({ rule: 'sex', hard: true, maxGap });
    expect(judged({ sex: girls }, '1122', hard(1))).toEqual({ values: [2], broken: [1] });
    expect(judged({ sex: girls }, '1122', hard(2))).toEqual({ values: [2], broken: [] });
    expect(judged({ sex: nobody }, '1122', hard(0))).toEqual({ values: [null], broken: [] });
  });

  it('the quarter of a date of birth where there is no column of quarters', () => {
    const dates = (...birth_date: string[]) => ({ birth_date });
    const quarters = (...birth_date: string[]) =>
      judged(dates(...birth_date), '1122', { rule: 'birth-quarter' }).values;
    expect(quarters('2019-01-05', ' 2019-03-31', '2019-04-01', '2019-06-30')).toEqual([2]);
    expect(quarters('2019-03-31', '2019-04-01', '2019-09-30', '2019-10-01')).toEqual([1]);
    expect(quarters('2019-07-01', '2019-09-30', '', '2019-12-31')).toEqual([2]);
    expect(quarters('', '', '', '')).toEqual([null]);
    expect(judged({ sex: ['F', 'F', 'F', 'F'] }, '1122', { rule: 'birth-quarter' }).values).toEqual([null]);
    const own = {
      ...dates('2019-01-05', '2019-04-01', '2019-07-01', '2019-10-01'),
      birth_quarter: ['1', '1', '', ' 1'],
    };
    expect(judged(own, '1122', { rule: 'birth-quarter' }).values).toEqual([1]);
  });

  it('whom a mark speaks of: neither blank nor 0, false or no', () => {
    const marks = ['x', '1', 'No', ' FALSE '];
    expect(judged({ repeater: marks }, '1122', { rule: 'repeaters' }).values).toEqual([2]);
    const poverty = { rule: 'poverty', attribute: 'poor', purpose: 'Free meals for those in need' };
    expect(judged({ poor: marks }, '1212', poverty).values).toEqual([0]);
    expect(judged({ poor: ['0', 'no', 'false', ''] }, '1122', poverty).values).toEqual([null]);
  });

  it('the means of scores, blanks left out, and of their sum', () => {
    const maths = ['4', '6,5', '8', '9.5'];
    const art = ['1', '2', '', '5'];
    expect(judged({ maths }, '1122', { rule: 'balance-mean', attribute: 'maths' }).values).toEqual([3.5]);
    expect(
      judged({ maths: nobody }, '1122', { rule: 'balance-mean', attribute: 'maths', hard: true, maxGap: 0 }),
    ).toEqual({
      values: [null],
      broken: [],
    });
    const hard = (maxGap: number) => ({ rule: 'balance-mean', attribute: 'maths', hard: true, maxGap });
    expect(judged({ maths }, '1122', hard(3.5)).broken).toEqual([]);
    expect(judged({ maths }, '1122', hard(3.5 - 1e-6)).broken).toEqual([]);
    expect(judged({ maths }, '1122', hard(3.4)).broken).toEqual([1]);
    const scores = (...attributes: string[]) => ({ rule: 'scores', attributes });
    expect(judged({ maths, art }, '1122', scores('maths', 'art')).values).toEqual([7.75, 3.5, 3.5]);
    expect(judged({ maths, art }, '1122', scores('art')).values).toEqual([3.5]);
    expect(judged({ maths, art: nobody }, '1122', { ...scores('maths', 'art'), hard: true, maxGap: 1 })).toEqual({
      values: [null, 3.5, null],
      broken: [1],
    });
  });

  it('how many marked pupils sit in a class, and what they weigh', () => {
    const columns = { needs: ['1', '1', '', '1'], hours: ['2,5', '2.5', '1', ''] };
    const spread = (own: object) => ({ rule: 'spread', attribute: 'needs', ...own });
    expect(judged(columns, '1122', spread({ maxPerClass: 1 }))).toEqual({ values: [2], broken: [1] });
    expect(judged(columns, '1122', spread({ maxPerClass: 2 }))).toEqual({ values: [2], broken: [] });
    expect(judged(columns, '1122', spread({}))).toEqual({ values: [0], broken: [] });
    const load = (max: number) => ({ load: { attribute: 'hours', max } });
    expect(judged(columns, '1122', spread(load(5)))).toEqual({ values: [5], broken: [] });
    expect(judged(columns, '1122', spread(load(4.9)))).toEqual({ values: [5], broken: [1] });
    expect(judged(columns, '1122', spread(load(5 - 1e-6))).broken).toEqual([]);
    expect(judged(columns, '1111', spread({ maxPerClass: 2, ...load(5.5) }))).toEqual({ values: [3], broken: [2] });
  });

  it('namesakes, whatever the case, the spaces and the form of their letters', () => {
    const name = ['Lê An'.normalize('NFD'), ' lê   an ', 'Lê Anh', 'LêAn'];
    expect(judged({ name }, '1122', { rule: 'namesakes' })).toEqual({ values: [1], broken: [] });
    expect(judged({ name }, '1111', { rule: 'namesakes', hard: true })).toEqual({ values: [1], broken: [1] });
    expect(judged({ name }, '1212', { rule: 'namesakes', hard: true })).toEqual({ values: [0], broken: [] });
  });

  it('who is together, apart or elsewhere though the rule says otherwise', () => {
    const same = { rule: 'same-class', attribute: 'own' };
    const apart = { rule: 'keep-apart', attribute: 'own' };
    const own = ['x', 'x', 'x', ''];
    expect(judged({ own }, '1232', same, 3)).toEqual({ values: [0], broken: [2] });
    expect(judged({ own }, '1112', same)).toEqual({ values: [0], broken: [] });
    expect(judged({ own }, '1112', apart)).toEqual({ values: [0], broken: [3] });
    expect(judged({ own }, '1231', apart, 3)).toEqual({ values: [0], broken: [] });
    const pinned = { pinned: ['2', ' 1 ', '', ''] };
    expect(judged(pinned, '2112', { rule: 'pinned' }).broken).toEqual([]);
    expect(judged(pinned, '1212', { rule: 'pinned' }).broken).toEqual([2]);
  });

  it('what twins were asked, by whichever of them says it', () => {
    const family = ['f', 'f', 'g', 'g', '', ''];
    const asked = (...twins: string[]) => ({ family, twins });
    expect(judged(asked('', 'Together', 'apart', '', '', ''), '112212', { rule: 'twins' }).broken).toEqual([1]);
    expect(judged(asked('', 'Together', 'apart', '', '', ''), '121212', { rule: 'twins' }).broken).toEqual([1]);
    expect(judged(asked('together', '', '', '', '', ''), '112222', { rule: 'twins' }).broken).toEqual([]);
    expect(judged(asked('', '', '', '', 'apart', 'apart'), '121222', { rule: 'twins' }).broken).toEqual([]);
  });

  it('choices and trained teachers', () => {
    const offers = [
      { value: ' en', classes: ['1'] },
      { value: 'en', classes: ['2'] },
      { value: 'fr', classes: ['3'] },
    ];
    const choices = { rule: 'choices', attribute: 'language', offers };
    const language = ['en', ' en ', 'fr', 'de', ''];
    expect(judged({ language }, '12312', choices, 3)).toEqual({ values: [0], broken: [] });
    expect(judged({ language }, '33133', choices, 3)).toEqual({ values: [0], broken: [3] });
    const trained = (hard: boolean) => ({ rule: 'teacher-fit', classes: ['2'], hard });
    expect(judged({ needs: ['1', '1', '', ''] }, '1122', trained(true))).toEqual({ values: [0], broken: [2] });
    expect(judged({ needs: ['1', '1', '', ''] }, '2111', trained(false))).toEqual({ values: [1], broken: [] });
  });

  it('neighbours mixed or in a group', () => {
    const street = ['x', 'x', 'y', ''];
    expect(judged({ street }, '1122', { rule: 'neighbourhood', attribute: 'street', mode: 'mix' }).values).toEqual([2]);
    expect(judged({ street }, '1222', { rule: 'neighbourhood', attribute: 'street', mode: 'group' }).values).toEqual([
      1,
    ]);
  });
});
