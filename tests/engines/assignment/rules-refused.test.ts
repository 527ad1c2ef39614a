import { describe, expect, it } from 'vitest';
import { checkRules } from '#engines/assignment/check-rules.ts';
import { mechanisms, rulesSchema } from '#engines/assignment/rules-schema.ts';

const zone = { rule: 'zone', attribute: 'commune', matchesSchool: 'commune' };
const kept = (name: string, more: object = {}) => ({ name, attribute: 'of', value: name, seats: 1, ...more });

/** `then`, which nobody awaits here. */
const second = (mechanism: string) => Object.fromEntries([['then', mechanism]]);

/** Rules that are accepted: deferred acceptance by lottery, with what is given. */
function rulesWith(change: object): object {
  return { mechanism: 'deferred-acceptance', criteria: [{ rule: 'lottery' }], ...change };
}

/** What is said of them, as `code at the place: value`. */
function saidOf(change: object): string[] {
  const { issues } = checkRules(rulesWith(change));
  for (const { severity, table, column, params } of issues) {
    expect({ severity, table }).toEqual({ severity: 'error', table: 'rules' });
    expect(params?.path).toBe(column);
  }
  return issues.map(({ code, column, value }) => `${code} ${column}: ${value}`);
}

const twins = { rule: 'twins' };
const proximity = { rule: 'relative-proximity', rounds: 3 };

describe('rules that contradict themselves are refused by name and place', () => {
  it.each<[object, string[]]>([
    [{ mechanism: 'zone-first' }, ['rules-zone-first-without-zone criteria: zone']],
    [{ ...second('nearest-first') }, ['rules-then-without-zone-first then: nearest-first']],
    [{ mostMoved: { share: 0.1 } }, ['rules-most-moved-mechanism mostMoved: deferred-acceptance']],
    [
      { mechanism: 'least-total-distance', criteria: [{ rule: 'group', order: ['1'] }, { rule: 'lottery' }, twins] },
      [
        'rules-least-distance-criterion criteria[1]: lottery',
        'rules-twins-mechanism criteria[2]: least-total-distance',
      ],
    ],
    [
      { mechanism: 'nearest-first', criteria: [{ rule: 'distance' }, proximity] },
      ['rules-relative-proximity-mechanism criteria[1]: nearest-first'],
    ],
    [{ criteria: [twins, { rule: 'lottery' }, twins] }, ['rules-twins-twice criteria[2]: twins']],
    [{ criteria: [proximity, twins] }, ['rules-twins-relative-proximity criteria[1]: relative-proximity']],
    [
      { mechanism: 'nearest-first', criteria: [{ rule: 'distance' }], guarantee: 'maximum' },
      ['rules-guarantee-mechanism guarantee: nearest-first'],
    ],
    [
      { criteria: [{ rule: 'lottery' }, twins], guarantee: 'maximum' },
      ['rules-guarantee-criterion criteria[1]: twins'],
    ],
    [{ criteria: [proximity], guarantee: 'maximum' }, ['rules-guarantee-criterion criteria[0]: relative-proximity']],
    [
      { guarantee: 'maximum', reserves: [kept('soft'), kept('hard', { kind: 'hard' })] },
      ['rules-guarantee-hard-reserve reserves[1]: hard'],
    ],
    [
      { mechanism: 'nearest-first', criteria: [{ rule: 'distance' }], reserves: [kept('a')] },
      ['rules-reserves-nearest-first reserves[0]: a'],
    ],
    [
      { mechanism: 'zone-first', ...second('nearest-first'), criteria: [zone], reserves: [kept('a')] },
      ['rules-reserves-nearest-first reserves[0]: a'],
    ],
    [
      { mechanism: 'least-total-distance', criteria: [], reserves: [kept('a')] },
      ['rules-least-distance-reserves reserves[0]: a'],
    ],
  ])('%o', (change, said) => {
    expect(saidOf(change)).toEqual(said);
  });

  it.each<[object]>([
    [{ mechanism: 'zone-first', ...second('nearest-first'), criteria: [zone] }],
    [{ mechanism: 'zone-first', criteria: [zone], reserves: [kept('a')] }],
    [{ mechanism: 'least-total-distance', criteria: [{ rule: 'group', order: ['1'] }], mostMoved: { share: 0.1 } }],
    [{ mechanism: 'nearest-first', criteria: [{ rule: 'distance' }, twins] }],
    [{ criteria: [{ rule: 'lottery' }, proximity] }],
    [{ guarantee: 'maximum', reserves: [kept('soft')] }],
    [{ guarantee: 'priorities', criteria: [twins], reserves: [kept('hard', { kind: 'hard' })] }],
  ])('and those that do not are accepted: %o', (change) => {
    expect(saidOf(change)).toEqual([]);
  });
});

