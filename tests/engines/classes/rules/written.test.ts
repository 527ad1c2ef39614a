import { describe, expect, it } from 'vitest';
import { checkClassRules } from '../../../../api/engines/classes/check-rules.ts';
import { quarterOf } from '../../../../api/engines/classes/rules/birth-quarters.ts';
import { numberValues, readNumber } from '../../../../api/engines/classes/rules/class-rule.ts';
import { classOf } from '../../../../api/engines/classes/rules/pinned.ts';
import { isProtected } from '../../../../api/engines/classes/rules/protected-rule.ts';
import { classRuleNames, kindOf, ruleSchemas } from '../../../../api/engines/classes/rules/rules.ts';
import { ClassList } from '../../../support/a-class-list.ts';

const column = (default_?: string) => ({
  attribute: { type: 'string', minLength: 1, ...(default_ && { default: default_ }) },
});
const labels = { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } };
const purpose = { type: 'string', minLength: 10 };
const hardness = { hard: { type: 'boolean', default: false }, maxGap: { type: 'number', minimum: 0 } };

/** By name: what must be written beside it, and what may be. */
const published: Record<string, [required: string[], properties: object]> = {
  size: [[], { maxGap: { type: 'integer', minimum: 0, default: 1 } }],
  spread: [
    ['attribute'],
    {
      ...column(),
      maxPerClass: { type: 'integer', minimum: 0 },
      capReduction: { type: 'integer', minimum: 0, default: 0 },
      load: {
        ...{ type: 'object', additionalProperties: false, required: ['attribute', 'max'] },
        properties: { ...column(), max: { type: 'number', minimum: 0 } },
      },
    },
  ],
  'same-class': [['attribute'], column()],
  'keep-apart': [['attribute'], column()],
  twins: [[], { ...column('family'), wish: column('twins').attribute }],
  choices: [
    ['attribute', 'offers'],
    {
      ...column(),
      offers: {
        ...{ type: 'array', minItems: 1 },
        items: {
          ...{ type: 'object', additionalProperties: false, required: ['value', 'classes'] },
          properties: { value: { type: 'string', minLength: 1 }, classes: labels },
        },
      },
    },
  ],
  pinned: [[], column('pinned')],
  'teacher-fit': [['classes'], { ...column('needs'), classes: labels, hard: { type: 'boolean', default: true } }],
  sex: [[], { ...column('sex'), ...hardness }],
  'birth-quarter': [[], { ...column('birth_quarter'), ...hardness }],
  nursery: [[], { ...column('nursery'), ...hardness }],
  ethnicity: [[], { ...column('ethnicity'), purpose, ...hardness }],
  poverty: [[], { ...column('poor_household'), purpose, ...hardness }],
  scores: [['attributes'], { attributes: labels, ...hardness }],
  feeder: [[], { ...column('feeder_school'), ...hardness }],
  'balance-count': [['attribute'], { ...column(), purpose, ...hardness }],
  'balance-mean': [[], { ...column(), attributes: labels, ...hardness }],
  repeaters: [[], { ...column('repeater'), ...hardness }],
  namesakes: [[], { ...column('name'), hard: hardness.hard }],
  neighbourhood: [[], { ...column('neighbourhood'), mode: { type: 'string', enum: ['mix', 'group'], default: 'mix' } }],
  friend: [[], {}],
};

const withoutWords = (schema: unknown) =>
  JSON.parse(JSON.stringify(schema, (key, value) => (key === 'description' ? undefined : value)));

describe('the rules of classes as they are written', () => {
  it('are published by name, each with what must and what may stand beside it', () => {
    expect(classRuleNames).toEqual(Object.keys(published));
    expect(withoutWords(ruleSchemas)).toEqual(
      Object.entries(published).map(([name, [required, properties]]) => ({
        ...{ type: 'object', additionalProperties: false, required: ['rule', ...required] },
        properties: { rule: { const: name }, ...properties },
      })),
    );
    expect(() => kindOf({ rule: 'magic' })).toThrow();
  });

  it('take the defaults that are published', () => {
    for (const [name, [required, properties]] of Object.entries(published)) {
      if (required.length > 0 || name === 'balance-mean') continue;
      const written = { rule: name, purpose: 'Language support in class' };
      const given = 'purpose' in properties ? written : { rule: name };
      const [rule] = checkClassRules({ rules: [given] }).rules!.rules as unknown as Record<string, unknown>[];
      for (const [key, { default: default_ }] of Object.entries(properties as Record<string, { default?: unknown }>))
        if (default_ !== undefined && key !== 'hard') expect([name, key, rule[key]]).toEqual([name, key, default_]);
    }
    const [count] = checkClassRules({ rules: [{ rule: 'balance-count', attribute: 'club' }] }).rules!.rules;
    expect(count).toEqual({ rule: 'balance-count', attribute: 'club', purpose: null, maxGap: null });
    const [told] = checkClassRules({
      rules: [{ rule: 'balance-count', attribute: 'religion', purpose: 'Prayer times' }],
    }).rules!.rules;
    expect(told).toMatchObject({ purpose: 'Prayer times' });
  });

  it('read no column the law calls sensitive without a purpose, however it is written', () => {
    const sensitive = [
      ...['ethnicity', 'Ethnic', 'ethnic group', 'race', 'religion', 'Dân tộc', 'dan__toc', 'TÔN GIÁO'],
      ...['poverty', 'poor', 'poor-household', 'near poor', 'income', 'hộ nghèo', 'Hộ cận nghèo', 'cận nghèo', 'nghèo'],
    ];
    for (const name of sensitive) expect([name, isProtected(name)]).toEqual([name, true]);
    for (const name of ['sex', 'programme', 'nghe', '']) expect([name, isProtected(name)]).toEqual([name, false]);
  });
});

