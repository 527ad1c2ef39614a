import { beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '#engines/random.ts';
import { applyChanges } from '#engines/scenario/apply-changes.ts';
import type { ChangeValue } from '#engines/scenario/changes/change.ts';
import { figuresOf, movedBetween } from '#engines/scenario/figures.ts';
import { networkOf } from '#engines/scenario/network.ts';
import { WhatIf, type WhatIfAnswer } from '#engines/scenario/what-if.ts';
import { aPlanningBase } from '../../support/a-planning-base.ts';
import { aRoadTown, type RoadTown } from '../../support/a-road-town.ts';
import { cases } from '../../support/cases.ts';

/*
 * Children want the nearest school and schools the nearest children, both by the same metres, so seats are given out in the order of
 * metres. A seat more changes only who comes after it in that order: it lets one child up, whose seat lets up another. So, school by
 * school and room by room, no child goes farther and none loses a seat, as long as no zone says otherwise. Where a zone puts its own
 * children first, a child may go farther for it (home zone before metres), but still none loses a seat.
 */
const drawing = `
A--B--C--D--E--F
|  |        |  |
G--H--I--J--K--L
`;
const letters = [...'ABCDEFGHIJKL'];

let town: RoadTown;
beforeAll(async () => {
  town = await aRoadTown(drawing);
});

/** A town of chance: where children live, what schools hold, and what a planner has already changed. */
function aTownOfChance(random: () => number) {
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const anywhere = () => town.at(letters[whole(0, letters.length - 1)]);
  const schools = Array.from({ length: whole(2, 5) }, () => ({
    lonLat: anywhere(),
    seats: random() < 0.1 ? null : whole(0, 90),
    commune: random() < 0.5 ? '00001' : '00002',
  }));
  const base = aPlanningBase(town.travel, {
    cells: Array.from({ length: whole(3, 12) }, () => ({
      lonLat: anywhere(),
      children: whole(0, 60),
      commune: whole(0, 1),
    })),
    schools,
    maxMetres: whole(100, 3000),
    leastSchools: whole(1, 3),
  });
  const drawn: ChangeValue[] = [
    { kind: 'close-school', schoolId: 's0000' },
    { kind: 'move-school', schoolId: 's0001', lonLat: anywhere() },
    {
      ...{ kind: 'open-site', id: 'new', name: 'Mới', lonLat: anywhere() },
      communeCode: '00001',
      rooms: 5,
      opens: null,
    },
    { kind: 'housing-project', id: 'h', name: 'Khu', lonLat: anywhere(), communeCode: '00002', children: whole(0, 50) },
    { kind: 'remove-rooms', schoolId: 's0001', rooms: 1 },
  ];
  return { base, changes: drawn.filter(() => random() < 0.4), whole, anywhere };
}

/** Metres of every child of each cell, the farthest first; without a seat is farther than anything. */
function farthestFirst({ placement, children }: WhatIfAnswer): number[][] {
  return Array.from(children, (_, cell) => {
    const metres = new Array<number>(placement.unplaced[cell]).fill(Number.POSITIVE_INFINITY);
    for (let row = placement.start[cell]; row < placement.start[cell + 1]; row++)
      metres.push(...new Array<number>(placement.children[row]).fill(placement.metres[row]));
    return metres.sort((a, b) => b - a);
  });
}

describe('a room more at any school, or a site more', () => {
  it('makes nobody’s way longer, takes nobody’s seat, and leaves no fewer children within any distance', () => {
    const random = seededRandom('rooms more');
    let asked = 0;
    for (let round = 0; round < cases(250); round++) {
      const { base, changes, whole, anywhere } = aTownOfChance(random);
      const whatIf = new WhatIf(base, town.travel);
      const { network } = applyChanges(networkOf(base), changes);
      const open = network.schools.filter((school) => school.open && school.seats !== null);
      if (open.length === 0) continue;
      const more: ChangeValue =
        round % 3 === 0
          ? {
              ...{ kind: 'open-site', id: 'more', name: 'Thêm', lonLat: anywhere() },
              communeCode: null,
              rooms: 2,
              opens: null,
            }
          : { kind: 'add-rooms', schoolId: open[whole(0, open.length - 1)].id, rooms: whole(1, 3) };
      const { network: wider, refused } = applyChanges(network, [more]);
      expect(refused).toEqual([]);
      const [before, after] = [whatIf.answer(network), whatIf.answer(wider)];
      asked++;
      const ways = farthestFirst(after);
      farthestFirst(before).forEach((metres, cell) => {
        metres.forEach((far, child) => {
          expect(ways[cell][child], `round ${round}, cell ${cell}`).toBeLessThanOrEqual(far);
        });
      });
      const moved = movedBetween(before, after);
      expect([moved.lost, moved.farther], `round ${round}`).toEqual([0, 0]);
      const [was, is] = [figuresOf(before, 400), figuresOf(after, 400)];
      expect(is.unplaced).toBeLessThanOrEqual(was.unplaced);
      expect(is.children - is.unplaced - is.beyond).toBeGreaterThanOrEqual(was.children - was.unplaced - was.beyond);
      const within = (steps: number[]) =>
        steps.map((_, i) => steps.slice(0, i + 1).reduce((sum, each) => sum + each, 0));
      const reached = within(is.distribution);
      within(was.distribution).forEach((children, step) => {
        expect(reached[step]).toBeGreaterThanOrEqual(children);
      });
    }
    expect(asked).toBeGreaterThan(cases(200));
  });

  it('takes nobody’s seat where zones put their own children first', () => {
    const random = seededRandom('rooms more in zones');
    for (let round = 0; round < cases(150); round++) {
      const { base, whole } = aTownOfChance(random);
      const zones: ChangeValue[] = base.schools.map(({ id }) => ({
        kind: 'move-boundary',
        schoolId: id,
        cells: base.cells.ids.filter(() => random() < 0.3),
      }));
      const { network } = applyChanges(
        networkOf(base),
        zones.filter((zone) => zone.kind !== 'move-boundary' || zone.cells.length > 0),
      );
      const open = network.schools.filter((school) => school.open && school.seats !== null);
      if (open.length === 0) continue;
      const school = open[whole(0, open.length - 1)];
      const { network: wider } = applyChanges(network, [
        { kind: 'add-rooms', schoolId: school.id, rooms: whole(1, 3) },
      ]);
      const whatIf = new WhatIf(base, town.travel);
      const [before, after] = [whatIf.answer(network), whatIf.answer(wider)];
      after.placement.unplaced.forEach((left, cell) => {
        expect(left, `round ${round}, cell ${cell}`).toBeLessThanOrEqual(before.placement.unplaced[cell]);
      });
    }
  });
});

describe('the figures of any scenario', () => {
  it('are sums of their rows: by school, commune, distance and school sent on to', () => {
    const random = seededRandom('sums of scenarios');
    const sum = (values: number[]) => values.reduce((all, value) => all + value, 0);
    for (let round = 0; round < cases(150); round++) {
      const { base, changes } = aTownOfChance(random);
      const { network } = applyChanges(networkOf(base), changes);
      const answer = new WhatIf(base, town.travel).answer(network);
      const figures = figuresOf(answer, 300);
      const { schools, communes } = figures;
      expect(figures.placed + figures.unplaced).toBe(figures.children);
      expect(sum(schools.map(({ children }) => children))).toBe(figures.placed);
      expect(sum(schools.flatMap(({ open, seats }) => (open && seats !== null ? [seats] : [])))).toBe(figures.seats);
      for (const key of ['children', 'unplaced', 'beyond'] as const)
        expect(sum(communes.map((commune) => commune[key])), key).toBe(figures[key]);
      expect(sum(figures.distribution)).toBe(figures.placed);
      expect(sum(schools.flatMap(({ overflow }) => overflow.map(({ children }) => children)))).toBe(figures.overflow);
      const ways = sum(schools.map(({ children, meanMetres }) => children * (meanMetres ?? 0)));
      expect(Math.abs(ways - figures.placed * (figures.meanMetres ?? 0))).toBeLessThan(1e-6 * (1 + ways));
      for (const { id, seats, children, open } of schools)
        expect(children, `round ${round}, ${id}`).toBeLessThanOrEqual(open ? (seats ?? 0) : 0);
    }
  });
});
