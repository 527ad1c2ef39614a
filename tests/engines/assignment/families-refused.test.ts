import { describe, expect, it } from 'vitest';
import { encode } from '#engines/assignment/encode.ts';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';

describe('families the rules cannot go by', () => {
  const twins = (theirs: string[], own: string[]): AnEnrolment =>
    anEnrolment()
      .withRules({ criteria: [{ rule: 'twins' }] })
      .withSchool('north', { seats: 1 })
      .withSchool('south', { seats: 1 })
      .withChild('mai', { twins: 'm', wishes: theirs })
      .withChild('minh', { twins: 'm', wishes: own });

  it.each([
    ['in another order', ['north', 'south'], ['south', 'north'], 'south', 'north', 1, 2, 0],
    ['with one more', ['north'], ['north', 'south'], 'south', '–', 2, 2, 2],
    ['with one fewer', ['north', 'south'], ['north'], '–', 'south', 2, 1, 1],
  ])('are refused when the children wish %s', (_, theirs, own, value, other, wish, index, otherIndex) => {
    const found = twins(theirs, own).refusal();
    expect(found).toMatchObject([
      {
        code: 'twins-wishes-differ',
        severity: 'error',
        table: 'choices',
        column: 'school_id',
        value,
        index,
        otherIndex,
        params: { applicant: 'minh', other: 'mai', wish, theirs: other },
      },
    ]);
  });

  it('wish the same though their rows stand in another order than their ranks', () => {
    const town = twins(['north', 'south'], ['north', 'south']);
    const records = town.records();
    const { choices } = records;
    const turn = (column: Int32Array) => Int32Array.from([1, 0, 2, 3], (row) => column[row]);
    const turned = {
      ...records,
      choices: { applicants: turn(choices!.applicants), schools: turn(choices!.schools), ranks: turn(choices!.ranks) },
    };
    expect(town.solve(turned).rows).toEqual(town.solve().rows);
  });

  it('are warned of family by family, and not where one school on the list has just enough seats', () => {
    const town = twins(['north'], ['north']).withSchool('south', { seats: 3 });
    for (const id of ['an', 'binh', 'chi']) town.withChild(id, { twins: 'b', wishes: ['north', 'south'] });
    for (const id of ['xa', 'xb', 'xc', 'xd']) town.withChild(id, { twins: 'x', wishes: ['north', 'south'] });
    const { issues } = town.solve();
    expect(
      issues.filter(({ code }) => code === 'twins-above-seats').map(({ value, params }) => [value, params]),
    ).toEqual([
      ['mai', { children: 2, seats: 1 }],
      ['xa', { children: 4, seats: 3 }],
    ]);
  });

  it('drop a named school for all where it is out of the reach of one, in the order of the ranks', () => {
    const town = anEnrolment()
      .withRules({ criteria: [{ rule: 'twins' }, { rule: 'distance' }], maxMetres: 1000 })
      .withSchool('a', { seats: 2 })
      .withSchool('b', { seats: 2 })
      .withSchool('c', { seats: 2 })
      .withChild('mai', { twins: 'm', wishes: ['a', 'b', 'c'], metres: { a: 5, b: 1001, c: 7 } })
      .withChild('minh', { twins: 'm', wishes: ['a', 'b', 'c'], metres: { a: null, b: 6, c: 8 } });
    const { placed, receipts } = town.solve();
    expect(placed).toEqual({ mai: 'c', minh: 'c' });
    const steps = receipts.map(({ steps: own }) =>
      own.map(({ schoolId, choiceRank, metres, decidedBy }) => [schoolId, choiceRank, metres, decidedBy]),
    );
    expect(steps).toEqual([
      [
        ['a', 1, 5, 'unreachable'],
        ['b', 2, 1001, 'beyond-cap'],
        ['c', 3, 7, 'enough-seats'],
      ],
      [
        ['a', 1, null, 'unreachable'],
        ['b', 2, 6, 'beyond-cap'],
        ['c', 3, 8, 'enough-seats'],
      ],
    ]);
  });

  it('are told of each such school in the order of their wishes, whosever reason it is, under zone first too', () => {
    const town = anEnrolment().withRules({
      mechanism: 'zone-first',
      criteria: [{ rule: 'twins' }, { rule: 'zone', attribute: 'commune' }, { rule: 'distance' }],
    });
    for (const name of ['a', 'b', 'c']) town.withSchool(name, { seats: 2 });
    const wishes = ['c', 'a', 'b'];
    const { receipts } = town
      .withChild('mai', { twins: 'm', commune: '', wishes, metres: { a: null, b: 7, c: 5 } })
      .withChild('minh', { twins: 'm', commune: '', wishes, metres: { a: 6, b: 8, c: null } })
      .solve();
    for (const { steps } of receipts)
      expect(steps.map(({ schoolId, choiceRank }) => [schoolId, choiceRank])).toEqual([
        ['c', 1],
        ['a', 2],
        ['b', 3],
      ]);
  });

  it('complete their wishes by the metres of the weaker child, then the school, with ranks that go on counting', () => {
    const town = anEnrolment().withRules({
      criteria: [{ rule: 'twins' }, { rule: 'distance' }],
      imputeChoicesByDistance: true,
    });
    for (const name of ['a', 'b', 'c', 'd', 'e']) town.withSchool(name, { seats: 0 });
    town
      .withChild('mai', { twins: 'm', wishes: ['e'], metres: { a: 10, b: 40, c: 30, d: 20, e: 99 } })
      .withChild('minh', { twins: 'm', wishes: ['e'], metres: { a: 50, b: 10, c: 35, d: 40, e: 98 } })
      .withChild('tam', { wishes: ['d'], metres: { a: 3, d: 4, c: 2 } });
    const listed = town
      .solve()
      .receipts.map(({ steps }) =>
        steps.map(({ schoolId, choiceRank, imputed }) => `${schoolId}${choiceRank}${imputed ? '' : '!'}`).join(' '),
      );
    expect(listed).toEqual(['e1! c2 b3 d4 a5', 'e1! c2 b3 d4 a5', 'd1! c2 a3']);
  });

  it('are warned of when no school on the list has seats for all', () => {
    const { issues, placed } = twins(['north'], ['north']).solve();
    expect(placed).toEqual({ mai: '', minh: '' });
    expect(issues).toContainEqual({
      code: 'twins-above-seats',
      severity: 'warning',
      table: 'applicants',
      index: 0,
      value: 'mai',
      params: { children: 2, seats: 1 },
    });
    expect(
      twins([], [])
        .solve()
        .issues.map(({ code }) => code),
    ).not.toContain('twins-above-seats');
  });

  it('go on without a child whom the council placed', () => {
    const town = twins(['north'], ['north']).withChild('mai', {
      twins: 'm',
      wishes: ['south'],
      decision: ['south', 'QĐ-1', 'lý do'],
    });
    const { issues, placed, rows } = town.solve();
    expect(placed).toEqual({ mai: 'south', minh: 'north' });
    expect(issues).toEqual([
      {
        code: 'twins-decided',
        severity: 'warning',
        table: 'applicants',
        index: 0,
        value: 'mai',
        params: { other: 'minh' },
      },
    ]);
    expect(town.judge(rows)).toMatchObject({ sound: true });
  });

  it('leave it out whichever school it was sent to, the first of them too', () => {
    const town = twins(['south'], ['south']).withSchool('south', { seats: 2 });
    town.children.get('mai')!.decision = ['north', 'QĐ-1', 'lý do'];
    town.withChild('moc', { twins: 'm', wishes: ['south'] });
    const { issues, placed } = town.solve();
    expect(placed).toEqual({ mai: 'north', minh: 'south', moc: 'south' });
    expect(issues.map(({ code, value }) => [code, value])).toEqual([['twins-decided', 'mai']]);
    const { problem } = encode(town.records(), town.rules(), '0');
    expect([...problem!.families!.members]).toEqual([1, 2]);
  });

  it('are families wherever the rule stands among the criteria, and none are made of children one by one', () => {
    const town = twins(['north', 'south'], ['north', 'south']).withRules({
      criteria: [{ rule: 'lottery' }, { rule: 'twins' }],
    });
    expect([...encode(town.records(), town.rules(), '0').problem!.families!.members]).toEqual([0, 1]);
    town.withChild('minh', { twins: 'n', wishes: ['north'] });
    expect(encode(town.records(), town.rules(), '0').problem).not.toHaveProperty('families');
  });

  it('are counted where one child alone has the value', () => {
    const { issues } = twins(['north'], ['north'])
      .withChild('minh', { twins: 'n', wishes: ['north'] })
      .solve();
    expect(issues).toEqual([
      { code: 'twins-alone', severity: 'warning', table: 'applicants', column: 'twins', params: { count: 2 } },
    ]);
  });

  it.each([
    ['rules-twins-twice', { criteria: [{ rule: 'twins' }, { rule: 'twins', attribute: 'other' }] }],
    ['rules-twins-relative-proximity', { criteria: [{ rule: 'twins' }, { rule: 'relative-proximity' }] }],
  ])('are refused by name: %s', (code, rules) => {
    expect(() => anEnrolment().withRules(rules).rules()).toThrow(code);
  });

  it('are refused when no such column is there', () => {
    const town = anEnrolment()
      .withRules({ criteria: [{ rule: 'twins', attribute: 'pair' }] })
      .withSchool('north', { seats: 1 })
      .withChild('an', { wishes: ['north'] });
    expect(town.refusal()).toMatchObject([{ code: 'rules-unknown-attribute', value: 'pair' }]);
  });
});
