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
