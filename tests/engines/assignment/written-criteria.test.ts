import { describe, expect, it } from 'vitest';
import { checkRules } from '#engines/assignment/check-rules.ts';
import { criteriaSchemas } from '#engines/assignment/criteria/criteria.ts';
import { checkColumn, denseRanks } from '#engines/assignment/criteria/criterion.ts';
import { findSchemaFaults, type JsonSchema } from '#engines/assignment/json-schema.ts';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';

function checked(criterion: object) {
  return checkRules({ mechanism: 'deferred-acceptance', criteria: [criterion] });
}

/** Everything a rule may say, each with what it is when left out. */
const defaults: Record<string, Record<string, unknown>> = {
  group: { attribute: 'group', order: ['1'] },
  residence: { attribute: 'residence', order: ['1'] },
  sibling: { attribute: 'sibling_school', matchesSchool: null },
  staff: { attribute: 'staff_school', matchesSchool: null },
  feeder: { attribute: 'feeder_school', matchesSchool: null },
  zone: { attribute: 'zone', matchesSchool: null },
  'kept-seat': { attribute: 'kept_school', matchesSchool: null },
  twins: { attribute: 'twins', fallback: 'apart' },
  need: { attribute: 'need' },
  age: { attribute: 'birth_date', order: 'oldest-first' },
  score: { attribute: 'score', order: 'highest-first' },
  listed: {},
  distance: { bandMetres: 0 },
  straight: { bandMetres: 0 },
  'travel-time': { bandSeconds: 0 },
  'relative-proximity': { bandMetres: 0, rounds: 5 },
  lottery: {},
};
const ordered = ['group', 'residence'];
/** The rule with the least it must say. */
const least = (rule: string) => ({ rule, ...(ordered.includes(rule) && { order: ['1'] }) });

describe('a criterion as the rules write it', () => {
  it.each(Object.keys(defaults))('%s has its defaults, and keeps what is written', (rule) => {
    expect(checked(least(rule)).rules?.criteria).toEqual([{ rule, ...defaults[rule] }]);
    const other: Record<string, unknown> = {};
    for (const [property, value] of Object.entries(defaults[rule])) {
      if (property === 'attribute' || property === 'matchesSchool') other[property] = 'column';
      else if (Array.isArray(value)) other[property] = ['b', 'a'];
      else if (typeof value === 'number') other[property] = 100;
      else if (property === 'fallback') other[property] = 'together-last';
      else other[property] = rule === 'age' ? 'youngest-first' : 'lowest-first';
    }
    expect(checked({ ...least(rule), ...other }).rules?.criteria).toEqual([{ rule, ...other }]);
  });

  it.each(Object.keys(defaults))('%s is refused with a property it has not, or one of the wrong kind', (rule) => {
    const faults = (more: object) => {
      const { rules, issues } = checked({ ...least(rule), ...more });
      expect(rules).toBeNull();
      return issues.map(({ code, column }) => `${code} ${column}`);
    };
    expect(faults({ colour: 1 })).toEqual(['rules-unknown-property criteria[0].colour']);
    for (const [property, value] of Object.entries(defaults[rule])) {
      const at = `criteria[0].${property}`;
      expect(faults({ [property]: true })).toEqual([`rules-wrong-type ${at}`]);
      if (property === 'attribute' || property === 'matchesSchool')
        expect(faults({ [property]: '' })).toEqual([`rules-out-of-range ${at}`]);
      if (typeof value === 'number') {
        expect(faults({ [property]: -1 })).toEqual([`rules-out-of-range ${at}`]);
        expect(faults({ [property]: 0.5 })).toEqual([`rules-wrong-type ${at}`]);
      }
      if (Array.isArray(value)) {
        expect(faults({ [property]: [] })).toEqual([`rules-out-of-range ${at}`]);
        expect(faults({ [property]: ['1', 0.5] })).toEqual([`rules-wrong-type ${at}[1]`]);
        expect(checked({ rule, order: [2, 'b'] }).rules?.criteria).toMatchObject([{ order: ['2', 'b'] }]);
        expect(faults({ [property]: undefined })).toEqual([`rules-missing-property ${at}`]);
      } else if (property === 'order' || property === 'fallback')
        expect(faults({ [property]: 'none' })).toEqual([`rules-unknown-name ${at}`]);
    }
    if (rule === 'relative-proximity')
      expect(faults({ rounds: 101 })).toEqual(['rules-out-of-range criteria[0].rounds']);
  });

  it('has the defaults and the choices that are published', () => {
    for (const { type, properties = {}, required = [], additionalProperties } of criteriaSchemas) {
      const rule = properties.rule.const!;
      const taken = checked(least(rule)).rules!.criteria[0] as unknown as Record<string, unknown>;
      const published = Object.entries(properties).filter(
        ([name, own]) => name !== 'rule' && own.default !== undefined,
      );
      for (const [name, own] of published) expect([rule, name, own.default]).toEqual([rule, name, taken[name]]);
      // Whatever is neither asked for nor given by default is the column of the schools, whose default is the school itself.
      const without = Object.keys(defaults[rule]).filter((name) => properties[name].default === undefined);
      expect(without).toEqual([
        ...('matchesSchool' in defaults[rule] ? ['matchesSchool'] : []),
        ...(ordered.includes(rule) ? ['order'] : []),
      ]);
      expect({ type, required, additionalProperties }).toEqual({
        type: 'object',
        required: ['rule', ...(ordered.includes(rule) ? ['order'] : [])],
        additionalProperties: false,
      });
      for (const [name, own] of Object.entries(properties))
        for (const choice of own.enum ?? [])
          expect(checked({ ...least(rule), [name]: choice }).rules?.criteria).toMatchObject([{ [name]: choice }]);
    }
    expect(criteriaSchemas.map(({ properties }) => properties!.rule.const).sort()).toEqual(
      Object.keys(defaults).sort(),
    );
  });

  it('is named among all that there are where its name is none of them', () => {
    const { issues } = checked({ rule: 'luck' });
    expect(issues[0]).toEqual({
      code: 'rules-unknown-name',
      severity: 'error',
      table: 'rules',
      column: 'criteria[0].rule',
      value: 'luck',
      params: { path: 'criteria[0].rule', expected: issues[0].params!.expected },
    });
    expect(String(issues[0].params!.expected).split(', ').sort()).toEqual(Object.keys(defaults).sort());
  });
});

