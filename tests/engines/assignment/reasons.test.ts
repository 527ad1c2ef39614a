import { describe, expect, it } from 'vitest';
import { encode } from '#engines/assignment/encode.ts';
import { summarise } from '#engines/assignment/outcome.ts';
import { run } from '#engines/assignment/run.ts';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';

const byDistance = { criteria: [{ rule: 'distance' }] };
const sent = (school: string): [string, string, string] => [school, 'QĐ-1', 'lý do'];
const local = { name: 'local', attribute: 'commune', value: 'x', seats: 1, school: 'north' };

/** Children who live at so many metres from each school of their wishes. */
function town(
  children: Record<string, [metres: Record<string, number>, cells?: object]>,
  rules: object = {},
): AnEnrolment {
  const built = anEnrolment().withRules({ ...byDistance, ...rules });
  for (const [id, [metres, cells]] of Object.entries(children))
    built.withChild(id, { commune: '', wishes: Object.keys(metres), metres, ...cells });
  return built;
}

/** Why each child has its seat or none. */
const reasonsOf = (built: AnEnrolment) =>
  Object.fromEntries(built.solve().rows.map(({ applicantId, decidedBy }) => [applicantId, decidedBy]));
/** What the receipt of a child says of each school: the group that is spoken of, and why. */
const stepsOf = (built: AnEnrolment, id: string) =>
  built
    .solve()
    .receipts.find(({ applicantId }) => applicantId === id)!
    .steps.map(({ schoolId, outcome, decidedBy, ended }) => [schoolId, outcome, decidedBy, ended?.metres ?? null]);

describe('why a child has its seat', () => {
  it('is that seats sufficed, the criterion that put it before the first one turned away, or the council', () => {
    const street = town({
      an: [{ north: 100 }],
      binh: [{ north: 200 }],
      chi: [{ north: 300, south: 10 }],
      dung: [{ north: 900 }, { wishes: [], decision: sent('north') }],
    })
      .withSchool('north', { seats: 3 })
      .withSchool('south', { seats: 1 });
    expect(reasonsOf(street)).toEqual({ an: 'distance', binh: 'distance', chi: 'enough-seats', dung: 'decision' });
    expect(stepsOf(street, 'chi')).toEqual([
      ['north', 'seats-ended', 'distance', 200],
      ['south', 'admitted', 'enough-seats', 10],
    ]);
    expect(stepsOf(street.withSchool('north', { seats: 1 }), 'an')).toEqual([
      ['north', 'seats-ended', 'decision', null],
    ]);
  });

  it('is told by the group it sits in: an open seat by who was turned away from all, a kept one by who was from that', () => {
    const street = town(
      { an: [{ north: 900 }, { commune: 'x' }], binh: [{ north: 100 }], chi: [{ north: 500 }] },
      { reserves: [local] },
    ).withSchool('north', { seats: 2 });
    expect(reasonsOf(street)).toEqual({ an: 'enough-seats', binh: 'distance', chi: 'all-full' });
    expect(stepsOf(street, 'chi')).toEqual([['north', 'seats-ended', 'distance', 100]]);
    const contested = street.copy().withChild('dan', { commune: 'x', wishes: ['north'], metres: { north: 901 } });
    expect(reasonsOf(contested)).toMatchObject({ an: 'distance', dan: 'all-full' });
    // dan comes behind the last on either kind of seat; it is told of the open ones, which ended last.
    expect(stepsOf(contested, 'dan')).toEqual([['north', 'seats-ended', 'distance', 100]]);
    const open = contested.copy();
    open.schools.get('north')!.seats = 1;
    expect(stepsOf(open, 'dan')).toEqual([['north', 'seats-ended', 'distance', 900]]);
    expect(stepsOf(open, 'chi')).toEqual([['north', 'seats-ended', 'no-seats', null]]);
  });

  it('is the guarantee, where another would come before it', () => {
    const street = town({ an: [{ north: 100, south: 900 }], binh: [{ north: 500 }] }, { guarantee: 'maximum' })
      .withSchool('north', { seats: 1 })
      .withSchool('south', { seats: 1 });
    expect(reasonsOf(street)).toEqual({ an: 'enough-seats', binh: 'greatest-number' });
    expect(stepsOf(street, 'an')[0]).toEqual(['north', 'seats-ended', 'greatest-number', 500]);
  });

  it('is the sum of all ways, where that alone was looked at', () => {
    const street = town(
      { an: [{ north: 100 }], binh: [{ north: 200 }] },
      { mechanism: 'least-total-distance', criteria: [] },
    );
    street.withSchool('north', { seats: 1 });
    expect(reasonsOf(street)).toEqual({ an: 'total-distance', binh: 'all-full' });
    expect(stepsOf(street, 'binh')).toEqual([['north', 'seats-ended', 'total-distance', 100]]);
    expect(reasonsOf(street.withSchool('north', { seats: 2 }))).toEqual({ an: 'enough-seats', binh: 'enough-seats' });
  });

  it('is that a family before it needs more seats than were left', () => {
    const rules = { criteria: [{ rule: 'twins' }, { rule: 'distance' }] };
    const twins = { twins: 'm' };
    const street = town(
      {
        an: [{ north: 900 }, { twins: '' }],
        mai: [{ north: 10, south: 10 }, twins],
        minh: [{ north: 10, south: 10 }, twins],
      },
      rules,
    )
      .withSchool('north', { seats: 1 })
      .withSchool('south', { seats: 2 });
    expect(reasonsOf(street)).toEqual({ an: 'twins-passed-over', mai: 'enough-seats', minh: 'enough-seats' });
    expect(stepsOf(street, 'mai')[0]).toEqual(['north', 'seats-ended', 'twins-too-few-seats', 900]);
    const alone = street.copy();
    alone.children.delete('an');
    expect(stepsOf(alone, 'mai')[0]).toEqual(['north', 'seats-ended', 'twins-too-few-seats', null]);
    const full = street.copy().withChild('an', { commune: '', twins: '', wishes: ['north'], metres: { north: 1 } });
    expect(reasonsOf(full)).toMatchObject({ an: 'distance' });
    expect(stepsOf(full, 'mai')[0]).toEqual(['north', 'seats-ended', 'distance', 1]);
  });
});

