import { describe, expect, it } from 'vitest';
import { matcher } from '#engines/assignment/criteria/matches-school.ts';
import { anEnrolment } from '../../support/an-enrolment.ts';

/** Whether one applicant with this cell matches each school, whose ids are the keys. */
function matches(cell: string, schools: Record<string, string>, column: string | null = 'commune'): boolean[] {
  const built = anEnrolment().withChild('an', { own: cell });
  for (const [id, commune] of Object.entries(schools)) built.withSchool(id, { seats: 1, commune });
  const isMatch = matcher({ rule: 'zone', attribute: 'own', matchesSchool: column } as never, built.records());
  return Object.keys(schools).map((_, school) => isMatch(0, school));
}

describe('a cell of an applicant', () => {
  it('names a school whose cell is the whole of it, or of one of its parts between semicolons', () => {
    const schools = { north: 'x', south: 'xa', east: 'y' };
    expect(matches('x', schools)).toEqual([true, false, false]);
    expect(matches('y; x', schools)).toEqual([true, false, true]);
    expect(matches('xa;z', schools)).toEqual([false, true, false]);
    expect(matches(' y ', schools)).toEqual([false, false, true]);
    expect(matches('x y', schools)).toEqual([false, false, false]);
  });

  it('names nothing by being blank, nor a school whose own cell is blank', () => {
    expect(matches('', { north: '', south: 'x' })).toEqual([false, false]);
    expect(matches('x;', { north: '', south: 'x' })).toEqual([false, true]);
    expect(matches(';', { north: '', south: 'x' })).toEqual([false, false]);
  });

  it('names a school by its id where no column is told', () => {
    expect(matches('south', { north: 'south', south: 'north' }, null)).toEqual([false, true]);
  });

  it('names the programmes of a school with it, by the id and by no other column', () => {
    const built = anEnrolment()
      .withSchool('east', { seats: 1, commune: 'y' })
      .withSchool('north', { seats: 1, commune: 'x' })
      .withSchool('boarding', { seats: 1, commune: 'z', programmeOf: 'north' })
      .withChild('an', { kin: 'north', commune: 'x' })
      .withChild('binh', { kin: 'boarding', commune: 'z' });
    const matched = (attribute: string, matchesSchool: string | null, applicant: number) => {
      const isMatch = matcher({ rule: 'zone', attribute, matchesSchool } as never, built.records());
      return [0, 1, 2].map((school) => isMatch(applicant, school));
    };
    expect(matched('kin', null, 0)).toEqual([false, true, true]);
    expect(matched('kin', null, 1)).toEqual([false, false, true]);
    expect(matched('commune', 'commune', 0)).toEqual([false, true, false]);
    expect(matched('commune', 'commune', 1)).toEqual([false, false, true]);
  });
});
