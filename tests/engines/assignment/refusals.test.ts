import { describe, expect, it } from 'vitest';
import { encode } from '#engines/assignment/encode.ts';
import type { EnrolmentRecords } from '#engines/enrolment-records.ts';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';

/** Two schools, three children who name both; nothing measured. */
function town(): AnEnrolment {
  return anEnrolment()
    .withSchool('north', { seats: 2, commune: 'x' })
    .withSchool('south', { seats: 2, commune: 'y' })
    .withChild('an', { commune: 'x', group: '1', wishes: ['north', 'south'] })
    .withChild('binh', { commune: 'y', group: '2', wishes: ['south', 'north'] })
    .withChild('chi', { commune: 'x', group: '2', wishes: ['north', 'south'] });
}

const measured = { north: 100, south: 200 };

function withMetres(built: AnEnrolment): AnEnrolment {
  for (const child of built.children.values()) child.metres ??= measured;
  return built;
}

describe('distances', () => {
  it.each([
    [{ criteria: [{ rule: 'group', order: ['1'] }, { rule: 'distance' }] }],
    [{ imputeChoicesByDistance: true }],
    [{ maxMetres: 5000 }],
    [{ mechanism: 'nearest-first', criteria: [{ rule: 'group', order: ['1'] }] }],
    [
      {
        mechanism: 'zone-first',
        ...Object.fromEntries([['then', 'nearest-first']]),
        criteria: [{ rule: 'zone', attribute: 'commune', matchesSchool: 'commune' }],
      },
    ],
    [{ mechanism: 'least-total-distance', criteria: [] }],
  ])('are asked for where the rules go by them: %o', (rules) => {
    expect(town().withRules(rules).refusal()).toEqual([{ code: 'travel-missing', severity: 'error', table: 'travel' }]);
    expect(Object.keys(withMetres(town()).withRules(rules).solve().placed)).toEqual(['an', 'binh', 'chi']);
  });

  it('are nothing to rules that do not look at them', () => {
    const zone = { rule: 'zone', attribute: 'commune', matchesSchool: 'commune' };
    for (const rules of [{}, { mechanism: 'zone-first', criteria: [zone] }])
      expect(
        new Set(
          town()
            .withRules(rules)
            .solve()
            .rows.map(({ metres }) => metres),
        ),
      ).toEqual(new Set([null]));
  });

  it('are asked for wish by wish, with the row that lacks one, where anything goes by them', () => {
    const built = withMetres(town());
    built.children.get('binh')!.metres = { south: 5 };
    expect(built.withRules({ criteria: [{ rule: 'distance' }] }).refusal()).toEqual([
      {
        code: 'wish-without-travel',
        severity: 'error',
        table: 'choices',
        index: 3,
        column: 'school_id',
        value: 'north',
        params: { applicant: 'binh' },
      },
    ]);
    built.withRules({ criteria: [{ rule: 'lottery' }] });
    built.withSchool('south', { seats: 0 }).withSchool('north', { seats: 3 });
    expect(built.solve().rows[1]).toMatchObject({ applicantId: 'binh', schoolId: 'north', metres: null });
  });
});

describe('seats nobody knows', () => {
  const unknown = () => withMetres(town()).withSchool('north', { seats: -1, commune: 'x' });

  it('are none to compete for, and the receipt says why', () => {
    const { placed, receipts } = unknown().solve();
    expect(Object.values(placed).sort()).toEqual(['', 'south', 'south']);
    expect(receipts[0].steps).toContainEqual(
      expect.objectContaining({ schoolId: 'north', outcome: 'ineligible', decidedBy: 'seats-unknown', choiceRank: 1 }),
    );
  });

  it('complete nobody’s wishes', () => {
    const built = unknown().withRules({ imputeChoicesByDistance: true });
    for (const child of built.children.values()) child.wishes = undefined;
    for (const { steps } of built.solve().receipts) expect(steps.map(({ schoolId }) => schoolId)).toEqual(['south']);
  });

  it('keep no seats for a group, and so are not too few for it', () => {
    const reserves = [{ name: 'first', attribute: 'group', value: '1', seats: 1 }];
    const { cutoffs } = unknown().withRules({ reserves }).solve();
    expect(cutoffs.map(({ schoolId, seatGroup, seats }) => [schoolId, seatGroup, seats])).toEqual([
      ['south', 'first', 1],
      ['south', 'open', 1],
    ]);
    const none = town().withSchool('north', { seats: 0, commune: 'x' }).withRules({ reserves });
    expect(none.refusal()).toEqual([
      {
        code: 'reserves-above-seats',
        severity: 'error',
        table: 'schools',
        index: 0,
        record: 'north',
        column: 'seats',
        value: '0',
        params: { reserved: 1 },
      },
    ]);
  });

  it('are none a decision could give', () => {
    const built = unknown();
    built.children.get('chi')!.decision = ['north', 'QĐ-1', 'lý do'];
    const issue = { severity: 'error', table: 'decisions', index: 0, column: 'school_id', value: 'north' };
    expect(built.refusal()).toEqual([{ code: 'decision-seats-unknown', ...issue }]);
    built.withSchool('north', { seats: 0, commune: 'x' });
    expect(built.refusal()).toEqual([{ code: 'decision-above-seats', ...issue }]);
  });
});

