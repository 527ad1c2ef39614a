import { describe, expect, it } from 'vitest';
import { shareOfSeats } from '#engines/assignment/share-of-seats.ts';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';

/** One school of four seats; children at 100, 200, … metres in the order given, each of commune x or y. */
function oneSchool(communes: string, reserves: object[]): AnEnrolment {
  const town = anEnrolment()
    .withRules({ criteria: [{ rule: 'distance' }], reserves })
    .withSchool('north', { seats: 4, commune: 'x' });
  [...communes].forEach((commune, i) => {
    town.withChild(`${i + 1}${commune}`, { commune, wishes: ['north'], metres: { north: 100 * (i + 1) } });
  });
  return town;
}

const local = { name: 'local', attribute: 'commune', matchesSchool: 'commune' };

function groupsOf(town: AnEnrolment): Record<string, string> {
  return Object.fromEntries(town.solve().rows.map((row) => [row.applicantId, row.seatGroup]));
}

describe('seats kept for a group', () => {
  it('choose first; members left over compete for the open seats with everyone', () => {
    // Two kept for x: 3x, 4x take them though 1y, 2y live nearer; the open seats go to 1y, 2y; 5x and 6y stay out.
    const town = oneSchool('yyxxxy', [{ ...local, share: 0.5 }]);
    expect(groupsOf(town)).toEqual({ '1y': 'open', '2y': 'open', '3x': 'local', '4x': 'local', '5x': '', '6y': '' });
  });

  it('go to the best members, so that a member among the nearest takes a kept seat, not an open one', () => {
    const town = oneSchool('xyyxy', [{ ...local, share: 0.5 }]);
    expect(groupsOf(town)).toEqual({ '1x': 'local', '2y': 'open', '3y': 'open', '4x': 'local', '5y': '' });
  });

  it('join the open seats when soft and unclaimed', () => {
    const town = oneSchool('xyyyy', [{ ...local, share: 0.5, kind: 'soft' }]);
    expect(groupsOf(town)).toEqual({ '1x': 'local', '2y': 'open', '3y': 'open', '4y': 'open', '5y': '' });
    expect(town.solve().cutoffs.map(({ seatGroup, seats, placed }) => [seatGroup, seats, placed])).toEqual([
      ['local', 1, 1],
      ['open', 3, 3],
    ]);
  });

  it('stay empty when hard and unclaimed', () => {
    const town = oneSchool('xyyyy', [{ ...local, share: 0.5, kind: 'hard' }]);
    expect(groupsOf(town)).toEqual({ '1x': 'local', '2y': 'open', '3y': 'open', '4y': '', '5y': '' });
    expect(town.solve().cutoffs[0]).toMatchObject({ seatGroup: 'local', seats: 2, placed: 1, lastMetres: null });
  });

  it('are filled in file order: a child of two groups takes the seat of the first', () => {
    const near = { name: 'near', attribute: 'near', value: 'yes', seats: 1 };
    const build = (reserves: object[]) =>
      anEnrolment()
        .withRules({ criteria: [{ rule: 'distance' }], reserves })
        .withSchool('north', { seats: 2, commune: 'x' })
        .withChild('both', { commune: 'x', near: 'yes', wishes: ['north'], metres: { north: 1 } })
        .withChild('local', { commune: 'x', wishes: ['north'], metres: { north: 2 } })
        .withChild('near', { commune: 'y', near: 'yes', wishes: ['north'], metres: { north: 3 } });
    const kept = { ...local, seats: 1 };
    expect(groupsOf(build([kept, near]))).toEqual({ both: 'local', near: 'near', local: '' });
    expect(groupsOf(build([near, kept]))).toEqual({ both: 'near', local: 'local', near: '' });
  });

  it('belong to nobody whose cell is blank', () => {
    const town = anEnrolment()
      .withRules({ criteria: [{ rule: 'distance' }], reserves: [{ ...local, share: 1, kind: 'hard' }] })
      .withSchool('north', { seats: 1, commune: '' })
      .withChild('an', { commune: '', wishes: ['north'], metres: { north: 1 } });
    expect(groupsOf(town)).toEqual({ an: '' });
  });

  it('serve completed wishes like any wish', () => {
    const town = oneSchool('yx', [{ ...local, share: 0.25 }]).withRules({ imputeChoicesByDistance: true });
    for (const child of town.children.values()) child.wishes = undefined;
    expect(groupsOf(town)).toEqual({ '1y': 'open', '2x': 'local' });
  });

  it('number floor(share × seats) in exact decimals', () => {
    expect(shareOfSeats('0.29', 100)).toBe(29);
    expect(0.29 * 100).toBeLessThan(29);
    expect(shareOfSeats('0.57', 100)).toBe(57);
    expect(shareOfSeats('0.1', 29)).toBe(2);
    expect(shareOfSeats('1', 7)).toBe(7);
    expect(shareOfSeats('0', 7)).toBe(0);
    expect(shareOfSeats('1e-7', 20_000_000)).toBe(2);
    expect(shareOfSeats(String(0.333), 3)).toBe(0);
    expect(shareOfSeats('0.5e1', 7)).toBe(35);
    expect(shareOfSeats('5E1', 7)).toBe(350);
  });

  it('cannot be more than the seats', () => {
    const town = oneSchool('x', [
      { ...local, share: 0.75 },
      { name: 'more', attribute: 'commune', value: 'y', seats: 2 },
    ]);
    expect(town.refusal()).toMatchObject([
      { code: 'reserves-above-seats', record: 'north', value: '4', params: { reserved: 5 } },
    ]);
  });

  it('ask for columns and schools that are there', () => {
    const town = oneSchool('x', [
      { name: 'a', attribute: 'tribe', matchesSchool: 'colour', school: 'south', seats: 1 },
    ]);
    expect(town.refusal().map(({ code, value }) => `${code} ${value}`)).toEqual([
      'rules-unknown-school south',
      'rules-unknown-attribute tribe',
      'rules-unknown-attribute colour',
    ]);
  });
});

