import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';
import { cases } from '../../support/cases.ts';
import { SlowFamilies } from '../../support/slow-families.ts';
import { contestedTowns } from './random-families.ts';

const zone = { rule: 'zone', attribute: 'commune', matchesSchool: 'commune' };
const zoneFirst = (fallback = 'apart') => ({
  mechanism: 'zone-first',
  criteria: [{ rule: 'twins', fallback }, zone, { rule: 'distance' }],
  imputeChoicesByDistance: true,
});

//  North (commune x) and south (commune y). The twins mai and minh live in x.
const town = (seats: { north: number; south: number }) =>
  anEnrolment()
    .withRules(zoneFirst())
    .withSchool('north', { seats: seats.north, commune: 'x' })
    .withSchool('south', { seats: seats.south, commune: 'y' })
    .withChild('mai', { commune: 'x', twins: 'm', metres: { north: 500, south: 100 } })
    .withChild('minh', { commune: 'x', twins: 'm', metres: { north: 500, south: 100 } });

describe('twins under zone first', () => {
  it('sit together at the school of their zone, before nearer children from outside', () => {
    const street = town({ north: 2, south: 1 }).withChild('an', { commune: 'y', metres: { north: 10, south: 900 } });
    const { placed, receipts, rows } = street.solve();
    expect(placed).toEqual({ an: 'south', mai: 'north', minh: 'north' });
    expect(receipts[1].steps.map(({ schoolId, outcome, decidedBy }) => [schoolId, outcome, decidedBy])).toEqual([
      ['north', 'admitted', 'enough-seats'],
      ['south', 'not-needed', 'zone-seat'],
    ]);
    expect(street.judge(rows)).toMatchObject({ sound: true, blockingFamilies: 0, blockingPairs: 0 });
  });

  it('are passed over where their zone has one seat left, and go together to the seats outside', () => {
    const street = town({ north: 1, south: 3 }).withChild('an', { commune: 'x', metres: { north: 800 } });
    const { placed, receipts, rows } = street.solve();
    expect(placed).toEqual({ an: 'north', mai: 'south', minh: 'south' });
    expect(receipts[1].steps[0]).toMatchObject({ schoolId: 'north', decidedBy: 'twins-too-few-seats' });
    expect(street.judge(rows)).toMatchObject({ sound: true, blockingFamilies: 0 });
  });

  it('leave a seat of the zone that is too few for them to a child from outside', () => {
    const street = town({ north: 1, south: 0 }).withChild('an', { commune: 'y', metres: { north: 10 } });
    const { placed, rows } = street.solve();
    expect(placed).toEqual({ an: 'north', mai: '', minh: '' });
    expect(street.judge(rows)).toMatchObject({ sound: true, blockingFamilies: 0 });
  });

  it('have in their zone what is in the zone of both, where they live in two communes', () => {
    const street = town({ north: 2, south: 2 })
      .withChild('minh', { commune: 'y', twins: 'm', metres: { north: 500, south: 100 } })
      .withChild('an', { commune: 'x', metres: { north: 900 } });
    const { placed, rows, receipts } = street.solve();
    expect(placed).toEqual({ an: 'north', mai: 'south', minh: 'south' });
    expect(receipts[1].steps.map(({ schoolId, choiceRank }) => [schoolId, choiceRank])).toEqual([['south', 1]]);
    expect(street.judge(rows).sound).toBe(true);
  });

  it('are found blocking by the verifier when their seats in the zone go to others of it who stand behind', () => {
    const street = town({ north: 2, south: 2 })
      .withChild('an', { commune: 'x', metres: { north: 800 } })
      .withChild('binh', { commune: 'x', metres: { north: 900 } });
    const { rows } = street.solve();
    const swapped = rows.map((row) =>
      ['mai', 'minh'].includes(row.applicantId)
        ? { ...row, schoolId: 'south', choiceRank: 1, metres: 100 }
        : {
            ...row,
            schoolId: 'north',
            choiceRank: 1,
            imputed: true,
            metres: row.applicantId === 'an' ? 800 : 900,
            seatGroup: 'open',
          },
    );
    expect(street.judge(swapped)).toMatchObject({ sound: false, blockingFamilies: 1 });
  });

  it('are stable round by round, whole or declared as fallen back, for the verifier that shares no code with the engine', () => {
    let outside = 0;
    fc.assert(
      fc.property(
        contestedTowns({ mostChildren: 9 }),
        fc.infiniteStream(fc.constantFrom('x', 'y')),
        (built, communes) => {
          const street = zoned(built, () => communes.next().value as string);
          const { rows } = street.solve();
          const verdict = street.judge(rows);
          expect(verdict).toMatchObject({ sound: true, blockingFamilies: 0, blockingPairs: 0, splitFamilies: 0 });
          for (const { applicantId, schoolId } of rows)
            if (schoolId !== '' && street.children.get(applicantId)!.commune !== street.schools.get(schoolId)!.commune)
              outside++;
        },
      ),
      { numRuns: cases(1500), seed: 11 },
    );
    expect(outside).toBeGreaterThan(0);
  });

  it('come out stable by the slow definition where all live in the zone of every school, and where nobody does', () => {
    fc.assert(
      fc.property(contestedTowns({ mostChildren: 7 }), fc.boolean(), (built, inZone) => {
        if ([...built.children.values()].some(({ decision }) => decision)) return;
        const street = zoned(built, () => 'x', inZone ? 'x' : 'y');
        const { rows, placed } = street.solve();
        const fellBack = rows.filter(({ decidedBy }) => ['twins-apart', 'twins-together-last'].includes(decidedBy));
        if (fellBack.length > 0) return;
        const plain = street.withRules({ ...street.writtenRules(), mechanism: 'deferred-acceptance' });
        const own = new Map(Object.entries(placed).filter(([, school]) => school !== ''));
        expect(new SlowFamilies(plain).isStable(own)).toBe(true);
      }),
      { numRuns: cases(500), seed: 12 },
    );
  });
});

/** The town by zone first, every child in a commune drawn for it, every school in `x` or as said. */
function zoned(built: AnEnrolment, commune: () => string, ofSchools?: string): AnEnrolment {
  const { criteria, reserves } = built.writtenRules() as { criteria: object[]; reserves: object[] };
  for (const child of built.children.values()) child.commune = commune();
  [...built.schools.values()].forEach((school, i) => {
    school.commune = ofSchools ?? (i % 2 === 0 ? 'x' : 'y');
  });
  const kept = criteria.filter((criterion) => (criterion as { rule: string }).rule !== 'zone');
  return built.withRules({
    mechanism: 'zone-first',
    criteria: [...kept.slice(0, 1), zone, ...kept.slice(1)],
    reserves,
  });
}