describe('a schema', () => {
  const faults = (schema: JsonSchema, value: unknown) =>
    findSchemaFaults(schema, value, 'at').map(({ code, path, value: text, expected }) => [code, path, text, expected]);

  it.each<[JsonSchema, unknown[], unknown[]]>([
    [{ type: 'null' }, [null], [0, '', false, undefined, [], {}]],
    [{ type: 'array' }, [[], [1]], [null, {}, 'a', 1]],
    [{ type: 'object' }, [{}, { a: 1 }], [null, [], 'a', 1]],
    [{ type: 'integer' }, [0, -3, 7], [0.5, 2 ** 53, '1', null, Number.NaN]],
    [{ type: 'number' }, [0, 0.5, -2], ['1', null, Number.NaN, Number.POSITIVE_INFINITY]],
    [{ type: 'string' }, ['', 'a'], [1, null, []]],
    [{ type: 'boolean' }, [true, false], [0, 'true', null]],
    [{ type: ['string', 'integer'] }, ['a', 1], [0.5, null, true]],
    [{}, [null, 1, 'a', {}, []], []],
  ])('of type %o takes what is of it and nothing else', (schema, right, wrong) => {
    const asked = [schema.type].flat().join(' | ');
    for (const value of right) expect(faults(schema, value)).toEqual([]);
    for (const value of wrong) {
      const text = value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
      expect(faults(schema, value)).toEqual([['wrong-type', 'at', text, asked]]);
    }
  });

  it('bounds numbers, texts and lists, the ends included, and says the bounds', () => {
    expect([3, 5].flatMap((value) => faults({ minimum: 3, maximum: 5 }, value))).toEqual([]);
    expect(faults({ minimum: 3, maximum: 5 }, 2)).toEqual([['out-of-range', 'at', '2', '3–5']]);
    expect(faults({ minimum: 3 }, 2)).toEqual([['out-of-range', 'at', '2', '3–']]);
    expect(faults({ maximum: 5 }, 6)).toEqual([['out-of-range', 'at', '6', '-Infinity–5']]);
    expect(faults({ minLength: 2 }, 'ab')).toEqual([]);
    expect(faults({ minLength: 2 }, 'a')).toEqual([['out-of-range', 'at', 'a', 'text']]);
    expect(faults({ pattern: '^a+$' }, 'aa')).toEqual([]);
    expect(faults({ pattern: '^a+$' }, 'ab')).toEqual([['out-of-range', 'at', 'ab', '^a+$']]);
    expect(faults({ pattern: '^a+$', description: 'only a' }, 'b')).toEqual([['out-of-range', 'at', 'b', 'only a']]);
    expect(faults({ minItems: 2 }, [1, 2])).toEqual([]);
    expect(faults({ minItems: 2 }, [1])).toEqual([['out-of-range', 'at', '[1]', '≥ 2']]);
    expect(faults({ items: { type: 'string' } }, ['a', 1])).toEqual([['wrong-type', 'at[1]', '1', 'string']]);
    expect(faults({ const: 'a' }, 'a')).toEqual([]);
    expect(faults({ const: 'a' }, 'b')).toEqual([['unknown-name', 'at', 'b', 'a']]);
    expect(faults({ enum: ['a', 'b'] }, 'b')).toEqual([]);
    expect(faults({ enum: ['a', 'b'] }, 'c')).toEqual([['unknown-name', 'at', 'c', 'a, b']]);
    expect(faults({ enum: ['a'] }, 1)).toEqual([]);
  });

  it('knows the properties of an object, those asked for and those it may have', () => {
    const schema: JsonSchema = {
      type: 'object',
      required: ['a'],
      additionalProperties: false,
      properties: { a: { type: 'string' }, b: { type: 'integer' } },
    };
    expect(faults(schema, { a: 'x', b: undefined })).toEqual([]);
    expect(faults(schema, { b: 'y', toString: 1 })).toEqual([
      ['missing-property', 'at.a', '', 'a'],
      ['wrong-type', 'at.b', 'y', 'integer'],
      ['unknown-property', 'at.toString', '1', 'a, b'],
    ]);
    expect(findSchemaFaults(schema, {}).map(({ path }) => path)).toEqual(['a']);
    expect(faults({ type: 'object' }, { any: 1 })).toEqual([]);
  });

  it('tells alternatives apart by the name of one property, be it one name or several', () => {
    const schema: JsonSchema = {
      discriminator: { propertyName: 'kind' },
      oneOf: [
        { type: 'object', properties: { kind: { const: 'one' }, size: { type: 'integer' } } },
        { type: 'object', properties: { kind: { enum: ['two', 'three'] }, size: { type: 'string' } } },
        { type: 'object', properties: { size: { type: 'null' } } },
      ],
    };
    expect(faults(schema, { kind: 'one', size: 1 })).toEqual([]);
    expect(faults(schema, { kind: 'three', size: 'large' })).toEqual([]);
    expect(faults(schema, { kind: 'three', size: 1 })).toEqual([['wrong-type', 'at.size', '1', 'string']]);
    expect(faults(schema, { kind: 'four' })).toEqual([['unknown-name', 'at.kind', 'four', 'one, two, three']]);
    expect(faults(schema, { size: 1 })).toEqual([['missing-property', 'at.kind', '', 'one, two, three']]);
    expect(faults(schema, 'one')).toEqual([['wrong-type', 'at', 'one', 'object']]);
  });
});