describe('seats kept for a group that nobody claims', () => {
  /** One school of four seats: one kept for each of three groups, each child of the groups in its name, nearer ones first. */
  const build = (children: string[], reserves: Record<string, object>) => {
    const town = anEnrolment()
      .withRules({
        criteria: [{ rule: 'distance' }],
        reserves: Object.entries(reserves).map(([name, more]) => ({
          name,
          attribute: name,
          value: 'yes',
          seats: 1,
          ...more,
        })),
      })
      .withSchool('north', { seats: 4 });
    children.forEach((id, i) => {
      const cells = Object.fromEntries(['p', 'q', 'r'].map((name) => [name, id.includes(name) ? 'yes' : 'no']));
      town.withChild(id, { ...cells, wishes: ['north'], metres: { north: i + 1 } });
    });
    return town;
  };

  it('are passed to the reserve that is named, and only what that one leaves becomes open', () => {
    const reserves = { p: { passesTo: 'q' }, q: {}, r: {} };
    // Nobody of p: q has two seats, r and open one each. The nearest two children are of no group: only one has a seat.
    const town = build(['1', '2', '3q', '4q', '5q', '6r'], reserves);
    expect(groupsOf(town)).toEqual({ '1': 'open', '2': '', '3q': 'q', '4q': 'q', '5q': '', '6r': 'r' });
    expect(town.solve().cutoffs.map(({ seatGroup, seats, placed }) => `${seatGroup} ${placed}/${seats}`)).toEqual([
      'p 0/0',
      'q 2/2',
      'r 1/1',
      'open 1/1',
    ]);
    const fewer = build(['1', '2', '3q', '4r'], reserves);
    expect(groupsOf(fewer)).toEqual({ '1': 'open', '2': 'open', '3q': 'q', '4r': 'r' });
  });

  it('go on from reserve to reserve, in the declared order', () => {
    const town = build(['1', '2', '3r', '4r', '5r', '6r'], { p: { passesTo: 'q' }, q: { passesTo: 'r' }, r: {} });
    expect(groupsOf(town)).toEqual({ '1': 'open', '2': '', '3r': 'r', '4r': 'r', '5r': 'r', '6r': '' });
  });

  it('stay empty where they end at a hard reserve that has nobody left', () => {
    const town = build(['1', '2', '3', '4', '5q'], { p: { passesTo: 'q' }, q: { kind: 'hard' } });
    expect(groupsOf(town)).toEqual({ '1': 'open', '2': 'open', '3': '', '4': '', '5q': 'q' });
    expect(town.solve().placeable).toMatchObject({ maximum: 3, shortage: { missing: 2 } });
    expect(town.judge(town.solve().rows)).toMatchObject({ sound: true });
  });

  it('let as many be placed as their members and those of the reserve they pass to, and no more', () => {
    const town = build(['1', '2q', '3q', '4q', '5p'], { p: { passesTo: 'q' }, q: { kind: 'hard' } });
    // Open: 1 and 4q; q: 2q, and its second seat is claimed by 5p of the reserve it comes from.
    expect(groupsOf(town)).toEqual({ '1': 'open', '2q': 'q', '3q': 'open', '4q': '', '5p': 'p' });
    expect(town.solve().placeable).toMatchObject({ maximum: 4, gap: 0 });
    const without = build(['1', '2q', '3q', '4q'], { p: { passesTo: 'q' }, q: { kind: 'hard' } });
    expect(without.solve().placeable).toMatchObject({ maximum: 4, gap: 0, shortage: null });
  });

  it('are open at a school that has no reserve of the name', () => {
    const town = build(['1', '2', '3q'], { p: { passesTo: 'q' }, q: { school: 'south' } });
    town.withSchool('north', { seats: 2 }).withSchool('south', { seats: 2 });
    expect(groupsOf(town)).toEqual({ '1': 'open', '2': 'open', '3q': '' });
  });

  it('are taken back from whoever sat on them when one of the group asks after all', () => {
    // Order of the ids is the order of proposals: z of p asks last, and takes back what b of q had been passed.
    const town = anEnrolment()
      .withRules({
        criteria: [{ rule: 'distance' }],
        reserves: [
          { name: 'p', attribute: 'of', value: 'p', seats: 1, passesTo: 'q' },
          { name: 'q', attribute: 'of', value: 'q', seats: 1, passesTo: 'r' },
          { name: 'r', attribute: 'also', value: 'r', seats: 1 },
        ],
      })
      .withSchool('north', { seats: 3 })
      .withChild('a', { of: 'q', wishes: ['north'], metres: { north: 1 } })
      .withChild('b', { of: 'q', also: 'r', wishes: ['north'], metres: { north: 2 } })
      .withChild('c', { of: 'q', wishes: ['north'], metres: { north: 3 } })
      .withChild('z', { of: 'p', wishes: ['north'], metres: { north: 9 } });
    expect(groupsOf(town)).toEqual({ a: 'q', b: 'r', c: '', z: 'p' });
    expect(town.judge(town.solve().rows)).toMatchObject({ sound: true });
  });
});

