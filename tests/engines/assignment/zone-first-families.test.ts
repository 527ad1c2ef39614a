import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPublicResult } from '#engines/verification/public-result/check-public-result.ts';
import { aPublicResult } from '../../support/a-public-result.ts';
import { type AnEnrolment, anEnrolment } from '../../support/an-enrolment.ts';
import { cases } from '../../support/cases.ts';
import { SlowFamilies } from '../../support/slow-families.ts';
import { contestedTowns, townsWithFamilies } from './random-families.ts';

const zone = { rule: 'zone', attribute: 'commune', matchesSchool: 'commune' };
const zoneFirst = (fallback = 'apart') => ({
  mechanism: 'zone-first',
  criteria: [{ rule: 'twins', fallback }, zone, { rule: 'distance' }],
  imputeChoicesByDistance: true,
});

// biome-ignore lint/suspicious/noThenProperty: the contract's name; nobody awaits rules.
const oneByOne = { then: 'nearest-first' };

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

  it('take the schools outside their zone in the order they wish them, though one is in the zone of one of them', () => {
    const street = anEnrolment()
      .withRules({ ...zoneFirst(), imputeChoicesByDistance: false })
      .withSchool('north', { seats: 2, commune: 'x' })
      .withSchool('east', { seats: 2, commune: 'z' });
    const metres = { north: 10, east: 20 };
    street
      .withChild('mai', { commune: 'x', twins: 'm', wishes: ['east', 'north'], metres })
      .withChild('minh', { commune: 'y', twins: 'm', wishes: ['east', 'north'], metres });
    expect(street.solve().placed).toEqual({ mai: 'east', minh: 'east' });
  });

  it('have no claim to a school in the zone of one of them before those of its zone, and theirs before others', () => {
    const street = anEnrolment()
      .withRules({ ...zoneFirst(), imputeChoicesByDistance: false })
      .withSchool('north', { seats: 2, commune: 'x' })
      .withSchool('south', { seats: 2, commune: 'y' });
    const wishes = ['north', 'south'];
    street
      .withChild('mai', { commune: 'x; y', twins: 'm', wishes, metres: { north: 10, south: 900 } })
      .withChild('minh', { commune: 'y', twins: 'm', wishes, metres: { north: 10, south: 900 } })
      .withChild('an', { commune: 'x', wishes: ['north'], metres: { north: 800 } })
      .withChild('bay', { commune: 'z', wishes: ['south'], metres: { south: 5 } });
    const { placed, rows } = street.solve();
    expect(placed).toEqual({ an: 'north', bay: '', mai: 'south', minh: 'south' });
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

describe('twins under zone first, those left being called one by one', () => {
  //  After the zone an, then the twins, then bay stand in the line for the seats outside.
  const street = (north: number, south: number, east: number, fallback = 'apart') =>
    anEnrolment()
      .withRules({ ...zoneFirst(fallback), ...oneByOne })
      .withSchool('north', { seats: north, commune: 'x' })
      .withSchool('south', { seats: south, commune: 'y' })
      .withSchool('east', { seats: east, commune: 'y' })
      .withChild('an', { commune: 'x', order: 1, metres: { north: 100, south: 300, east: 900 } })
      .withChild('mai', { commune: 'x', order: 2, twins: 'm', metres: { north: 400, south: 300, east: 500 } })
      .withChild('minh', { commune: 'x', order: 3, twins: 'm', metres: { north: 400, south: 700, east: 500 } })
      .withChild('bay', { commune: 'x', order: 4, metres: { north: 600, south: 300, east: 200 } });

  it.each([
    ['in their zone, where it has a seat for each', [4, 0, 0], ['north', 'north', 'north', 'north'], 'enough-seats'],
    [
      'at the nearest school outside by the farther of them',
      [0, 3, 3],
      ['south', 'east', 'east', 'east'],
      'enough-seats',
    ],
    ['at the next one where that has one seat left', [0, 3, 1], ['south', 'south', 'south', 'east'], 'enough-seats'],
  ])('sit together %s', (_, [north, south, east], [an, mai, minh, bay], reason) => {
    const town = street(north, south, east);
    const { placed, rows } = town.solve();
    expect(placed).toEqual({ an, bay, mai, minh });
    expect(rows[2].decidedBy).toBe(reason);
    expect(town.judge(rows)).toMatchObject({ sound: true, declaredFallbacks: 0, replayDifferences: 0 });
  });

  it('go by metres alone in the line, whatever they named first', () => {
    const town = street(0, 3, 3);
    for (const id of ['mai', 'minh']) town.children.get(id)!.wishes = ['south', 'east'];
    town.children.get('an')!.wishes = ['south'];
    town.children.get('bay')!.wishes = ['east'];
    const { placed, rows } = town.solve();
    expect(placed).toEqual({ an: 'south', bay: 'east', mai: 'east', minh: 'east' });
    expect(rows[2]).toMatchObject({ choiceRank: 2 });
    expect(town.judge(rows).sound).toBe(true);
  });

  it('are apart in both rounds where neither has a seat for each: a single seat of the zone goes to the nearer child', () => {
    const town = street(2, 1, 1);
    const { placed, rows } = town.solve();
    expect(placed).toEqual({ an: 'north', bay: 'south', mai: 'north', minh: 'east' });
    expect(rows.map(({ decidedBy }) => decidedBy)).toEqual(['distance', 'enough-seats', 'twins-apart', 'twins-apart']);
    expect(town.judge(rows)).toMatchObject({ sound: true, declaredFallbacks: 1, splitFamilies: 0 });
  });

  it('come after everyone, whole, where the council would rather keep them together', () => {
    const town = street(2, 1, 1, 'together-last');
    const { placed, rows } = town.solve();
    expect(placed).toEqual({ an: 'north', bay: 'north', mai: '', minh: '' });
    expect(town.judge(rows)).toMatchObject({ sound: true, declaredFallbacks: 1 });
  });

  it('are caught where they took a school that is not the nearest, or fell back and no row says so', () => {
    const town = street(0, 3, 3);
    const { rows } = town.solve();
    const swapped = rows.map((row) =>
      row.applicantId[0] === 'm'
        ? { ...row, schoolId: 'south', metres: town.children.get(row.applicantId)!.metres!.south }
        : row,
    );
    expect(town.judge(swapped)).toMatchObject({ sound: false, replayDifferences: 2 });
    const apart = street(2, 1, 1);
    const silent = apart.solve().rows.map((row) => ({ ...row, decidedBy: 'enough-seats' }));
    expect(apart.judge(silent)).toMatchObject({ sound: false, splitFamilies: 1 });
    const last = street(0, 1, 1, 'together-last');
    const hidden = last.solve().rows.map((row) => ({ ...row, decidedBy: 'all-full' }));
    expect(last.judge(hidden)).toMatchObject({ sound: false, replayDifferences: 2 });
  });

  it('stand in the line as declared for the verifier that shares no code with the engine, in any order of the rows', () => {
    let [outside, fellBack, again] = [0, 0, 0];
    fc.assert(
      fc.property(townsWithFamilies({ mostChildren: 9 }), (other) => {
        const town = measured(other, (i) => (i % 3 === 0 ? 'x' : 'y'));
        const { rows } = town.solve();
        const { sound, examples } = town.judge(rows);
        expect({ sound, examples }).toEqual({ sound: true, examples: {} });
        const told = checkPublicResult(aPublicResult(town));
        expect({ ...told, sound: true }).toEqual(told);
        if (told.notAgain === null) again++;
        const turned = town.records([...town.children.keys()].reverse(), [...town.schools.keys()].reverse());
        expect(town.solve(turned).rows).toEqual(rows);
        for (const { applicantId, schoolId, decidedBy } of rows) {
          const { twins, commune } = town.children.get(applicantId)!;
          if (twins && schoolId && commune !== town.schools.get(schoolId)!.commune) outside++;
          if (decidedBy === 'twins-apart' || decidedBy === 'twins-together-last') fellBack++;
        }
      }),
      { numRuns: cases(1000), seed: 13 },
    );
    expect(Math.min(outside, fellBack, again)).toBeGreaterThan(0);
  });

  it('come out as by nearest first alone where nobody lives in the zone of a school and no family fell back', () => {
    fc.assert(
      fc.property(townsWithFamilies({ mostChildren: 8 }), (other) => {
        const town = measured(other, () => 'nowhere');
        const { placed, rows } = town.solve();
        if (rows.some(({ decidedBy }) => decidedBy === 'twins-apart')) return;
        const { then: _then, ...plainly } = town.writtenRules();
        const plain = anEnrolment().withRules({ ...plainly, mechanism: 'nearest-first' });
        for (const [id, school] of town.schools) plain.withSchool(id, school);
        for (const [id, child] of town.children) plain.withChild(id, child);
        expect(plain.solve().placed).toEqual(placed);
      }),
      { numRuns: cases(500), seed: 14 },
    );
  });
});

/** The town where those left after the zone are called one by one, its children in the communes said, the schools in x and y. */
function measured(other: AnEnrolment, commune: (i: number) => string): AnEnrolment {
  const [{ fallback }] = other.rules().criteria as { fallback: string }[];
  const { maxMetres } = other.rules();
  const town = anEnrolment().withRules({ ...zoneFirst(fallback), ...oneByOne, maxMetres });
  [...other.schools].forEach(([id, { seats }], i) => {
    town.withSchool(id, { seats, commune: i % 2 === 0 ? 'x' : 'y' });
  });
  [...other.children].forEach(([id, { twins, metres, wishes }], i) => {
    town.withChild(id, {
      twins,
      metres: metres ?? {},
      wishes: metres ? wishes?.filter((s) => s in metres) : [],
      commune: commune(i),
    });
  });
  return town;
}

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