describe('the cells of pupils', () => {
  it('are numbers with a point or a comma, and nothing else', () => {
    for (const [cell, number] of [
      ['7', 7],
      ['-7.25', -7.25],
      ['10,75', 10.75],
    ] as const)
      expect(readNumber(cell)).toBe(number);
    for (const cell of ['', 'x7', '7x', '7.', '.5', '7,5,5', '1e3', '7 ']) expect(readNumber(cell)).toBeNaN();
  });

  it('are dates with a quarter, or none at all', () => {
    const quarters = { '2019-01-01': '1', '2019-03-31': '1', '2019-04-01': '2', '2020-02-29': '1', '2019-12-31': '4' };
    for (const [date, quarter] of Object.entries(quarters)) expect(quarterOf(date)).toBe(quarter);
    expect(quarterOf('')).toBe('');
    const none = [
      '2019-02-29',
      '2019-00-10',
      '2019-13-10',
      '2019-05-00',
      '2019-04-31',
      '12019-01-01',
      '2019-01-011',
      'x',
      '2019-1-1',
    ];
    for (const date of none) expect([date, quarterOf(date)]).toEqual([date, null]);
  });

  it('are labels of classes from 1 to as many as there are', () => {
    expect(['1', '12', '13', '0', '01', '1x', '1 ', 'A', '-1', ''].map((label) => classOf(label, 12))).toEqual([
      ...[0, 11, -1, -1, -1, -1, -1, -1, -1, -1],
    ]);
  });

  it('are values in the order of their first use, blanks aside', () => {
    const { values, valueCount, names } = numberValues(['b', '', 'a', 'b']);
    expect([Array.from(values), valueCount, names]).toEqual([[0, -1, 1, 0], 2, ['b', 'a']]);
  });

  it('have every fault named by its file, column, row and value', () => {
    const at = { severity: 'error', table: 'pupils', index: 1, record: 'p001' } as const;
    const maths = new ClassList({ maths: [' 7,5 ', ' x', ''] });
    expect(maths.issues({ rule: 'scores', attributes: ['maths'] })).toEqual([
      { code: 'number-unreadable', ...at, column: 'maths', value: ' x' },
    ]);
    const born = new ClassList({ birth_date: [' 2019-02-01 ', '1/2/2019', ''] });
    expect(born.issues({ rule: 'birth-quarter' })).toEqual([
      { code: 'class-date-unreadable', ...at, column: 'birth_date', value: '1/2/2019' },
    ]);
    const pins = new ClassList({ pinned: [' 2 ', ' 3', ' '] });
    expect(pins.issues({ rule: 'pinned' })).toEqual([
      { code: 'class-unknown', ...at, column: 'pinned', value: ' 3', params: { classes: 2 } },
    ]);
    const twins = new ClassList({
      family: ['f', ' f', 'g', '', ''],
      twins: [' apart ', ' Together', 'x', 'together', 'apart'],
    });
    expect(twins.issues({ rule: 'twins' })).toEqual([
      { code: 'class-twins-disagree', ...at, column: 'twins', value: ' Together', params: { other: 'p000' } },
      { code: 'class-twins-wish', ...at, index: 2, record: 'p002', column: 'twins', value: 'x' },
    ]);
  });

  it('are missed where no column has the name a rule gives', () => {
    const missing = (found: string, value: string) => [
      { code: 'rules-unknown-attribute', severity: 'error', table: 'pupils', column: value, value, params: { found } },
    ];
    const list = new ClassList({ sex: ['F', 'M'], maths: ['', ''] });
    for (const rule of ['pinned', 'repeaters', 'namesakes', 'neighbourhood'])
      expect(list.issues({ rule })).toEqual(
        missing('sex, maths', rule === 'repeaters' ? 'repeater' : rule === 'namesakes' ? 'name' : rule),
      );
    expect(list.issues({ rule: 'scores', attributes: ['art'] })).toEqual(missing('sex, maths', 'art'));
    const load = { attribute: 'hours', max: 3 };
    expect(list.issues({ rule: 'spread', attribute: 'needs', load })).toEqual([
      ...missing('sex, maths', 'needs'),
      ...missing('sex, maths', 'hours'),
    ]);
    expect(list.issues({ rule: 'spread', attribute: 'sex', load: { attribute: 'maths', max: 1 } })).toEqual([]);
    const bare = new ClassList({ sex: ['F', 'M'] });
    bare.records.pupils.attributes = {};
    expect(bare.issues({ rule: 'sex' })).toEqual(missing('–', 'sex'));
  });

  it('are in classes that there are, by rules that name them', () => {
    const list = new ClassList({ needs: ['1', ''], language: ['en', ''] });
    const unknown = { code: 'class-unknown', severity: 'error', table: 'rules', column: 'classes', value: '3' };
    const offers = [{ value: 'en', classes: ['1', '3'] }];
    expect(list.issues({ rule: 'choices', attribute: 'language', offers })).toEqual([
      { ...unknown, params: { classes: 2 } },
    ]);
    expect(list.issues({ rule: 'teacher-fit', classes: ['3', '2'] })).toEqual([{ ...unknown, params: { classes: 2 } }]);
  });
});

