import { describe, expect, it } from 'vitest';
import { checkClassRules, classRulesSchema } from '../../../api/engines/classes/check-rules.ts';
import { encode } from '../../../api/engines/classes/encode.ts';
import { ClassList } from '../../support/a-class-list.ts';

const rulesOf = (...rules: object[]) => checkClassRules({ rules }).rules!;

describe('pupils and rules on arrays', () => {
  it('are refused where there are no pupils, or fewer than classes, unless classes may stay empty', () => {
    const at = { severity: 'error', table: 'pupils' };
    const none = new ClassList({ sex: [] }).records;
    expect(encode(none, rulesOf(), '0')).toEqual({
      problem: null,
      issues: [{ code: 'class-no-pupils', ...at, params: { pupils: 0, classes: 2 } }],
    });
    const few = new ClassList({ sex: ['F', 'M'] }, 3).records;
    expect(encode(few, rulesOf(), '0')).toEqual({
      problem: null,
      issues: [{ code: 'class-fewer-pupils', ...at, params: { pupils: 2, classes: 3 } }],
    });
    for (const own of [none, few]) {
      const { problem, issues } = encode(own, rulesOf(), '0', { mayBeEmpty: true });
      expect([problem!.mayBeEmpty, issues]).toEqual([true, []]);
    }
    expect(encode(new ClassList({ sex: ['F', 'M', ''] }, 3).records, rulesOf(), '0').problem).toMatchObject({
      ...{ pupilCount: 3, classCount: 3, mayBeEmpty: false, method: 3 },
    });
  });

  it('hold every pair of a wish once, by the pupils’ places, whatever the order of rows', () => {
    const list = new ClassList({ sex: ['', '', '', '', ''] })
      .withWish(3, 'together', 1)
      .withWish(1, 'together', 3)
      .withWish(0, 'together', 4)
      .withWish(1, 'together', 2)
      .withWish(4, 'apart', 1)
      .withWish(4, 'friend', 3)
      .withWish(4, 'friend', 0)
      .withWish(4, 'friend', 3)
      .withWish(2, 'friend', 4);
    const { together, apart, goals } = list.problem([]);
    const pairs = ({ one, other, source }: typeof together) => Array.from(one, (p, i) => [p, other[i], source[i]]);
    expect(pairs(together)).toEqual([
      [0, 4, -3],
      [1, 2, -4],
      [1, 3, -2],
    ]);
    expect(pairs(apart)).toEqual([[4, 1, -5]]);
    expect(goals).toMatchObject([
      { rule: -1, measure: { start: Int32Array.of(0, 0, 0, 1, 1, 3), others: Int32Array.of(4, 0, 3) } },
    ]);
  });

  it('take of one value in two wishes of other pupils two pairs', () => {
    const list = new ClassList({ sex: ['', '', '', ''] })
      .withWish(0, 'apart', 3)
      .withWish(1, 'apart', 2)
      .withWish(2, 'apart', 3);
    expect(list.problem([]).apart.one).toHaveLength(3);
  });

  it('read the quarter of a date of birth, blank where the date is', () => {
    const list = new ClassList({ birth_date: [' 2019-05-01 ', '', '2019-06-30', '2019-01-01'] });
    const { measure } = list.problem([{ rule: 'birth-quarter' }]).goals[0];
    expect(measure).toMatchObject({ values: Int32Array.of(0, -1, 0, 1), names: ['2', '1'] });
  });
});

describe('rules.json', () => {
  it('has a published schema', () => {
    expect(classRulesSchema).toMatchObject({
      ...{ type: 'object', additionalProperties: false, required: ['rules'] },
      properties: {
        cap: { type: ['integer', 'null'], minimum: 1, default: null },
        rules: { type: 'array', items: { discriminator: { propertyName: 'rule' } } },
      },
    });
  });

  it('is refused with the place, the value and what was expected', () => {
    const faults = (value: unknown) => checkClassRules(value).issues;
    expect(faults({ rules: [{ rule: 'size', maxGap: 'x' }] })).toEqual([
      {
        ...{ code: 'rules-wrong-type', severity: 'error', table: 'rules', column: 'rules[0].maxGap', value: 'x' },
        params: { path: 'rules[0].maxGap', expected: expect.any(String) },
      },
    ]);
    for (const value of [{}, { rules: 3 }, { rules: [], cap: 0 }, { rules: [], cap: 2.5 }, { rules: [], more: 1 }, 7])
      expect(faults(value)).toHaveLength(1);
    expect(checkClassRules({ rules: [], cap: null })).toEqual({ rules: { cap: null, rules: [] }, issues: [] });
    const own = (code: string, rule: string, path: string) => ({
      ...{ code, severity: 'error', table: 'rules', column: path, value: rule, params: { path } },
    });
    for (const rule of ['size', 'friend', 'pinned'])
      expect(faults({ rules: [{ rule }, { rule }] })).toEqual([own('class-rule-twice', rule, 'rules[1]')]);
    expect(faults({ rules: [{ rule: 'sex' }, { rule: 'sex', hard: true }] })).toEqual([
      own('class-hard-without-gap', 'sex', 'rules[1]'),
    ]);
    expect(faults({ rules: [{ rule: 'scores', attributes: ['maths', 'Income'] }] })).toEqual([
      own('class-purpose-missing', 'scores', 'rules[0]'),
    ]);
    for (const both of [{}, { attribute: 'a', attributes: ['b'] }])
      expect(faults({ rules: [{ rule: 'balance-mean', ...both }] })).toEqual([
        own('class-mean-attribute', 'balance-mean', 'rules[0]'),
      ]);
  });
});
