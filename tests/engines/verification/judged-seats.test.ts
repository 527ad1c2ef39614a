import { describe, expect, it } from 'vitest';
import type { PlacementRow } from '#engines/enrolment-records.ts';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';

const local = { name: 'local', attribute: 'commune', value: 'x', seats: 1 };

/** A row that states the facts: the child's own wish, counted from 1. */
function rowOf(town: AnEnrolment, applicantId: string, schoolId: string, seatGroup = 'open'): PlacementRow {
  const { wishes = [], metres = {} } = town.children.get(applicantId)!;
  const rank = wishes.indexOf(schoolId) + 1;
  return {
    ...{ applicantId, schoolId, choiceRank: rank || null, imputed: false, metres: metres[schoolId] ?? null },
    ...{ seatGroup: schoolId === '' ? '' : seatGroup, decidedBy: 'distance' },
  };
}

/** One school with a seat for those of commune x; an is of x and lives farthest. */
function north(seats: number, kind = 'soft'): AnEnrolment {
  const town = anEnrolment()
    .withRules({ criteria: [{ rule: 'distance' }], reserves: [{ ...local, kind }] })
    .withSchool('north', { seats });
  const metres = { an: 900, binh: 100, chi: 200 };
  for (const [id, own] of Object.entries(metres))
    town.withChild(id, { commune: id === 'an' ? 'x' : 'y', wishes: ['north'], metres: { north: own } });
  return town;
}