describe('decisions of the council', () => {
  it('carry a number and a reason that are more than blanks', () => {
    const built = town();
    built.children.get('an')!.decision = ['north', ' ', 'lý do'];
    built.children.get('chi')!.decision = ['south', 'QĐ-1', '\t'];
    const issue = { code: 'decision-unexplained', severity: 'error', table: 'decisions', value: '' };
    expect(built.refusal()).toEqual([
      { ...issue, index: 0, column: 'decision' },
      { ...issue, index: 1, column: 'reason' },
    ]);
  });

  it('seat the children in the order of their ids, whatever the order of the rows', () => {
    const built = town().withRules({
      reserves: [{ name: 'first', attribute: 'all', value: 'yes', seats: 1, kind: 'hard' }],
    });
    for (const id of ['an', 'chi'])
      Object.assign(built.children.get(id)!, { all: 'yes', decision: ['north', '1', 'r'] });
    for (const order of [undefined, ['chi', 'binh', 'an']]) {
      const { rows } = built.solve(built.records(order));
      expect(rows.map(({ applicantId, seatGroup }) => [applicantId, seatGroup])).toEqual([
        ['an', 'first'],
        ['binh', 'open'],
        ['chi', 'open'],
      ]);
    }
  });
});

describe('reserves', () => {
  it('that name what is not there are refused with what there is', () => {
    const reserves = [
      { name: 'a', attribute: 'commune', matchesSchool: 'commune', share: 0.5 },
      { name: 'b', attribute: 'tribe', matchesSchool: 'colour', school: 'west', seats: 1 },
    ];
    const issue = { severity: 'error', table: 'rules' };
    const at = (property: string, found: string) => ({
      column: `reserves[1].${property}`,
      params: { found, path: `reserves[1].${property}` },
    });
    const built = town().withRules({ reserves });
    built.withSchool('south', { seats: 2, commune: 'y', street: 'Lê Lợi' });
    expect(built.refusal()).toEqual([
      { code: 'rules-unknown-school', ...issue, value: 'west', ...at('school', '') },
      { code: 'rules-unknown-attribute', ...issue, value: 'tribe', ...at('attribute', 'commune, group') },
      { code: 'rules-unknown-attribute', ...issue, value: 'colour', ...at('matchesSchool', 'commune, street') },
    ]);
  });

  it('for the school’s own value leave out a school that has none, whatever other schools have', () => {
    const built = anEnrolment()
      .withRules({
        reserves: [{ name: 'local', attribute: 'commune', matchesSchool: 'commune', share: 1, kind: 'hard' }],
      })
      .withSchool('a', { seats: 1, commune: 'x' })
      .withSchool('b', { seats: 1, commune: 'y' })
      .withSchool('c', { seats: 1, commune: '' })
      .withChild('of x', { commune: 'x', wishes: ['c', 'a'] })
      .withChild('of y', { commune: 'y', wishes: ['c', 'b'] });
    expect(built.solve().placed).toEqual({ 'of x': 'a', 'of y': 'b' });
  });

  it('of a programme go by its own value where a column is compared, and by its school where the school itself is', () => {
    const reserve = { name: 'kept', attribute: 'wants', share: 1, kind: 'hard' };
    const built = anEnrolment()
      .withSchool('north', { seats: 0, commune: 'x' })
      .withSchool('north-boarding', { seats: 1, commune: 'y', programmeOf: 'north' })
      .withChild('a', { wants: 'x', wishes: ['north-boarding'] })
      .withChild('b', { wants: 'y', wishes: ['north-boarding'] })
      .withChild('c', { wants: 'north', wishes: ['north-boarding'] });
    built.withRules({ reserves: [{ ...reserve, matchesSchool: 'commune' }] });
    expect(built.solve().placed).toEqual({ a: '', b: 'north-boarding', c: '' });
    built.withRules({ reserves: [{ ...reserve, matchesSchool: 'school_id' }] });
    expect(built.solve().placed).toEqual({ a: '', b: '', c: 'north-boarding' });
  });
});

describe('wishes', () => {
  it('count by their ranks, whatever the order of their rows', () => {
    const built = anEnrolment();
    const names = ['a', 'b', 'c', 'd', 'e'];
    for (const name of names) built.withSchool(name, { seats: 0 });
    for (const id of ['an', 'binh']) built.withChild(id, { wishes: id === 'an' ? names : [...names].reverse() });
    const records = built.records();
    const { choices } = records;
    const mixed = [7, 2, 9, 4, 0, 3, 8, 1, 6, 5];
    const pick = (column: Int32Array) => Int32Array.from(mixed, (row) => column[row]);
    const turned: EnrolmentRecords = {
      ...records,
      choices: {
        applicants: pick(choices!.applicants),
        schools: pick(choices!.schools),
        ranks: pick(choices!.ranks),
      },
    };
    const { problem } = encode(turned, built.rules(), '0');
    const { wishes } = problem!;
    expect([...wishes.school].map((s) => names[s]).join('')).toBe('abcdeedcba');
    expect([...wishes.rank]).toEqual([1, 2, 3, 4, 5, 1, 2, 3, 4, 5]);
    expect(built.solve(turned)).toEqual(built.solve());
  });

  it('are completed nearest first, then by school id, from lists of any length', () => {
    for (const count of [39, 40, 41, 42, 60]) {
      const built = anEnrolment().withRules({ imputeChoicesByDistance: true });
      const metres = Object.fromEntries(
        Array.from({ length: count }, (_, i) => [`s${String(i).padStart(2, '0')}`, 10 * ((i * 7) % 11)]),
      );
      for (const name of Object.keys(metres)) built.withSchool(name, { seats: 0 });
      built
        .withChild('a', { metres: { s00: 3 } })
        .withChild('b', { metres })
        .withChild('c', { metres: { s01: 4 } });
      const { steps } = built.solve().receipts[1];
      const expected = Object.keys(metres).sort((one, other) => metres[one] - metres[other] || (one < other ? -1 : 1));
      expect(steps.map(({ schoolId }) => schoolId)).toEqual(expected);
    }
  });
});