describe('why a child has no seat', () => {
  const noSeat = (built: AnEnrolment) => reasonsOf(built.withSchool('north', { seats: 0 })).an;

  it('is that all its schools were full, that it can reach none, or that it asked for none', () => {
    expect(noSeat(town({ an: [{ north: 100 }] }))).toBe('all-full');
    expect(noSeat(town({ an: [{ north: 100 }] }, { maxMetres: 50 }))).toBe('no-reachable-school');
    expect(noSeat(town({ an: [{ north: 100 }, { wishes: [] }] }))).toBe('no-wishes');
    const imputed = { imputeChoicesByDistance: true, maxMetres: 50 };
    expect(noSeat(town({ an: [{ north: 100 }, { wishes: [] }] }, imputed))).toBe('no-reachable-school');
  });
});

describe('why a school was not looked at', () => {
  const zone = { criteria: [{ rule: 'zone', attribute: 'commune', matchesSchool: 'commune' }, { rule: 'distance' }] };
  const street = (cells: object = {}) =>
    town(
      {
        an: [
          { east: 5, north: 9, south: 7 },
          { commune: 'x', ...cells },
        ],
      },
      { mechanism: 'zone-first', ...zone },
    )
      .withSchool('north', { seats: 1, commune: 'x' })
      .withSchool('south', { seats: 1, commune: 'x' })
      .withSchool('east', { seats: 1, commune: 'y' });

  it('is that the zone gave a seat before a better wish outside; of a worse one nothing is said', () => {
    expect(stepsOf(street(), 'an')).toEqual([
      ['north', 'admitted', 'enough-seats', 9],
      ['south', 'not-needed', null, null],
      ['east', 'not-needed', 'zone-seat', null],
    ]);
    expect(stepsOf(street({ wishes: ['north', 'east', 'south'] }), 'an').map(([, , reason]) => reason)).toEqual([
      ...['enough-seats', null, null],
    ]);
  });

  it('is that the council placed the child', () => {
    const built = street({ decision: sent('south') });
    const reasons = Object.fromEntries(stepsOf(built, 'an').map(([school, , reason]) => [school, reason]));
    expect(reasons).toEqual({ north: 'decision', south: 'decision', east: 'decision' });
    const there = street({ wishes: ['east', 'south'] });
    there.schools.get('south')!.seats = 0;
    expect(stepsOf(there, 'an')).toEqual([
      ['south', 'seats-ended', 'no-seats', null],
      ['east', 'admitted', 'enough-seats', 5],
    ]);
  });
});

describe('what a holding means at a group', () => {
  it('is its last child by rank and the first by rank it turned away, whatever their order in the list', () => {
    for (const ids of [
      ['a', 'b', 'c', 'd', 'e'],
      ['e', 'd', 'c', 'b', 'a'],
      ['c', 'a', 'e', 'b', 'd'],
    ]) {
      const street = town(Object.fromEntries(ids.map((id, i) => [id, [{ north: 10 * (i + 1) }]])));
      street.withSchool('north', { seats: 2 });
      const { problem } = encode(street.records(), street.rules(), '0');
      const outcome = summarise(problem!, run(problem!));
      const nameOf = (w: number) => problem!.records.applicants.ids[problem!.wishes.applicant[w]];
      expect([nameOf(outcome.last[0]), nameOf(outcome.turnedAway[0])]).toEqual([ids[1], ids[2]]);
      expect([outcome.placed[0], outcome.seats[0]]).toEqual([2, 2]);
    }
  });
});