describe('the verifier of seats', () => {
  it('finds a child kept from a seat reserved for it that others hold, though it comes behind them all', () => {
    const town = north(2);
    expect(town.solve().placed).toEqual({ an: 'north', binh: 'north', chi: '' });
    const claim = [rowOf(town, 'an', ''), rowOf(town, 'binh', 'north'), rowOf(town, 'chi', 'north')];
    expect(town.judge(claim)).toMatchObject({ blockingPairs: 1, wasted: 0, reserveViolations: 0 });
  });

  it('tells which school has children too many, and of nobody but those who found no seat that it is why', () => {
    const town = north(2);
    const all = ['an', 'binh', 'chi'].map((id) => rowOf(town, id, 'north', id === 'an' ? 'local' : 'open'));
    const verdict = town.judge(all);
    expect(verdict).toMatchObject({ overSeats: 1, reserveViolations: 0 });
    expect(verdict.examples.overSeats).toEqual([{ applicantId: '', schoolId: 'north' }]);
    const mistaken = all.map((row) => ({ ...row, seatGroup: 'open' }));
    expect(town.judge(mistaken)).toMatchObject({ overSeats: 1, reserveViolations: 1 });
  });

  it('finds a child on a seat that must stay empty for it, though the school is not over-full', () => {
    const town = north(2, 'hard');
    const claim = [rowOf(town, 'an', ''), rowOf(town, 'binh', 'north'), rowOf(town, 'chi', 'north')];
    expect(town.judge(claim)).toMatchObject({ overSeats: 0, reserveViolations: 1 });
  });

  it('seats those the council sent in the order of their ids, whatever the order of the decisions', () => {
    const sent = { commune: 'x', wishes: [], decision: ['north', 'QĐ-1', 'lý do'] as [string, string, string] };
    const town = anEnrolment()
      .withRules({ reserves: [local] })
      .withSchool('north', { seats: 2 })
      .withChild('binh', sent)
      .withChild('an', sent);
    const { rows } = town.solve();
    expect(rows.map(({ applicantId, seatGroup }) => [applicantId, seatGroup])).toEqual([
      ['an', 'local'],
      ['binh', 'open'],
    ]);
    expect(town.judge(rows)).toMatchObject({ sound: true });
  });

  it('counts whom the council sent beyond the seats as too many, and nothing else', () => {
    const sent = { wishes: [], decision: ['north', 'QĐ-1', 'lý do'] as [string, string, string] };
    const town = anEnrolment().withSchool('north', { seats: 1 }).withChild('an', sent).withChild('binh', sent);
    const claim = ['an', 'binh'].map((id) => ({ ...rowOf(town, id, 'north'), decidedBy: 'decision' }));
    expect(town.judge(claim)).toMatchObject({ overSeats: 1, reserveViolations: 0, unexplainedDecisions: 0 });
  });

  it('lets a school whose seats are unknown take nobody, and calls nobody wronged by that', () => {
    const town = anEnrolment()
      .withSchool('east', { seats: -1 })
      .withSchool('north', { seats: 1 })
      .withChild('an', { wishes: ['east', 'north'] })
      .withChild('binh', { wishes: ['east'] });
    const { rows } = town.solve();
    expect(rows.map(({ schoolId }) => schoolId)).toEqual(['north', '']);
    expect(town.judge(rows)).toMatchObject({ sound: true });
    expect(town.judge([rowOf(town, 'an', 'east'), rows[1]])).toMatchObject({ overSeats: 1, ineligible: 1 });
  });

  it('says of a child at a school of unknown seats that it is one too many, whatever group its row names', () => {
    const town = anEnrolment()
      .withRules({ reserves: [{ ...local, school: 'north' }] })
      .withSchool('east', { seats: -1 })
      .withSchool('north', { seats: 1 })
      .withChild('an', { commune: 'x', wishes: ['east'] });
    expect(town.judge([rowOf(town, 'an', 'east', 'local')])).toMatchObject({ overSeats: 1, reserveViolations: 0 });
  });

  it('finds a child kept from a school that has too many of those who come behind it', () => {
    const town = north(1);
    town.withRules({ reserves: [] });
    const claim = [rowOf(town, 'an', 'north'), rowOf(town, 'binh', ''), rowOf(town, 'chi', 'north')];
    expect(town.judge(claim)).toMatchObject({ overSeats: 1, blockingPairs: 1, wasted: 0 });
  });

  it('lets a blank cell belong to nothing, be the school’s own blank or not', () => {
    const town = anEnrolment()
      .withRules({ reserves: [{ name: 'local', attribute: 'commune', matchesSchool: 'commune', seats: 1 }] })
      .withSchool('east', { seats: 1, commune: 'x' })
      .withSchool('north', { seats: 2, commune: '' })
      .withChild('an', { commune: '', wishes: ['north'] })
      .withChild('binh', { commune: 'x', wishes: ['north'] });
    const { rows } = town.solve();
    expect(rows.map(({ seatGroup }) => seatGroup)).toEqual(['open', 'open']);
    expect(town.judge(rows)).toMatchObject({ sound: true });
  });

  it('says where one more child could be placed', () => {
    const town = anEnrolment()
      .withRules({ guarantee: 'maximum', criteria: [{ rule: 'distance' }] })
      .withSchool('north', { seats: 1 })
      .withChild('an', { wishes: ['north'], metres: { north: 10 } });
    const verdict = town.judge([rowOf(town, 'an', '')]);
    expect(verdict).toMatchObject({ belowMaximum: 1 });
    expect(verdict.examples.belowMaximum).toEqual([{ applicantId: '', schoolId: 'north' }]);
  });

  it('calls no fallback needless that gives a child another seat than it would have with its family', () => {
    // By itself fa has the seat for commune x; beside its sister, at her rank, chi would come before it.
    const town = anEnrolment()
      .withRules({ criteria: [{ rule: 'twins' }, { rule: 'distance' }], reserves: [local] })
      .withSchool('north', { seats: 3 })
      .withChild('chi', { commune: 'x', wishes: ['north'], metres: { north: 200 } })
      .withChild('fa', { commune: 'x', twins: 'f', wishes: ['north'], metres: { north: 100 } })
      .withChild('fb', { commune: 'y', twins: 'f', wishes: ['north'], metres: { north: 300 } });
    expect(town.solve().rows.map(({ seatGroup }) => seatGroup)).toEqual(['local', 'open', 'open']);
    const claim = [
      rowOf(town, 'chi', 'north'),
      ...['fa', 'fb'].map((id) => ({
        ...rowOf(town, id, 'north', id === 'fa' ? 'local' : 'open'),
        decidedBy: 'twins-apart',
      })),
    ];
    expect(town.judge(claim)).toMatchObject({ sound: true, needlessFallbacks: 0, declaredFallbacks: 1 });
  });
});
