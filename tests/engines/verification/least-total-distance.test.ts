import { describe, expect, it } from 'vitest';
import type { PlacementRow } from '#engines/enrolment-records.ts';
import { floorOfShare } from '#engines/verification/school-choice.ts';
import { anEnrolment } from '../../support/an-enrolment.ts';

//  north and south: two seats each, all taken; west: one seat too many. hai lives by west alone.
const town = () =>
  anEnrolment()
    .withRules({
      mechanism: 'least-total-distance',
      criteria: [{ rule: 'group', order: ['1', '2'] }],
      imputeChoicesByDistance: true,
    })
    .withSchool('north', { seats: 2 })
    .withSchool('south', { seats: 2 })
    .withSchool('west', { seats: 2 })
    .withChild('an', { group: '1', metres: { north: 100, south: 700 } })
    .withChild('binh', { group: '2', metres: { north: 150, south: 900, west: 990 } })
    .withChild('chi', { group: '2', metres: { south: 80, north: 800 } })
    .withChild('dung', { group: '2', metres: { south: 90, west: 400 } })
    .withChild('hai', { group: '2', metres: { west: 50 } });

/** The right rows with some children put at another school, everything stated as the data has it. */
function withPlaces(places: Record<string, string>): PlacementRow[] {
  const own = town();
  return own.solve().rows.map((row) => {
    const schoolId = places[row.applicantId] ?? row.schoolId;
    if (schoolId === row.schoolId) return row;
    const { metres = {} } = own.children.get(row.applicantId)!;
    const order = Object.entries(metres).sort(([, one], [, other]) => one! - other!);
    const rank = order.findIndex(([id]) => id === schoolId);
    return schoolId === ''
      ? { ...row, schoolId, metres: null, choiceRank: null, imputed: false, seatGroup: '', decidedBy: 'all-full' }
      : { ...row, schoolId, metres: metres[schoolId]!, choiceRank: rank + 1 };
  });
}

describe('the verifier of least total distance', () => {
  it('finds the right answer sound and optimal', () => {
    expect(town().judge(withPlaces({}))).toMatchObject({
      sound: true,
      optimal: true,
      dualViolations: 0,
      ineligible: 0,
      misstated: 0,
    });
  });

  it.each([
    // Of several rings that better the claim one is shown: chi to south, and dung, whose seat that is, to west.
    ['two children swapped', { an: 'south', chi: 'north' }, ['chi', 'dung']],
    ['a child moved to a farther school with a seat', { dung: 'west' }, ['dung']],
    ['a child left out', { hai: '' }, ['hai']],
  ])('says of %s that it is not the best', (_, places, moved) => {
    const verdict = town().judge(withPlaces(places));
    expect(verdict).toMatchObject({ sound: false, optimal: false, overSeats: 0, ineligible: 0, misstated: 0 });
    expect(verdict.dualViolations).toBe(moved.length);
    expect(verdict.examples.dualViolations.map(({ applicantId }) => applicantId).sort()).toEqual(moved);
  });

  it('says of a later group placed before an earlier one that it is not the best', () => {
    const own = anEnrolment()
      .withRules({ ...town().rules(), reserves: [] })
      .withSchool('north', { seats: 1 })
      .withChild('an', { group: '1', metres: { north: 900 } })
      .withChild('binh', { group: '2', metres: { north: 10 } });
    const { rows } = own.solve();
    expect(rows.map(({ schoolId }) => schoolId)).toEqual(['north', '']);
    const [an, binh] = rows;
    const claim = [
      { ...binh, applicantId: 'an' },
      { ...an, applicantId: 'binh', metres: 10 },
    ];
    const verdict = own.judge(claim);
    expect(verdict).toMatchObject({ sound: false, optimal: false, dualViolations: 2 });
    expect(new Set(verdict.examples.dualViolations)).toEqual(
      new Set([
        { applicantId: 'an', schoolId: 'north' },
        { applicantId: 'binh', schoolId: '' },
      ]),
    );
  });

  it('says nothing of the metres of a child at a school that is no wish of it', () => {
    const own = town()
      .withSchool('far', { seats: 1 })
      .withChild('kim', { group: '2', metres: { far: 10 } });
    const claim = own.solve().rows.map((row) => (row.applicantId === 'kim' ? { ...row, schoolId: 'west' } : row));
    expect(own.judge(claim)).toMatchObject({ ineligible: 1, dualViolations: 0 });
  });

  it.each([[['east', 'west', 'north', 'south']], [['north', 'south', 'east', 'west']]])(
    'states how far a claim that moves nobody may be from the least: by the best price of a move (schools %s)',
    (schools) => {
      // Two pairs would gain 100 and 300 metres by changing places, two moves each; of four children one may move.
      const built = anEnrolment().withRules({
        ...{
          mechanism: 'least-total-distance',
          criteria: [],
          imputeChoicesByDistance: true,
          mostMoved: { share: 0.25 },
        },
      });
      for (const id of schools) built.withSchool(id, { seats: 1 });
      built
        .withChild('a', { last_school: 'north', metres: { north: 200, south: 150 } })
        .withChild('b', { last_school: 'south', metres: { south: 200, north: 150 } })
        .withChild('c', { last_school: 'east', metres: { east: 500, west: 350 } })
        .withChild('d', { last_school: 'west', metres: { west: 500, east: 350 } });
      const { rows } = built.solve();
      expect(rows.map(({ schoolId }) => schoolId)).toEqual(['north', 'south', 'east', 'west']);
      expect(built.judge(rows)).toMatchObject({ sound: true, optimal: false, moved: 0, aboveLeastByAtMost: 150 });
    },
  );

  it('takes no price of a move for a reason to leave a child without a seat', () => {
    const built = anEnrolment()
      .withRules({
        ...{ mechanism: 'least-total-distance', criteria: [], imputeChoicesByDistance: true, mostMoved: { share: 1 } },
      })
      .withSchool('north', { seats: 0 })
      .withSchool('south', { seats: 1 })
      .withChild('a', { last_school: 'north', metres: { north: 10, south: 900 } });
    const [row] = built.solve().rows;
    expect(row.schoolId).toBe('south');
    const without = { ...row, schoolId: '', metres: null, choiceRank: null, imputed: false, seatGroup: '' };
    expect(built.judge([without])).toMatchObject({ sound: false, optimal: false, dualViolations: 1 });
  });

  it('does not call an answer optimal that puts more children at a school than it has seats, or leaves a row away', () => {
    expect(
      town().judge(withPlaces({ dung: 'south', hai: '' }).filter((row) => row.applicantId !== 'hai')),
    ).toMatchObject({
      sound: false,
      optimal: false,
      missing: 1,
    });
  });
});

describe('a share of children or seats', () => {
  it('is the whole ones in it, however the share is written', () => {
    expect(floorOfShare('0.29', 100)).toBe(29);
    for (const share of ['0.1', '1e-1', '10e-2'])
      expect([10, 1].map((n) => floorOfShare(share, n * 10 + 9))).toEqual([10, 1]);
    expect(floorOfShare('1e-7', 19_999_999)).toBe(1);
    expect(['1', '0'].map((share) => floorOfShare(share, 37))).toEqual([37, 0]);
  });
});