describe('reserves are refused, each at its place,', () => {
  it.each<[string, object[], string[]]>([
    ['that compare nothing', [{ name: 'a', attribute: 'of', seats: 1 }], ['rules-reserve-match reserves[0]: a']],
    [
      'that compare two things',
      [kept('a'), kept('b', { matchesSchool: 'of' })],
      ['rules-reserve-match reserves[1]: b'],
    ],
    ['of no size', [{ name: 'a', attribute: 'of', value: 'x' }], ['rules-reserve-size reserves[0]: a']],
    ['of two sizes', [kept('a', { share: 0.5 })], ['rules-reserve-size reserves[0]: a']],
    ['called as the open seats are', [kept('open')], ['rules-reserve-name reserves[0]: open']],
    ['of one name at every school', [kept('a'), kept('a')], ['rules-reserve-name reserves[1]: a']],
    [
      'of one name at one school',
      ['n', 'n'].map((school) => kept('a', { school })),
      ['rules-reserve-name reserves[1]: a'],
    ],
    [
      'of the name of one at every school',
      [kept('a'), kept('a', { school: 'n' })],
      ['rules-reserve-name reserves[1]: a'],
    ],
    ['everywhere, of the name of one', [kept('a', { school: 'n' }), kept('a')], ['rules-reserve-name reserves[1]: a']],
    [
      'that are hard and pass their seats on',
      [kept('a', { kind: 'hard', passesTo: 'b' }), kept('b')],
      ['rules-reserve-hard-passes reserves[0]: a'],
    ],
    ['that pass to nobody', [kept('a', { passesTo: 'b' })], ['rules-reserve-passes-unknown reserves[0].passesTo: b']],
    [
      'that pass to one at another school',
      [kept('a', { passesTo: 'b', school: 'n' }), kept('b', { school: 's' })],
      ['rules-reserve-passes-unknown reserves[0].passesTo: b'],
    ],
    [
      'that pass back',
      [kept('a'), kept('b', { passesTo: 'a' })],
      ['rules-reserve-passes-back reserves[1].passesTo: a'],
    ],
    [
      'that pass back at one school of two',
      [kept('a', { school: 'n' }), kept('b', { passesTo: 'a' }), kept('a', { school: 's' })],
      ['rules-reserve-passes-back reserves[1].passesTo: a'],
    ],
    ['that pass to themselves', [kept('a', { passesTo: 'a' })], ['rules-reserve-cycle reserves[0].passesTo: a']],
    [
      'that pass in a ring',
      [kept('a', { passesTo: 'b' }), kept('b', { passesTo: 'c' }), kept('c', { passesTo: 'a' })],
      ['rules-reserve-cycle reserves[0].passesTo: b'],
    ],
  ])('%s', (_, reserves, said) => {
    expect(saidOf({ reserves })).toEqual(said);
  });

  it('and a ring is named whole', () => {
    const reserves = [kept('a', { passesTo: 'b' }), kept('b', { passesTo: 'c' }), kept('c', { passesTo: 'a' })];
    const { issues } = checkRules(rulesWith({ reserves }));
    expect(issues[0].params).toEqual({ path: 'reserves[0].passesTo', name: 'a', ring: 'a → b → c → a' });
  });

  it.each<[string, object[]]>([
    ['of one name at two schools', ['n', 's'].map((school) => kept('a', { school }))],
    ['that pass on at their own school', [kept('a', { school: 'n', passesTo: 'b' }), kept('b', { school: 'n' })]],
    ['that pass to one school’s own', [kept('a', { passesTo: 'b' }), kept('b', { school: 'n' })]],
    ['of one school that pass to one of all', [kept('a', { school: 'n', passesTo: 'b' }), kept('b')]],
    ['that pass on openly', [kept('a', { passesTo: 'open' }), kept('b', { kind: 'hard' })]],
  ])('but not %s', (_, reserves) => {
    expect(saidOf({ reserves })).toEqual([]);
  });
});

