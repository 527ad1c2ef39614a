import { describe, expect, it } from 'vitest';
import { checkRules } from '#engines/assignment/check-rules.ts';
import { criteriaSchemas } from '#engines/assignment/criteria/criteria.ts';
import { languages, say } from '#text/text.ts';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';

/** One seat at `north`, wanted by all: who gets it, and by which criterion. */
function winner(criterion: Record<string, unknown>, children: Record<string, Record<string, unknown>>): string {
  const { rows } = oneSeat(criterion, children).solve();
  const admitted = rows.find(({ schoolId }) => schoolId !== '')!;
  return `${admitted.applicantId} by ${admitted.decidedBy}`;
}

function oneSeat(criterion: Record<string, unknown>, children: Record<string, Record<string, unknown>>): AnEnrolment {
  const town = anEnrolment()
    .withRules({ criteria: [criterion] })
    .withSchool('north', { seats: 1, commune: '01', lonLat: [106.7, 10.77] })
    .withSchool('south', { seats: 0, commune: '02', lonLat: [106.7, 10.7] });
  for (const [id, child] of Object.entries(children)) town.withChild(id, { wishes: ['north', 'south'], ...child });
  return town;
}

describe('each criterion', () => {
  it('group: the declared order, unlisted and blank last and equal', () => {
    const group = { rule: 'group', attribute: 'nhóm', order: ['b', 'a'] };
    expect(winner(group, { an: { nhóm: 'a' }, binh: { nhóm: 'b' }, chi: { nhóm: 'c' } })).toBe('binh by group');
    expect(winner(group, { an: { nhóm: 'c' }, binh: { nhóm: '' } })).toMatch(/ by lottery$/);
  });

  it('residence: the declared order', () => {
    const residence = { rule: 'residence', order: ['permanent', 'temporary'] };
    expect(winner(residence, { an: { residence: 'temporary' }, binh: { residence: 'permanent' } })).toBe(
      'binh by residence',
    );
  });

  it('sibling: at this school, among several too; at another school it counts for nothing here', () => {
    const children = { an: { sibling_school: 'south' }, binh: { sibling_school: 'east; north' } };
    expect(winner({ rule: 'sibling' }, children)).toBe('binh by sibling');
    expect(winner({ rule: 'sibling' }, { an: { sibling_school: 'south' }, binh: {} })).toMatch(/ by lottery$/);
  });

  it('staff: the child of somebody who works there', () => {
    expect(winner({ rule: 'staff' }, { an: { staff_school: '' }, binh: { staff_school: 'north' } })).toBe(
      'binh by staff',
    );
  });

  it('feeder: the child who attended the school that leads here', () => {
    expect(winner({ rule: 'feeder' }, { an: { feeder_school: 'south' }, binh: { feeder_school: 'north' } })).toBe(
      'binh by feeder',
    );
  });

  it('zone: the same value in a column of the applicants and of the schools', () => {
    const zone = { rule: 'zone', attribute: 'home', matchesSchool: 'commune' };
    expect(winner(zone, { an: { home: '02' }, binh: { home: '01' }, chi: { home: '1' } })).toBe('binh by zone');
  });

  it('need: granted before not granted; 0, no and false are not granted', () => {
    expect(winner({ rule: 'need' }, { an: { need: '0' }, binh: { need: 'NO' }, chi: { need: '1' } })).toBe(
      'chi by need',
    );
  });

  it('age: the older first, or the younger, blank last, and no date that does not exist', () => {
    const children = { an: { birth_date: '' }, binh: { birth_date: '2020-03-01' }, chi: { birth_date: '2020-02-29' } };
    expect(winner({ rule: 'age' }, children)).toBe('chi by age');
    expect(winner({ rule: 'age', order: 'youngest-first' }, children)).toBe('binh by age');
    const wrong = oneSeat({ rule: 'age' }, { an: { birth_date: '2020-02-31' }, binh: { birth_date: '01/02/2020' } });
    expect(wrong.refusal().map(({ code, value }) => `${code} ${value}`)).toEqual([
      'not-a-date 2020-02-31',
      'not-a-date 01/02/2020',
    ]);
  });

  it('score: the higher first, or the lower, as numbers and not as text, blank last', () => {
    const children = { an: { score: '9.5' }, binh: { score: '10' }, chi: { score: '' } };
    expect(winner({ rule: 'score' }, children)).toBe('binh by score');
    expect(winner({ rule: 'score', order: 'lowest-first' }, children)).toBe('an by score');
    expect(oneSeat({ rule: 'score' }, { an: { score: '9,5' } }).refusal()).toMatchObject([
      { code: 'not-a-number', value: '9,5' },
    ]);
  });

  it('listed: the lower value first, decimals and negatives too; a pair without a value comes last', () => {
    const children = { an: { listed: { north: 0.25 } }, binh: { listed: { north: -1 } }, chi: {} };
    expect(winner({ rule: 'listed' }, children)).toBe('binh by listed');
    expect(oneSeat({ rule: 'listed' }, { an: {} }).refusal()).toMatchObject([{ code: 'priorities-missing' }]);
  });

  it('distance: metre by metre, or equal within a band', () => {
    const children = { an: { metres: { north: 999, south: 1 } }, binh: { metres: { north: 998, south: 1 } } };
    expect(winner({ rule: 'distance' }, children)).toBe('binh by distance');
    expect(winner({ rule: 'distance', bandMetres: 500 }, children)).toMatch(/ by lottery$/);
    const apart = { an: { metres: { north: 500, south: 1 } }, binh: { metres: { north: 499, south: 1 } } };
    expect(winner({ rule: 'distance', bandMetres: 500 }, apart)).toBe('binh by distance');
  });

  it('straight: the points themselves, with no travel table', () => {
    const children = {
      an: { lonLat: [106.71, 10.77] },
      binh: { lonLat: [106.7, 10.78] },
      chi: { lonLat: [106.709, 10.77] },
    };
    expect(winner({ rule: 'straight' }, children)).toBe('chi by straight');
    expect(oneSeat({ rule: 'straight' }, { an: { lonLat: [106.7, 10.77] }, binh: {} }).refusal()).toMatchObject([
      { code: 'point-blank', record: 'binh' },
    ]);
  });

  it('lottery: one sealed number a child, another seed another order', () => {
    const children = { an: {}, binh: {}, chi: {}, dung: {} };
    const orders = new Set(
      ['0', '1', '2', '3', '4', '5'].map(
        (seed) => oneSeat({ rule: 'lottery' }, children).withSeed(seed).solve().placed,
      ),
    );
    expect(new Set([...orders].map((placed) => JSON.stringify(placed))).size).toBeGreaterThan(1);
  });

  it('has a plain sentence in every language', () => {
    for (const { properties } of criteriaSchemas)
      for (const language of languages) {
        const key = `reasons.${properties!.rule.const}`;
        expect(say(language, key)).not.toBe(key);
      }
  });

  it('is compared first to last', () => {
    const { rows } = anEnrolment()
      .withRules({ criteria: [{ rule: 'sibling' }, { rule: 'group', order: ['1', '2'] }, { rule: 'distance' }] })
      .withSchool('north', { seats: 2 })
      .withChild('sibling', { sibling_school: 'north', group: '2', wishes: ['north'], metres: { north: 900 } })
      .withChild('first', { group: '1', wishes: ['north'], metres: { north: 800 } })
      .withChild('near', { group: '2', wishes: ['north'], metres: { north: 1 } })
      .solve();
    expect(rows.map(({ applicantId, schoolId, decidedBy }) => `${applicantId} ${schoolId} ${decidedBy}`)).toEqual([
      'first north group',
      'near  all-full',
      'sibling north sibling',
    ]);
  });

  it('may have so many values that their product leaves 53 bits, and still ranks exactly', () => {
    const town = anEnrolment()
      .withRules({ criteria: ['a', 'b', 'c', 'd'].map((attribute) => ({ rule: 'score', attribute })).concat() })
      .withSchool('north', { seats: 1 });
    // 60 children with distinct values in each column and long bands of metres beside them.
    for (let i = 0; i < 60; i++)
      town.withChild(`c${String(i).padStart(2, '0')}`, {
        a: 1,
        b: i % 2,
        c: (i * 7) % 59,
        d: i,
        wishes: ['north'],
        metres: { north: 2_000_000_000 - i },
      });
    town.withRules({
      criteria: [
        { rule: 'score', attribute: 'a' },
        { rule: 'distance', bandMetres: 2_000_000_000 },
        { rule: 'score', attribute: 'b' },
        { rule: 'distance' },
        { rule: 'score', attribute: 'c' },
        { rule: 'distance' },
      ],
    });
    const { rows } = town.solve();
    expect(rows.find(({ schoolId }) => schoolId === 'north')).toMatchObject({
      applicantId: 'c59',
      decidedBy: 'distance',
    });
    expect(town.judge(rows)).toMatchObject({ sound: true });
  });
});

