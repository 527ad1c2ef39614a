import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { receiptLine } from '#engines/assignment/receipt-line.ts';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';
import { cases } from '../../support/cases.ts';
import { enrolments } from './random-enrolments.ts';

describe('a receipt', () => {
  it('tells of each wish what the school had, where its seats ended, and what decided', () => {
    const { receipts } = anEnrolment()
      .withRules({
        criteria: [{ rule: 'group', order: ['1', '2'] }, { rule: 'distance' }],
        imputeChoicesByDistance: true,
      })
      .withSchool('north', { seats: 1 })
      .withSchool('south', { seats: 1 })
      .withSchool('east', { seats: 5 })
      .withSchool('west', { seats: 5 })
      .withChild('an', {
        group: '2',
        wishes: ['north', 'south', 'east', 'west'],
        metres: { north: 10, south: 700, east: 900, west: 20 },
      })
      .withChild('binh', { group: '1', wishes: ['north'], metres: { north: 500, south: 501, west: 502 } })
      .withChild('chi', { group: '2', wishes: ['south'], metres: { south: 600 } })
      .solve();
    expect(receipts[0]).toMatchObject({
      applicantId: 'an',
      placedAt: { schoolId: 'east', choiceRank: 3, metres: 900 },
      decidedBy: 'enough-seats',
      own: { group: '2' },
      steps: [
        {
          schoolId: 'north',
          outcome: 'seats-ended',
          metres: 10,
          ended: { metres: 500, group: '1' },
          decidedBy: 'group',
        },
        {
          schoolId: 'south',
          outcome: 'seats-ended',
          metres: 700,
          ended: { metres: 600, group: '2' },
          decidedBy: 'distance',
        },
        { schoolId: 'east', outcome: 'admitted', ended: null, decidedBy: 'enough-seats' },
        { schoolId: 'west', outcome: 'not-needed', ended: null, decidedBy: null },
      ],
    });
    // Completed wishes that were never needed are counted, not listed.
    expect(receipts[1]).toMatchObject({ steps: [{ schoolId: 'north', outcome: 'admitted' }], furtherWishes: 2 });
  });

  it('says that a school had no seat at all, and that the council’s children took them', () => {
    const { receipts } = anEnrolment()
      .withSchool('full', { seats: 1 })
      .withSchool('closed', { seats: 0 })
      .withChild('an', { wishes: ['full', 'closed'] })
      .withChild('binh', { wishes: [], decision: ['full', 'QĐ-1', 'lý do'] })
      .solve();
    expect(receipts[0].steps.map(({ decidedBy }) => decidedBy)).toEqual(['decision', 'no-seats']);
  });

  it('tells the seconds of a way where the rules go by them, its own and those of the last one admitted', () => {
    const town = (criteria: object[]) =>
      anEnrolment()
        .withRules({ criteria })
        .withSchool('north', { seats: 1 })
        .withChild('an', { wishes: ['north'], metres: { north: 900 }, seconds: { north: 70 } })
        .withChild('binh', { wishes: ['north'], metres: { north: 800 }, seconds: { north: 50 } });
    for (const criteria of [[{ rule: 'travel-time' }], [{ rule: 'need' }, { rule: 'travel-time' }]]) {
      const timed = town(criteria);
      for (const child of timed.children.values()) child.need = '';
      const [receipt] = timed.solve().receipts;
      expect(receipt.steps).toMatchObject([{ metres: 900, seconds: 70, ended: { metres: 800, seconds: 50 } }]);
      expect(receiptLine(receipt)).toBe(JSON.stringify(receipt));
    }
    const [{ steps }] = town([{ rule: 'distance' }]).solve().receipts;
    expect(steps[0]).not.toHaveProperty('seconds');
    expect(steps[0].ended).not.toHaveProperty('seconds');
  });

  it('tells where a child is: which wish that was, how far it is, and on what seat', () => {
    const placedAt = (cells: Parameters<AnEnrolment['withChild']>[1], rules: Record<string, unknown> = {}) =>
      anEnrolment()
        .withRules({ criteria: [{ rule: 'lottery' }], ...rules })
        .withSchool('east', { seats: 0 })
        .withSchool('north', { seats: 2 })
        .withChild('an', { wishes: [] })
        .withChild('binh', cells)
        .solve().receipts[1].placedAt;
    const north = { schoolId: 'north', seatGroup: 'open', imputed: false };
    expect(placedAt({ wishes: ['north'], metres: { north: 700 } })).toEqual({ ...north, metres: 700, choiceRank: 1 });
    expect(placedAt({ wishes: ['east', 'north'] })).toEqual({ ...north, metres: null, choiceRank: 2 });
    expect(placedAt({ wishes: ['east'] })).toBeNull();
    const completed = { wishes: ['east'], metres: { north: 0, east: 5 } };
    expect(placedAt(completed, { imputeChoicesByDistance: true })).toEqual({
      ...{ ...north, imputed: true, metres: 0, choiceRank: 2 },
    });
    const decision: [string, string, string] = ['north', 'QĐ-1', 'lý do'];
    expect(placedAt({ wishes: [], decision })).toEqual({ ...north, metres: null, choiceRank: null });
    expect(placedAt({ wishes: [], metres: { north: 0 }, decision })).toEqual({ ...north, metres: 0, choiceRank: null });
    expect(placedAt({ wishes: ['east', 'north'], metres: { east: 1, north: 9 }, decision })).toEqual({
      ...{ ...north, metres: 9, choiceRank: 2 },
    });
  });

  it('tells wishes that could not count in their place among the others, and first where the order of wishes is nothing', () => {
    const stepsOf = (mechanism: string) =>
      anEnrolment()
        .withRules({ mechanism, criteria: [{ rule: 'distance' }], maxMetres: 1000 })
        .withSchool('far', { seats: 1 })
        .withSchool('north', { seats: 1 })
        .withSchool('south', { seats: 1 })
        .withSchool('unknown', { seats: -1 })
        .withSchool('wall', { seats: 1 })
        .withChild('an', {
          wishes: ['north', 'far', 'south', 'wall', 'unknown'],
          metres: { north: 900, far: 1001, south: 800, wall: null, unknown: 0 },
        })
        .solve().receipts[0].steps;
    expect(stepsOf('deferred-acceptance').map(({ schoolId }) => schoolId)).toEqual([
      ...['north', 'far', 'south', 'wall', 'unknown'],
    ]);
    expect(stepsOf('nearest-first').map(({ schoolId }) => schoolId)).toEqual([
      ...['far', 'wall', 'unknown', 'south', 'north'],
    ]);
    expect(stepsOf('deferred-acceptance')).toMatchObject([
      { choiceRank: 1, outcome: 'admitted' },
      { choiceRank: 2, outcome: 'unreachable', metres: 1001, seats: 1, ended: null, decidedBy: 'beyond-cap' },
      { choiceRank: 3, outcome: 'not-needed', decidedBy: null },
      { choiceRank: 4, outcome: 'unreachable', metres: null, decidedBy: 'unreachable' },
      { choiceRank: 5, outcome: 'ineligible', metres: 0, seats: 0, decidedBy: 'seats-unknown' },
    ]);
  });

  it('is written as JSON.stringify would write it', () => {
    fc.assert(
      fc.property(enrolments({ mostChildren: 6 }), fc.string(), (town, oddity) => {
        for (const child of town.children.values()) child.group = oddity;
        for (const receipt of town.solve().receipts) {
          expect(receiptLine(receipt)).toBe(JSON.stringify(receipt));
          expect(receiptLine(receipt, true)).toBe(JSON.stringify({ ...receipt, synthetic: true }));
        }
      }),
      { numRuns: cases(200) },
    );
  });
});
