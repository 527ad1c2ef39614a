import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceAreas, balanceTotal } from '#engines/capacity/balances.ts';
import { comingYears } from '#engines/capacity/coming-years.ts';
import { balanceOfSchool } from '#engines/capacity/seats.ts';
import type { AreaPeople, LevelNorms, SchoolFigures } from '#engines/capacity/types.ts';
import { warnings } from '#engines/capacity/warnings.ts';

const norms: LevelNorms = {
  ...{ classesPerRoom: 1, placesPer1000: 65, leastClasses: 10, mostClasses: 40, landPerPupil: 10, roomsPer10000: 300 },
};
const school = (more: Partial<SchoolFigures> = {}): SchoolFigures => ({
  ...{ id: 'north', area: 'a', ownership: 'public', rooms: null, onlyLevel: true, landSquareMetres: null, grades: [] },
  ...more,
});
const grade = (classes: number | null, seats: number | null, pupils: number | null) => {
  return { classes, seats, pupils, cap: 35 };
};

describe('the seats of a school', () => {
  it('are those the register states, else classes by their cap, else rooms by the cap', () => {
    const of = (more: Partial<SchoolFigures>) => {
      const { seats, basis } = balanceOfSchool(school(more), 1.5, 35);
      return [seats, basis];
    };
    expect(of({ grades: [grade(2, 60, 50), grade(2, 64, 50)], rooms: 9 })).toEqual([124, 'stated']);
    expect(of({ grades: [grade(2, 60, 50), grade(2, null, 50)], rooms: 9 })).toEqual([140, 'classes']);
    expect(of({ grades: [grade(null, null, 50)], rooms: 5 })).toEqual([7 * 35, 'rooms']);
    expect(of({ rooms: 5, onlyLevel: false })).toEqual([null, null]);
    expect(of({})).toEqual([null, null]);
  });

  it('leave no balance where pupils are unknown', () => {
    const { balance, averageClass } = balanceOfSchool(school({ grades: [grade(2, 70, null)] }), 1, 35);
    expect([balance, averageClass]).toEqual([null, null]);
  });
});