describe('the published schema', () => {
  it('has the defaults that are taken, and every choice it names', () => {
    const { properties = {}, required } = rulesSchema;
    const { rules } = checkRules(rulesWith({ reserves: [kept('a')] }));
    const taken = rules as unknown as Record<string, unknown>;
    for (const name of ['imputeChoicesByDistance', 'maxMetres']) expect(properties[name].default).toBe(taken[name]);
    expect(properties.reserves.default).toEqual(checkRules(rulesWith({})).rules!.reserves);
    const { school, kind, passesTo } = properties.reserves.items!.properties!;
    expect([school.default, kind.default]).toEqual([rules!.reserves[0].school, rules!.reserves[0].kind]);
    expect(saidOf({ reserves: [kept('a', { passesTo: passesTo.default })] })).toEqual([]);
    const zoned = checkRules(rulesWith({ mechanism: 'zone-first', criteria: [zone] })).rules;
    expect(properties.then.default).toBe(zoned?.then);
    expect(checkRules(rulesWith({ guarantee: properties.guarantee.default })).rules).toEqual(
      checkRules(rulesWith({})).rules,
    );
    const moved = checkRules({ mechanism: 'least-total-distance', criteria: [], mostMoved: { share: 0 } }).rules;
    expect(properties.mostMoved.properties!.attribute.default).toBe(moved?.mostMoved?.attribute);
    expect(required).toEqual(['mechanism', 'criteria']);
    expect(properties.mechanism.enum).toEqual([...mechanisms]);
    for (const mechanism of mechanisms)
      expect(checkRules({ mechanism, criteria: mechanism === 'zone-first' ? [zone] : [] }).issues).toEqual([]);
    expect(properties.criteria.items!.discriminator).toEqual({ propertyName: 'rule' });
  });
});

describe('what is left out of the rules', () => {
  it('has its default', () => {
    const { rules } = checkRules(rulesWith({ reserves: [kept('a'), kept('b', { value: 2, passesTo: 'open' })] }));
    const shape = { school: '*', attribute: 'of', matchesSchool: null, share: null, seats: 1, kind: 'soft' };
    expect(rules).toEqual({
      mechanism: 'deferred-acceptance',
      criteria: [{ rule: 'lottery' }],
      imputeChoicesByDistance: false,
      maxMetres: null,
      reserves: [
        { ...shape, name: 'a', value: 'a' },
        { ...shape, name: 'b', value: '2' },
      ],
    });
    const zoned = checkRules(rulesWith({ mechanism: 'zone-first', criteria: [zone] })).rules;
    expect(zoned).toMatchObject({ mechanism: 'zone-first' });
    expect(zoned?.then).toBe('deferred-acceptance');
  });

  it('is kept where it is written', () => {
    const written = rulesWith({
      mechanism: 'deferred-acceptance',
      guarantee: 'maximum',
      imputeChoicesByDistance: true,
      maxMetres: 5000,
      uncertaintyMetresPerKm: 0,
      reserves: [
        { ...kept('a', { school: 'n', passesTo: 'b' }), seats: undefined, share: 0.5 },
        { name: 'b', attribute: 'of', matchesSchool: 'commune', seats: 2 },
      ].map((reserve) => JSON.parse(JSON.stringify(reserve))),
    });
    expect(checkRules(written).rules).toMatchObject({
      guarantee: 'maximum',
      imputeChoicesByDistance: true,
      maxMetres: 5000,
      uncertaintyMetresPerKm: 0,
      reserves: [
        { name: 'a', school: 'n', share: '0.5', seats: null, passesTo: 'b' },
        { name: 'b', matchesSchool: 'commune', value: null, seats: 2 },
      ],
    });
    const moved = checkRules({
      mechanism: 'least-total-distance',
      criteria: [],
      mostMoved: { attribute: 'lived', share: 0.25 },
    });
    expect(moved.rules?.mostMoved).toEqual({ attribute: 'lived', share: '0.25' });
    const usual = checkRules({ mechanism: 'least-total-distance', criteria: [], mostMoved: { share: 1 } });
    expect(usual.rules?.mostMoved).toEqual({ attribute: 'last_school', share: '1' });
  });
});