describe('rules.json', () => {
  const base = { mechanism: 'deferred-acceptance', criteria: [] };
  const codes = (rules: unknown) =>
    checkRules(rules).issues.map(({ code, column, value }) => `${code} ${column} ${value}`);

  it('fills in the defaults of the contract', () => {
    expect(checkRules({ ...base, criteria: [{ rule: 'distance' }] }).rules).toEqual({
      mechanism: 'deferred-acceptance',
      criteria: [{ rule: 'distance', bandMetres: 0 }],
      imputeChoicesByDistance: false,
      maxMetres: null,
      reserves: [],
    });
  });

  it('refuses the unknown by name', () => {
    expect(codes({ ...base, mechanisms: 1 })).toEqual(['rules-unknown-property mechanisms 1']);
    expect(codes({ ...base, mechanism: 'boston' })).toEqual(['rules-unknown-name mechanism boston']);
    expect(codes({ ...base, criteria: [{ rule: 'luck' }] })).toEqual(['rules-unknown-name criteria[0].rule luck']);
    expect(codes({ ...base, criteria: [{ rule: 'distance', bands: 3 }] })).toEqual([
      'rules-unknown-property criteria[0].bands 3',
    ]);
  });

  it('refuses wrong types, missing entries and impossible figures', () => {
    expect(codes([])).toEqual(['rules-wrong-type  []']);
    expect(codes({ criteria: [] })).toEqual(['rules-missing-property mechanism ']);
    expect(codes({ ...base, criteria: [{ rule: 'group' }] })).toEqual(['rules-missing-property criteria[0].order ']);
    expect(codes({ ...base, criteria: [{ order: ['1'] }] })).toEqual(['rules-missing-property criteria[0].rule ']);
    expect(codes({ ...base, maxMetres: -1 })).toEqual(['rules-out-of-range maxMetres -1']);
    expect(codes({ ...base, maxMetres: '500' })).toEqual(['rules-wrong-type maxMetres 500']);
    expect(codes({ ...base, imputeChoicesByDistance: 'yes' })).toEqual([
      'rules-wrong-type imputeChoicesByDistance yes',
    ]);
  });

  it('refuses reserves that say too little, too much, or the same twice', () => {
    const reserve = { name: 'a', attribute: 'commune', value: 'x', seats: 1 };
    const reserves = (...list: object[]) => codes({ ...base, reserves: list });
    expect(reserves(reserve)).toEqual([]);
    expect(reserves({ ...reserve, matchesSchool: 'commune' })).toEqual(['rules-reserve-match reserves[0] a']);
    expect(reserves({ ...reserve, share: 0.5 })).toEqual(['rules-reserve-size reserves[0] a']);
    expect(reserves({ ...reserve, seats: undefined })).toEqual(['rules-reserve-size reserves[0] a']);
    expect(reserves({ ...reserve, seats: undefined, share: 1.1 })).toEqual([
      'rules-out-of-range reserves[0].share 1.1',
    ]);
    expect(reserves({ ...reserve, kind: 'firm' })).toEqual(['rules-unknown-name reserves[0].kind firm']);
    expect(reserves({ ...reserve, name: 'open' })).toEqual(['rules-reserve-name reserves[0] open']);
    expect(reserves({ ...reserve, school: 's1' }, { ...reserve, school: 's2' })).toEqual([]);
    expect(reserves({ ...reserve, school: 's1' }, reserve)).toEqual(['rules-reserve-name reserves[1] a']);
  });

  it('let reserves pass unclaimed seats to later ones alone, never round in a circle', () => {
    const found = (...list: object[]) =>
      codes({ ...base, reserves: list.map((own) => ({ attribute: 'group', value: '1', seats: 1, ...own })) });
    expect(found({ name: 'a', passesTo: 'b' }, { name: 'b', passesTo: 'open' })).toEqual([]);
    expect(found({ name: 'a', passesTo: 'c' }, { name: 'b' })).toEqual([
      'rules-reserve-passes-unknown reserves[0].passesTo c',
    ]);
    expect(found({ name: 'a', school: 's1', passesTo: 'b' }, { name: 'b', school: 's2' })).toEqual([
      'rules-reserve-passes-unknown reserves[0].passesTo b',
    ]);
    expect(found({ name: 'a' }, { name: 'b', passesTo: 'a' })).toEqual([
      'rules-reserve-passes-back reserves[1].passesTo a',
    ]);
    expect(found({ name: 'a', passesTo: 'a' })).toEqual(['rules-reserve-cycle reserves[0].passesTo a']);
    expect(found({ name: 'a', kind: 'hard', passesTo: 'open' })).toEqual(['rules-reserve-hard-passes reserves[0] a']);
    const ring = { mechanism: 'deferred-acceptance', criteria: [] };
    const reserves = [
      { name: 'a', passesTo: 'b' },
      { name: 'b', passesTo: 'c', school: 's1' },
      { name: 'c', passesTo: 'a' },
      { name: 'd', passesTo: 'a' },
    ].map((own) => ({ attribute: 'group', value: '1', seats: 1, ...own }));
    expect(checkRules({ ...ring, reserves }).issues).toMatchObject([
      { code: 'rules-reserve-cycle', column: 'reserves[0].passesTo', params: { ring: 'a → b → c → a' } },
      { code: 'rules-reserve-passes-back', column: 'reserves[3].passesTo', value: 'a' },
    ]);
  });
});