describe('the balance of areas', () => {
  const schools = [
    school({ grades: [grade(10, 350, 400)], rooms: 12 }),
    school({ id: 'south', ownership: 'private', grades: [grade(4, 140, 60)], rooms: 6 }),
    school({ id: 'west', area: 'b' }),
  ].map((each) => balanceOfSchool(each, 1, 35));
  const people: AreaPeople[] = [
    { area: 'a', population: 8000, children: 600, aged3to18: 1000 },
    { area: 'b', population: null, children: null, aged3to18: null },
    { area: 'c', population: 1000, children: 70, aged3to18: 200 },
  ];

  const rooms = [...schools, { area: 'a', rooms: 12 }];

  it('counts private places apart, and holds places and rooms against the norms', () => {
    const [a] = balanceAreas(schools, people, norms, rooms);
    expect(a.owners.public).toMatchObject({ schools: 1, balance: -50 });
    expect(a.owners.private).toMatchObject({ schools: 1, balance: 80 });
    expect(a).toMatchObject({ againstChildren: -110, placesWanted: 520, againstPlaces: -30, roomsPer10000: 300 });
  });

  it('says nothing of what is unknown: no surplus of 0', () => {
    const [, b] = balanceAreas(schools, people, norms, rooms);
    expect(b.all).toMatchObject({ balance: null, seats: { total: null, known: 0, of: 1 } });
    expect([b.againstChildren, b.againstPlaces, b.roomsPer10000]).toEqual([null, null, null]);
  });

  it('has a commune without a school: its children have no seat there', () => {
    const [, , c] = balanceAreas(schools, people, norms, rooms);
    expect(c).toMatchObject({ againstChildren: -70, againstPlaces: -65 });
    expect(c.all.balance).toBeNull();
  });

  it('warns in the order of gravity, of averages above the cap too', () => {
    const figures = [school({ grades: [grade(10, null, 420)], landSquareMetres: 2100 }), school({ id: 'south' })];
    const balances = figures.map((each) => balanceOfSchool(each, 1, 35));
    const found = warnings(figures, balances, balanceAreas(balances, people, norms, []), norms, 35);
    expect(found.map(({ code, area, school: of }) => [code, of ?? area])).toEqual([
      ['children-over-seats', 'c'],
      ['places-short', 'c'],
      ['land-small', 'north'],
      ['class-over-cap', 'north'],
      ['pupils-over-seats', 'north'],
    ]);
    expect(found.find(({ code }) => code === 'class-over-cap')).toMatchObject({ value: 42, norm: 35 });
  });

  const maybe = (most: number) => fc.option(fc.nat(most), { nil: null });
  const anySchool = fc.record({
    id: fc.uuid(),
    area: fc.constantFrom('a', 'b', 'c', null),
    ownership: fc.constantFrom('public' as const, 'private' as const, 'unknown' as const),
    rooms: maybe(40),
    onlyLevel: fc.boolean(),
    landSquareMetres: maybe(20_000),
    grades: fc.array(
      fc.record({ classes: maybe(8), seats: maybe(300), pupils: maybe(300), cap: fc.constantFrom(35, null) }),
      { maxLength: 3 },
    ),
  });

  it('has totals that are sums of their rows, rolled up or taken at once', () => {
    fc.assert(
      fc.property(fc.array(anySchool, { maxLength: 12 }), (figures) => {
        const balances = figures.map((each) => balanceOfSchool(each, 1, 35));
        const areas = balanceAreas(balances, people, norms, balances);
        const total = balanceTotal(areas, people, norms);
        const direct = balanceAreas(
          balances.map((each) => ({ ...each, area: 'all' })),
          [{ ...people[0], area: 'all', population: null, children: null, aged3to18: null }],
          norms,
          balances.map((each) => ({ ...each, area: 'all' })),
        )[0];
        expect(total.all).toEqual(direct.all);
        expect(total.owners).toEqual(direct.owners);
        expect(total.rooms).toEqual(direct?.rooms ?? total.rooms);
        expect(areas.reduce((sum, { all }) => sum + all.seats.sum, 0)).toBe(total.all.seats.sum);
        for (const { all, owners } of [...areas, total]) {
          const parts = [owners.public, owners.private, owners.unknown];
          expect(parts.reduce((sum, { seats }) => sum + seats.sum, 0)).toBe(all.seats.sum);
          // A balance is said only where every figure under it is known.
          if (all.balance !== null) expect([all.seats.known, all.pupils.known]).toEqual([all.schools, all.schools]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('never falls when a school gets more seats', () => {
    fc.assert(
      fc.property(fc.array(anySchool, { minLength: 1, maxLength: 8 }), fc.nat(50), (figures, more) => {
        const before = figures.map((each) => balanceOfSchool(each, 1, 35));
        const after = before.map((each, i) => {
          if (i > 0 || each.seats === null) return each;
          return { ...each, seats: each.seats + more, balance: each.balance === null ? null : each.balance + more };
        });
        const [low, high] = [before, after].map((each) => balanceTotal(balanceAreas(each, [], norms, []), [], norms));
        if (low.all.balance !== null) expect(high.all.balance!).toBeGreaterThanOrEqual(low.all.balance);
      }),
    );
  });
});

describe('the coming years', () => {
  const of = (seats: number | null, pupils: number | null, low: number | null, high: number | null) =>
    comingYears(seats, [2031], { pupils: [pupils], low90: [low], high90: [high] })[0];

  it('are short for sure, likely or perhaps by where the seats lie in the range', () => {
    expect(of(80, 100, 90, 110)).toMatchObject({ balance: -20, balanceLow: -30, balanceHigh: -10, outlook: 'short' });
    expect(of(95, 100, 90, 110).outlook).toBe('likely-short');
    expect(of(100, 100, 90, 110)).toMatchObject({ balance: 0, outlook: 'may-be-short' });
    expect(of(110, 100, 90, 110)).toMatchObject({ balanceLow: 0, outlook: 'enough' });
  });

  it('stay unknown where seats or pupils are', () => {
    expect(of(null, 100, 90, 110)).toMatchObject({ pupils: 100, balance: null, balanceLow: null, outlook: null });
    expect(of(100, null, null, null)).toMatchObject({ balance: null, outlook: null });
  });

  it('never grow shorter by one seat more', () => {
    const order = ['short', 'likely-short', 'may-be-short', 'enough'];
    fc.assert(
      fc.property(fc.nat(300), fc.nat(100), fc.nat(100), fc.nat(100), (seats, low, up, more) => {
        const [least, pupils, most] = [low, low + up, low + up + more];
        const rank = (count: number) => order.indexOf(of(count, pupils, least, most).outlook!);
        expect(rank(seats + 1)).toBeGreaterThanOrEqual(rank(seats));
      }),
    );
  });
});
