import { describe, expect, it } from 'vitest';
import { anEnrolment } from '../../support/an-enrolment.ts';

const byDistance = { criteria: [{ rule: 'distance' }, { rule: 'group', order: ['1', '2'] }] };

describe('where the seats of a school ended', () => {
  it('is told of the last one admitted where no seat is left, and of nobody where one is', () => {
    const town = anEnrolment()
      .withRules(byDistance)
      .withSchool('closed', { seats: 0 })
      .withSchool('full', { seats: 2 })
      .withSchool('half', { seats: 2 })
      .withSchool('unknown', { seats: -1 })
      .withChild('an', { group: '1', wishes: ['full'], metres: { full: 10 } })
      .withChild('binh', { group: '2', wishes: ['full'], metres: { full: 20 } })
      .withChild('chi', { group: '1', wishes: ['full', 'closed', 'half'], metres: { full: 30, half: 5, closed: 1 } });
    const nobody = { lastMetres: null, lastGroup: null, lastLottery: null };
    const [lottery] = town.lottery(['binh']);
    expect(town.solve().cutoffs).toEqual([
      { schoolId: 'closed', seatGroup: 'open', seats: 0, placed: 0, ...nobody },
      {
        ...{ schoolId: 'full', seatGroup: 'open', seats: 2, placed: 2, lastMetres: 20, lastGroup: '2' },
        lastLottery: String(lottery),
      },
      { schoolId: 'half', seatGroup: 'open', seats: 2, placed: 1, ...nobody },
    ]);
  });

  it('is 0 metres for a child next door, and no metres for one that was not measured or has no group', () => {
    const full = (cells: object) =>
      anEnrolment()
        .withRules({ criteria: [{ rule: 'group', order: ['1', '2'] }] })
        .withSchool('north', { seats: 1 })
        .withSchool('south', { seats: 1 })
        .withChild('an', { group: '1', wishes: ['north'], ...cells })
        .withChild('binh', { group: '2', wishes: ['south'], metres: { south: 7 } })
        .solve().cutoffs;
    expect(full({ metres: { north: 0 } })).toMatchObject([
      { lastMetres: 0, lastGroup: '1' },
      { lastMetres: 7, lastGroup: '2' },
    ]);
    expect(full({ group: '' })[0]).toMatchObject({ placed: 1, lastMetres: null, lastGroup: null });
  });
});

describe('the row of a child whom the council placed', () => {
  const sent: [string, string, string] = ['north', 'QĐ-1', 'lý do'];
  const rowOf = (cells: object) =>
    anEnrolment()
      .withRules(byDistance)
      .withSchool('north', { seats: 2 })
      .withSchool('south', { seats: 2 })
      .withChild('an', { group: '', wishes: ['south'], metres: { south: 900, north: 300 } })
      .withChild('binh', { group: '', decision: sent, ...cells })
      .solve().rows[1];

  it('says which of its wishes the school was, and its metres, or that it was none', () => {
    const there = { schoolId: 'north', seatGroup: 'open', decidedBy: 'decision', imputed: false };
    const wished = { wishes: ['south', 'north'], metres: { south: 1, north: 0 } };
    expect(rowOf(wished)).toMatchObject({ ...there, choiceRank: 2, metres: 0 });
    expect(rowOf({ wishes: [], metres: { south: 1, north: 8 } })).toMatchObject({
      ...there,
      choiceRank: null,
      metres: 8,
    });
    expect(rowOf({ wishes: [], metres: { south: 1, north: null } })).toMatchObject({ ...there, metres: null });
    expect(rowOf({ wishes: [], metres: { south: 1 } })).toMatchObject({ ...there, metres: null });
  });
});
