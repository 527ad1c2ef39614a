import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { applyChanges } from '#engines/scenario/apply-changes.ts';
import type { ChangeValue } from '#engines/scenario/changes/change.ts';
import { figuresOf, movedBetween } from '#engines/scenario/figures.ts';
import { networkOf } from '#engines/scenario/network.ts';
import { changeRoads, openRoads } from '#engines/scenario/road-state.ts';
import type { PlanningBase } from '#engines/scenario/types.ts';
import { WhatIf } from '#engines/scenario/what-if.ts';
import { prepareNetwork } from '#engines/travel/prepare-network.ts';
import { type LonLat, type Profile, type RoadEditValue, unitsPerDegree } from '#engines/travel/types.ts';
import { aPlanningBase, measureReach } from '../../support/a-planning-base.ts';
import { randomNetwork } from '../../support/a-random-network.ts';
import { aRoadTown, type RoadTown } from '../../support/a-road-town.ts';
import { cases } from '../../support/cases.ts';

const drawing = `
A--B--C     D--E--F
|     |     |     |
G--H--I     J--K--L
`;

let town: RoadTown;
let base: PlanningBase;
let whatIf: WhatIf;
beforeAll(async () => {
  town = await aRoadTown(drawing);
  base = aPlanningBase(town.travel, {
    cells: ['A', 'C', 'G', 'D', 'F', 'L'].map((letter, i) => ({
      lonLat: town.at(letter),
      children: 30,
      commune: i < 3 ? 0 : 1,
    })),
    schools: [
      { lonLat: town.at('B'), seats: 60, commune: '00001' },
      { lonLat: town.at('H'), seats: 40, commune: '00001' },
      { lonLat: town.at('K'), seats: 100, commune: '00002' },
      { lonLat: town.at('E'), seats: null, commune: '00002' },
    ],
    maxMetres: 5000,
    leastSchools: 2,
  });
  whatIf = new WhatIf(base, town.travel);
});

const answerTo = (...changes: ChangeValue[]) => {
  const { network, refused } = applyChanges(networkOf(base), changes);
  expect(refused).toEqual([]);
  return whatIf.answer(network);
};

