import { describe, expect, it } from 'vitest';
import { anEnrolment } from '../../support/an-enrolment.ts';

/** A school with a boarding programme of two seats, and children who live nearer and nearer in the order given. */
function town(children: Record<string, string[]>) {
  const built = anEnrolment()
    .withRules({ criteria: [{ rule: 'distance' }], imputeChoicesByDistance: true })
    .withSchool('north', { seats: 1, commune: 'x' })
    .withSchool('north-boarding', { seats: 2, commune: 'x', programmeOf: 'north' });
  Object.entries(children).forEach(([id, wishes], i, { length }) => {
    const metres = 100 * (length - i);
    built.withChild(id, { wishes, metres: { north: metres, 'north-boarding': metres } });
  });
  return built;
}

describe('a programme of a school', () => {
  it('has seats of its own, its own order and its own cut-off', () => {
    const enrolment = town({
      a: ['north-boarding'],
      b: ['north-boarding'],
      c: ['north-boarding', 'north'],
      d: ['north'],
    });
    const { placed, cutoffs, rows } = enrolment.solve();
    expect(placed).toEqual({ a: '', b: 'north-boarding', c: 'north-boarding', d: 'north' });
    expect(cutoffs.map(({ schoolId, placed: n, lastMetres }) => [schoolId, n, lastMetres])).toEqual([
      ['north', 1, 100],
      ['north-boarding', 2, 300],
    ]);
    expect(enrolment.judge(rows)).toMatchObject({ sound: true, wasted: 0, blockingPairs: 0 });
  });

  it('is never given to a child who did not name it, though seats stay empty', () => {
    const enrolment = town({ a: [], b: ['north'] });
    const { placed, receipts, rows } = enrolment.solve();
    expect(placed).toEqual({ a: '', b: 'north' });
    expect(receipts[0].steps.map(({ schoolId }) => schoolId)).toEqual(['north']);
    expect(enrolment.judge(rows)).toMatchObject({ sound: true });
    const given = rows.map((row) =>
      row.applicantId === 'a' ? { ...row, schoolId: 'north-boarding', choiceRank: 2, imputed: true, metres: 200 } : row,
    );
    expect(enrolment.judge(given)).toMatchObject({ sound: false, ineligible: 1 });
  });

  it('counts as the school where a criterion or a reserve compares the school', () => {
    const enrolment = town({
      a: ['north-boarding', 'north'],
      b: ['north-boarding', 'north'],
      c: ['north-boarding', 'north'],
      d: ['north-boarding', 'north'],
    }).withRules({
      criteria: [{ rule: 'sibling', attribute: 'kin' }, { rule: 'distance' }],
      reserves: [
        {
          name: 'teachers',
          attribute: 'staff',
          matchesSchool: 'school_id',
          school: 'north-boarding',
          seats: 1,
          kind: 'hard',
        },
      ],
    });
    Object.assign(enrolment.children.get('a')!, { kin: 'north' });
    Object.assign(enrolment.children.get('b')!, { staff: 'north' });
    const { rows } = enrolment.solve();
    expect(rows.map(({ schoolId, seatGroup }) => `${schoolId} ${seatGroup}`)).toEqual([
      'north-boarding open',
      'north-boarding teachers',
      ' ',
      'north open',
    ]);
    expect(enrolment.judge(rows)).toMatchObject({ sound: true });
  });

  it('may ask for what only some have: seats that are all a hard reserve are for its members alone', () => {
    const reserve = {
      name: 'tested',
      school: 'north-boarding',
      attribute: 'test',
      value: 'yes',
      share: 1,
      kind: 'hard',
    };
    const enrolment = town({ a: ['north-boarding'], b: ['north-boarding'] }).withRules({ reserves: [reserve] });
    Object.assign(enrolment.children.get('a')!, { test: 'yes' });
    const { placed, placeable } = enrolment.solve();
    expect(placed).toEqual({ a: 'north-boarding', b: 'north' });
    expect(placeable).toMatchObject({ maximum: 2, gap: 0 });
  });

  it('gives the same in whatever order its row stands', () => {
    const enrolment = town({ a: ['north-boarding'], b: ['north-boarding', 'north'], c: ['north'], d: [] });
    const [kin] = [{ kin: 'north' }];
    Object.assign(enrolment.children.get('a')!, kin);
    enrolment.withRules({ criteria: [{ rule: 'sibling', attribute: 'kin' }, { rule: 'distance' }] });
    const turned = enrolment.records(['d', 'c', 'b', 'a'], ['north-boarding', 'north']);
    expect(enrolment.solve(turned).rows).toEqual(enrolment.solve().rows);
    expect(enrolment.judge(enrolment.solve().rows, turned)).toMatchObject({ sound: true });
  });
});