describe('a decision of the council', () => {
  const decision: [string, string, string] = ['north', 'QĐ-12', 'em ruột của học sinh'];

  it('takes a seat before anyone competes, whatever the distance', () => {
    const town = oneSchool('yyyyy', []).withChild('far', {
      commune: 'y',
      wishes: ['north'],
      metres: { north: 9000 },
      decision,
    });
    const { rows, receipts } = town.solve();
    expect(rows.find(({ applicantId }) => applicantId === 'far')).toMatchObject({
      schoolId: 'north',
      decidedBy: 'decision',
      metres: 9000,
      choiceRank: 1,
    });
    expect(rows.filter(({ schoolId }) => schoolId === '').map(({ applicantId }) => applicantId)).toEqual(['4y', '5y']);
    expect(receipts.find(({ applicantId }) => applicantId === 'far')?.decision).toEqual({
      number: 'QĐ-12',
      reason: 'em ruột của học sinh',
    });
  });

  it('seats a member on a kept seat and an outsider on an open one, else withdraws a kept seat', () => {
    const reserves = [{ ...local, share: 1 }];
    const town = oneSchool('xxxx', reserves)
      .withChild('member', { commune: 'x', decision })
      .withChild('outsider', { commune: 'y', decision });
    const groups = groupsOf(town);
    expect(groups).toMatchObject({
      member: 'local',
      outsider: 'open',
      '1x': 'local',
      '2x': 'local',
      '3x': '',
      '4x': '',
    });
    expect(town.judge(town.solve().rows)).toMatchObject({ sound: true });
  });

  it('is refused when the seats do not suffice for all decisions, or number or reason is blank', () => {
    const town = anEnrolment()
      .withSchool('north', { seats: 1 })
      .withChild('an', { wishes: [], decision })
      .withChild('binh', { wishes: [], decision: ['north', '', 'vì'] });
    expect(town.refusal().map(({ code, column }) => `${code} ${column}`)).toEqual([
      'decision-unexplained decision',
      'decision-above-seats school_id',
    ]);
  });
});