describe('what if', () => {
  it('takes an unknown number of seats for unknown: nobody is placed there, and it is said', () => {
    const figures = figuresOf(whatIf.before, 1000);
    expect(figures.seatsUnknown).toBe(1);
    expect(figures.schools[3]).toMatchObject({ seats: null, children: 0 });
    expect(figures).toMatchObject({ children: 180, placed: 180, unplaced: 0, seats: 200 });
  });

  it('closes a school: its children go on, those without a seat are named', () => {
    const closed = answerTo({ kind: 'close-school', schoolId: 's0001' });
    const moved = movedBetween(whatIf.before, closed);
    expect(figuresOf(closed, 1000).unplaced).toBe(30);
    expect(moved).toMatchObject({ children: 30, lost: 30, gained: 0 });
    expect(moved.rows[0]).toMatchObject({ fromId: 's0001', toId: null, children: 30 });
  });

  it('merges two schools: a branch changes nobody, rooms built anew take the children of a site that closes, none is lost', () => {
    const merge = { kind: 'merge-schools', intoId: 's0000', fromId: 's0001' } as const;
    const kept = answerTo({ ...merge, keepSite: true });
    expect(movedBetween(whatIf.before, kept).children).toBe(0);
    expect(figuresOf(kept, 1000)).toMatchObject({ children: 180, placed: 180, seats: 200, openSchools: 4 });
    const lost = figuresOf(answerTo({ ...merge, keepSite: false }), 1000);
    expect(lost).toMatchObject({ children: 180, unplaced: 30, seats: 160 });
    const { classCap, grades } = base;
    const rebuilt = answerTo({ ...merge, keepSite: false, rooms: 6 });
    const figures = figuresOf(rebuilt, 1000);
    const seats = 160 + Math.floor((6 * classCap!) / grades);
    expect(figures).toMatchObject({ children: 180, placed: 180, unplaced: 0, seats, openSchools: 3 });
    expect(figures.schools.reduce((sum, { children }) => sum + children, 0)).toBe(180);
    expect(figures.schools.find(({ id }) => id === 's0000')?.children).toBe(90);
    expect(movedBetween(whatIf.before, rebuilt).rows).toMatchObject([{ fromId: 's0001', toId: 's0000', children: 30 }]);
  });

  it('opens a site, and opening it where a school stood is that school', () => {
    const there = base.schools[1];
    const moved = answerTo(
      {
        kind: 'open-site',
        id: 'n1',
        name: 'Trường mới',
        lonLat: there.lonLat,
        communeCode: '00001',
        rooms: 6,
        opens: null,
      },
      { kind: 'close-school', schoolId: 's0001' },
    );
    const figures = figuresOf(moved, 1000);
    // Six rooms of 35 over five grades.
    expect(figures.schools[4]).toMatchObject({ id: 'n1', seats: 42 });
    expect(figures.meanMetres).toBe(figuresOf(whatIf.before, 1000).meanMetres);
  });

  it('joins the two towns by a bridge, as if all had been measured anew', () => {
    const bridge: ChangeValue = {
      kind: 'new-road',
      id: 'b',
      name: 'Cầu',
      line: [town.at('C'), town.at('D')],
      ferry: false,
    };
    const answer = answerTo({ kind: 'close-school', schoolId: 's0001' }, bridge);
    // Thirty without a seat on this bank; ten seats are free across the river.
    expect(figuresOf(answer, 1000).unplaced).toBe(20);
    const anew = prepareNetwork(town.network, answer.network.roads);
    expect(answer.roads.reach).toEqual(measureReach(anew, base));
  });

  it('gives a zone its own children first', () => {
    const zone: ChangeValue = { kind: 'move-boundary', schoolId: 's0000', cells: [base.cells.ids[2]] };
    const moved = movedBetween(whatIf.before, answerTo(zone));
    expect(moved.rows.some(({ toId }) => toId === 's0000')).toBe(true);
  });

  it('counts the children of a housing project', () => {
    const homes: ChangeValue = {
      ...{ kind: 'housing-project', id: 'h1', name: 'Khu Bờ Đông', lonLat: town.at('J'), communeCode: '00002' },
      children: 25,
    };
    const answer = answerTo(homes);
    const figures = figuresOf(answer, 1000);
    expect(figures).toMatchObject({ children: 205, placed: 190, unplaced: 15 });
    expect(movedBetween(whatIf.before, answer)).toMatchObject({ gained: 25, lost: 15 });
  });

  it('adds up: every total is the sum of its rows, by school, by commune and by distance', () => {
    const changes: ChangeValue[] = [
      { kind: 'close-school', schoolId: 's0000' },
      { kind: 'add-rooms', schoolId: 's0002', rooms: 3 },
      { kind: 'move-school', schoolId: 's0001', lonLat: town.at('I') },
    ];
    const figures = figuresOf(answerTo(...changes), 200);
    const sum = (values: number[]) => values.reduce((all, value) => all + value, 0);
    expect(sum(figures.schools.map(({ children }) => children))).toBe(figures.placed);
    expect(sum(figures.communes.map(({ children }) => children))).toBe(figures.children);
    expect(sum(figures.communes.map(({ beyond }) => beyond))).toBe(figures.beyond);
    expect(sum(figures.communes.map(({ unplaced }) => unplaced))).toBe(figures.unplaced);
    expect(sum(figures.distribution)).toBe(figures.placed);
    expect(figures.placed + figures.unplaced).toBe(figures.children);
  });

  it('answers the same bytes when a change is undone', () => {
    const text = () => JSON.stringify(figuresOf(whatIf.answer(networkOf(base)), 500));
    const before = text();
    answerTo({ kind: 'close-school', schoolId: 's0000' }, { kind: 'close-road', id: 'r', line: [town.at('H')] });
    expect(text()).toBe(before);
  });
});

describe('a change of the roads', () => {
  const place = fc.integer({ min: 0, max: 20_000 });
  const lonLat = fc
    .tuple(place, place)
    .map(([x, y]): LonLat => [(1_067_000_000 + x) / unitsPerDegree, (107_800_000 + y) / unitsPerDegree]);
  const edit: fc.Arbitrary<RoadEditValue> = fc.oneof(
    fc.record({
      kind: fc.constant('add-way' as const),
      id: fc.constant('x'),
      line: fc.array(lonLat, { minLength: 2, maxLength: 3 }),
      profiles: fc.constant<Profile[]>(['walk']),
    }),
    fc.record({
      kind: fc.constant('close-way' as const),
      id: fc.constant('y'),
      line: fc.array(lonLat, { minLength: 1, maxLength: 2 }),
      profiles: fc.constant<Profile[]>(['walk']),
    }),
  );

  it('measures what it must again and comes to the distances of measuring everything', () => {
    fc.assert(
      fc.property(
        randomNetwork,
        fc.array(lonLat, { minLength: 1, maxLength: 8 }),
        fc.array(lonLat, { minLength: 1, maxLength: 6 }),
        fc.array(edit, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(60, 150, 5000),
        (network, cells, schools, edits, maxMetres) => {
          const travel = prepareNetwork(network);
          const drawn = aPlanningBase(travel, {
            cells: cells.map((each) => ({ lonLat: each, children: 1 })),
            schools: schools.map((each) => ({ lonLat: each, seats: 1 })),
            ...{ maxMetres, leastSchools: 2 },
          });
          const { reach } = changeRoads(openRoads(drawn, travel), edits);
          expect(reach).toEqual(measureReach(prepareNetwork(network, edits), drawn));
        },
      ),
      { numRuns: cases(400) },
    );
  });
});