describe('rules of another shape', () => {
  it.each<[string, unknown, object]>([
    ['no object', [], { code: 'rules-wrong-type', column: '' }],
    ['an unknown mechanism', rulesWith({ mechanism: 'chance' }), { code: 'rules-unknown-name', column: 'mechanism' }],
    [
      'an unknown second mechanism',
      rulesWith({ ...second('zone-first') }),
      { code: 'rules-unknown-name', column: 'then' },
    ],
    ['an unknown guarantee', rulesWith({ guarantee: 'all' }), { code: 'rules-unknown-name', column: 'guarantee' }],
    ['no criteria', { mechanism: 'nearest-first' }, { code: 'rules-missing-property', column: 'criteria' }],
    ['no mechanism', { criteria: [] }, { code: 'rules-missing-property', column: 'mechanism' }],
    ['a word too many', rulesWith({ colour: 1 }), { code: 'rules-unknown-property', column: 'colour' }],
    ['criteria that are no list', rulesWith({ criteria: {} }), { code: 'rules-wrong-type', column: 'criteria' }],
    ['a criterion nobody knows', rulesWith({ criteria: [{ rule: 'luck' }] }), { code: 'rules-unknown-name' }],
    ['completing that is no yes or no', rulesWith({ imputeChoicesByDistance: 1 }), { code: 'rules-wrong-type' }],
    ['metres below nought', rulesWith({ maxMetres: -1 }), { code: 'rules-out-of-range', column: 'maxMetres' }],
    ['half metres', rulesWith({ maxMetres: 0.5 }), { code: 'rules-wrong-type', column: 'maxMetres' }],
    ['reserves that are no list', rulesWith({ reserves: {} }), { code: 'rules-wrong-type', column: 'reserves' }],
    ['a reserve that is no object', rulesWith({ reserves: [1] }), { code: 'rules-wrong-type', column: 'reserves[0]' }],
    [
      'a reserve without attribute',
      rulesWith({ reserves: [{ name: 'a', value: 'x', seats: 1 }] }),
      { code: 'rules-missing-property', column: 'reserves[0].attribute' },
    ],
    [
      'a reserve without name',
      rulesWith({ reserves: [{ attribute: 'a', value: 'x', seats: 1 }] }),
      { code: 'rules-missing-property', column: 'reserves[0].name' },
    ],
    ...(
      [
        ['name', '', 'out-of-range'],
        ['name', 1, 'wrong-type'],
        ['school', '', 'out-of-range'],
        ['school', 1, 'wrong-type'],
        ['attribute', '', 'out-of-range'],
        ['attribute', 1, 'wrong-type'],
        ['matchesSchool', '', 'out-of-range'],
        ['matchesSchool', 1, 'wrong-type'],
        ['value', 0.5, 'wrong-type'],
        ['value', true, 'wrong-type'],
        ['share', '1', 'wrong-type'],
        ['share', 1.01, 'out-of-range'],
        ['share', -0.01, 'out-of-range'],
        ['seats', 0.5, 'wrong-type'],
        ['seats', -1, 'out-of-range'],
        ['kind', 'firm', 'unknown-name'],
        ['passesTo', '', 'out-of-range'],
        ['passesTo', 1, 'wrong-type'],
        ['colour', 'red', 'unknown-property'],
      ] as const
    ).map(([property, value, code]): [string, unknown, object] => [
      `a reserve of ${property} ${value}`,
      rulesWith({ reserves: [{ ...kept('a'), [property]: value }] }),
      { code: `rules-${code}`, column: `reserves[0].${property}` },
    ]),
    ...(
      [
        ['share', -0.1, 'out-of-range'],
        ['share', 1.5, 'out-of-range'],
        ['share', '1', 'wrong-type'],
        ['attribute', '', 'out-of-range'],
        ['attribute', 3, 'wrong-type'],
        ['colour', 3, 'unknown-property'],
      ] as const
    ).map(([property, value, code]): [string, unknown, object] => [
      `at most moved of ${property} ${value}`,
      rulesWith({ mostMoved: { share: 0.5, [property]: value } }),
      { code: `rules-${code}`, column: `mostMoved.${property}` },
    ]),
    ['at most moved, but how many', rulesWith({ mostMoved: {} }), { column: 'mostMoved.share' }],
    ['at most moved as a number', rulesWith({ mostMoved: 1 }), { code: 'rules-wrong-type', column: 'mostMoved' }],
    ['an uncertainty below nought', rulesWith({ uncertaintyMetresPerKm: -1 }), { code: 'rules-out-of-range' }],
    ['an uncertainty beyond the distance', rulesWith({ uncertaintyMetresPerKm: 1001 }), { code: 'rules-out-of-range' }],
    ['an uncertainty in words', rulesWith({ uncertaintyMetresPerKm: 'much' }), { code: 'rules-wrong-type' }],
  ])('are refused for %s', (_, value, issue) => {
    const { rules, issues } = checkRules(value);
    expect(rules).toBeNull();
    expect(issues).toEqual([expect.objectContaining({ severity: 'error', table: 'rules', ...issue })]);
  });

  it('are accepted at the very ends of what is allowed', () => {
    const ends = [kept('a', { seats: 0 }), { name: 'b', attribute: 'of', value: 0, share: 0 }];
    const most = { name: 'c', attribute: 'of', value: 'x', share: 1 };
    for (const change of [
      { maxMetres: 0, reserves: ends },
      { maxMetres: null, reserves: [most] },
      { uncertaintyMetresPerKm: 1000 },
    ])
      expect(saidOf(change)).toEqual([]);
    for (const share of [0, 1])
      expect(saidOf({ mechanism: 'least-total-distance', criteria: [], mostMoved: { share } })).toEqual([]);
  });
});
