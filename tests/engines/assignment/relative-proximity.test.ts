import { describe, expect, it } from 'vitest';
import { encode } from '#engines/assignment/encode.ts';
import { receiptLine } from '#engines/assignment/receipt-line.ts';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';

const proximity = { rule: 'relative-proximity', bandMetres: 0, rounds: 5 };
const rules = (change: object = {}, imputeChoicesByDistance = true) => ({
  criteria: [
    { rule: 'sibling', attribute: 'kin' },
    { ...proximity, ...change },
  ],
  imputeChoicesByDistance,
});

const settling = (town: AnEnrolment) => {
  const { rounds, settled } = encode(town.records(), town.rules(), town.seed).problem!.proximity!;
  return { rounds, settled };
};

//  north and south have one seat, east has room. chi has a sister at south and takes its seat.
const town = (change: object = {}) =>
  anEnrolment()
    .withRules(rules(change))
    .withSchool('north', { seats: 1 })
    .withSchool('south', { seats: 1 })
    .withSchool('east', { seats: 9 })
    .withChild('an', { metres: { north: 100, east: 600 } })
    .withChild('binh', { metres: { north: 50, south: 150, east: 2000 } })
    .withChild('chi', { kin: 'south', metres: { south: 10, east: 500 } });

describe('relative proximity', () => {
  it('places first whoever would have to go more extra metres to the next school', () => {
    const street = anEnrolment()
      .withRules(rules())
      .withSchool('north', { seats: 1 })
      .withSchool('south', { seats: 9 })
      .withChild('an', { kin: '', metres: { north: 400, south: 1000 } })
      .withChild('binh', { metres: { north: 100, south: 300 } });
    const { rows } = street.solve();
    expect(rows.map(({ schoolId, decidedBy }) => [schoolId, decidedBy])).toEqual([
      ['north', 'relative-proximity'],
      ['south', 'enough-seats'],
    ]);
    expect(street.judge(rows).sound).toBe(true);
  });

  it('looks at the next school on the map when it may not recompute', () => {
    expect(town({ rounds: 0 }).solve().placed).toEqual({ an: 'north', binh: 'east', chi: 'south' });
    expect(settling(town({ rounds: 0 }))).toEqual({ rounds: 0, settled: false });
  });

  it('sees that the next school is full, and looks on to the one that would really take the child', () => {
    const { placed, rows } = town().solve();
    expect(placed).toEqual({ an: 'east', binh: 'north', chi: 'south' });
    expect(settling(town()).settled).toBe(true);
    expect(town().judge(rows).sound).toBe(true);
  });

  it('tells a child turned away its own extra metres and those of the last one admitted', () => {
    const { receipts } = town().solve();
    expect(receipts[0].steps[0]).toMatchObject({
      schoolId: 'north',
      outcome: 'seats-ended',
      extraMetres: 500,
      ended: { metres: 50, extraMetres: 1950 },
      decidedBy: 'relative-proximity',
    });
    expect(JSON.parse(receiptLine(receipts[0]))).toEqual(receipts[0]);
    expect(receiptLine(receipts[0])).toBe(JSON.stringify(receipts[0]));
  });

  it('places first a child that no other school would take', () => {
    const street = town().withChild('dung', { metres: { north: 900 } });
    expect(street.solve().placed).toMatchObject({ dung: 'north' });
  });

  it('counts every school within reach, named or not, so that a short list gains nothing', () => {
    const street = anEnrolment()
      .withRules(rules({}, false))
      .withSchool('north', { seats: 1 })
      .withSchool('south', { seats: 9 })

      .withChild('an', { kin: '', wishes: ['north', 'south'], metres: { north: 400, south: 1000 } })
      .withChild('binh', { wishes: ['north'], metres: { north: 100, south: 300 } });
    const { placed, rows } = street.solve();
    expect(placed).toEqual({ an: 'north', binh: '' });
    expect(street.judge(rows).sound).toBe(true);
  });

  it('counts extra metres of one band as equal', () => {
    const street = (bandMetres: number) =>
      anEnrolment()
        .withRules({ ...rules(), criteria: [{ ...proximity, bandMetres }, { rule: 'distance' }] })
        .withSchool('north', { seats: 1 })
        .withSchool('south', { seats: 9 })
        .withChild('an', { metres: { north: 400, south: 990 } })
        .withChild('binh', { metres: { north: 100, south: 660 } });
    expect(street(0).solve().placed).toEqual({ an: 'north', binh: 'south' });
    expect(street(100).solve().placed).toEqual({ an: 'south', binh: 'north' });
  });

  it('is found unsound by the verifier when the seat is given by the static next school', () => {
    const { rows } = town({ rounds: 0 }).solve();
    expect(town().judge(rows)).toMatchObject({ sound: false, blockingPairs: 1 });
  });
});