describe('records that a criterion cannot work with', () => {
  /** Two children and two schools, with the cells given. */
  function town(criterion: object, first: object, second: object): AnEnrolment {
    return anEnrolment()
      .withRules({ criteria: [criterion] })
      .withSchool('north', { seats: 1, commune: 'x' })
      .withSchool('south', { seats: 1, commune: 'y' })
      .withChild('an', { wishes: ['north'], colour: 'red', ...first })
      .withChild('binh', { wishes: ['south'], colour: 'red', ...second });
  }
  const missing = (table: string, column: string, found: string) => ({
    ...{ code: 'rules-unknown-attribute', severity: 'error', table },
    ...{ column, value: column, params: { found } },
  });

  it.each(['group', 'residence', 'sibling', 'staff', 'feeder', 'zone', 'kept-seat', 'twins', 'need', 'age', 'score'])(
    '%s asks for its column',
    (rule) => {
      const { attribute } = defaults[rule] as { attribute: string };
      expect(town(least(rule), {}, {}).refusal()).toEqual([missing('applicants', attribute, 'colour')]);
    },
  );

  it.each(['sibling', 'staff', 'feeder', 'zone', 'kept-seat'])('%s asks for the column of the schools too', (rule) => {
    const criterion = { rule, attribute: 'colour', matchesSchool: 'street' };
    expect(town(criterion, {}, {}).refusal()).toEqual([missing('schools', 'street', 'commune')]);
    expect(town({ ...criterion, matchesSchool: 'school_id' }, {}, {}).solve().rows).toHaveLength(2);
  });

  it('say a dash where a table has no column at all', () => {
    expect(checkColumn('schools', 'street', {})).toEqual([missing('schools', 'street', '–')]);
    expect(checkColumn('schools', null, {})).toEqual([]);
    expect(checkColumn('schools', 'street', { street: [] })).toEqual([]);
  });

  it('are dates that are none', () => {
    const of = (cell: string) => town({ rule: 'age' }, { birth_date: '2020-01-31' }, { birth_date: cell });
    const issue = { code: 'not-a-date', severity: 'error', table: 'applicants', index: 1, column: 'birth_date' };
    for (const value of [
      '2020-02-30',
      '2020-13-01',
      '2020-00-10',
      '2019-02-29',
      '2020-01-00',
      'x2020-01-01',
      '2020-01-01x',
      '1/2/2020',
    ])
      expect(of(value).refusal()).toEqual([{ ...issue, value }]);
    for (const value of ['', '2020-02-29', '2020-12-31', '2020-01-01']) expect(of(value).solve().rows).toHaveLength(2);
  });

  it('are scores that are no numbers', () => {
    const of = (cell: string) => town({ rule: 'score' }, { score: '1' }, { score: cell });
    const issue = { code: 'not-a-number', severity: 'error', table: 'applicants', index: 1, column: 'score' };
    for (const value of ['x', '1x', 'x1', '1,5', '1e3', '.', '-', '1.2.3', ' 1'])
      expect(of(value).refusal()).toEqual([{ ...issue, value }]);
    for (const value of ['', '1', '12', '-1', '+1.5', '.25', '3.', '10.25'])
      expect(of(value).solve().rows).toHaveLength(2);
  });

  it('are lists and points that are not there', () => {
    expect(town({ rule: 'listed' }, {}, {}).refusal()).toEqual([
      { code: 'priorities-missing', severity: 'error', table: 'rules', column: 'criteria', value: 'listed' },
    ]);
    const none = { code: 'points-missing', severity: 'error', column: 'lon, lat', value: 'straight' };
    expect(town({ rule: 'straight' }, {}, {}).refusal()).toEqual([
      { ...none, table: 'applicants' },
      { ...none, table: 'schools' },
    ]);
    const blank = { code: 'point-blank', severity: 'error', column: 'lon, lat', index: 1 };
    const points = town({ rule: 'straight' }, { lonLat: [106, 10] }, { lonLat: [106, Number.NaN] });
    points
      .withSchool('north', { seats: 1, lonLat: [106, 10] })
      .withSchool('south', { seats: 1, lonLat: [Number.NaN, 10] });
    expect(points.refusal()).toEqual([
      { ...blank, table: 'applicants', record: 'binh' },
      { ...blank, table: 'schools', record: 'south' },
    ]);
  });

  it('are seconds that are not there, or blank for a wish that counts', () => {
    const metres = { north: 10, south: 20 };
    expect(town({ rule: 'travel-time' }, { metres }, { metres }).refusal()).toEqual([
      { code: 'travel-seconds-missing', severity: 'error', table: 'travel', column: 'seconds', value: 'travel-time' },
    ]);
    const some = town({ rule: 'travel-time' }, { metres, seconds: { north: 5 } }, { metres, seconds: { north: 5 } });
    expect(some.refusal()).toEqual([
      {
        code: 'wish-without-seconds',
        severity: 'error',
        table: 'travel',
        index: 3,
        column: 'seconds',
        value: 'south',
        params: { applicant: 'binh' },
      },
    ]);
    some.children.get('binh')!.seconds = { south: 0 };
    expect(some.solve().placed).toEqual({ an: 'north', binh: 'south' });
  });
});

describe('the ranks of numbers', () => {
  it('are dense, ascending, and blank last', () => {
    const ranks = (...numbers: number[]) => {
      const { ranks: found, range } = denseRanks(Float64Array.from(numbers));
      return [...found, `of ${range}`];
    };
    expect(ranks(5, 3, 5, Number.NaN, -1)).toEqual([2, 1, 2, 3, 0, 'of 4']);
    expect(ranks(7)).toEqual([0, 'of 2']);
    expect(ranks(Number.NaN)).toEqual([0, 'of 1']);
    expect(ranks()).toEqual(['of 1']);
    expect(ranks(Number.NEGATIVE_INFINITY, 0, Number.NEGATIVE_INFINITY)).toEqual([0, 1, 0, 'of 3']);
  });
});