describe('what a rule asks of the classes', () => {
  it('is of the cells as they are meant: choices trimmed, names alike in any case and form', () => {
    const offers = [
      { value: ' en ', classes: ['1'] },
      { value: 'en', classes: ['2'] },
    ];
    const list = new ClassList({ language: [' en ', 'en', 'fr'] }, 3);
    expect(list.judge('123', { rule: 'choices', attribute: 'language', offers }).broken).toBe(0);
    // And nobody is in the second class.
    expect(list.judge('331', { rule: 'choices', attribute: 'language', offers }).broken).toBe(3);
    const name = ['Lê An'.normalize('NFD'), ' lê   AN ', 'LêAn', 'Lê Ân'];
    expect(new ClassList({ name }).judge('1122', { rule: 'namesakes' }).values).toEqual([1]);
    expect(new ClassList({ name }).judge('1211', { rule: 'namesakes' }).values).toEqual([0]);
  });

  it('is of twins with one family, where both may ask and one may be silent', () => {
    const family = ['f', 'f', '', ''];
    expect(
      new ClassList({ family, twins: ['', 'together', 'apart', 'apart'] }).judge('1211', { rule: 'twins' }).broken,
    ).toBe(1);
    expect(new ClassList({ family, twins: ['together', '', '', ''] }).judge('1122', { rule: 'twins' }).broken).toBe(0);
  });

  it('is exact for scores that are all nothing, and for parts of one', () => {
    const zero = new ClassList({ maths: ['0', '0', '0', '0'] }).judge('1122', {
      rule: 'balance-mean',
      attribute: 'maths',
    });
    expect(zero.values).toEqual([0]);
    const fine = new ClassList({ maths: ['0.1', '', '0,3', ''] }).problem([
      { rule: 'balance-mean', attribute: 'maths' },
    ]);
    expect(fine.goals[0].measure).toMatchObject({ kind: 'mean', unit: 0.1 });
    const { measure } = new ClassList({ maths: ['0', ''] }).problem([{ rule: 'balance-mean', attribute: 'maths' }])
      .goals[0];
    expect(measure).toMatchObject({ unit: 1 });
    const marked = new ClassList({ repeater: ['1', ''] }).problem([{ rule: 'repeaters' }]).goals[0].measure;
    expect(marked).toEqual({ kind: 'count', values: Int32Array.of(0, -1), valueCount: 1, names: [''] });
  });

  it('names its columns joined where it reads several, and its limits by their kind', () => {
    const columns = { maths: ['1', '2'], art: ['1', '2'], needs: ['1', ''], hours: ['1', ''] };
    const load = { attribute: 'hours', max: 3 };
    const problem = new ClassList(columns).problem([
      { rule: 'scores', attributes: ['maths', 'art'] },
      { rule: 'spread', attribute: 'needs', maxPerClass: 1, load },
    ]);
    expect(problem.rules.rules.map((rule) => kindOf(rule).attributeOf(rule))).toEqual(['maths+art', 'needs']);
    expect(problem.limits.map(({ kind, most }) => [kind, most])).toEqual([
      ['spread', 1],
      ['load', 3],
    ]);
  });
});
