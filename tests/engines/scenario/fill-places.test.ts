import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listCellMoves, sumMoves } from '#engines/scenario/count-moves.ts';
import { fillPlaces, type Placement } from '#engines/scenario/fill-places.ts';
import { mergePairs, sortedPairs } from '#engines/scenario/pairs.ts';
import { cases } from '../../support/cases.ts';
import { compareKeys, type SlowChild, slowPlaces } from '../../support/slow-what-if.ts';

interface City {
  children: number[];
  seats: number[];
  /** metres[cell][place]; null: out of reach. */
  metres: (number | null)[][];
  zone: number[];
}

/** Few metres to choose from, so that ties are common. */
const city: fc.Arbitrary<City> = fc
  .record({ cells: fc.integer({ min: 1, max: 7 }), places: fc.integer({ min: 1, max: 5 }) })
  .chain(({ cells, places }) =>
    fc.record({
      children: fc.array(fc.nat(5), { minLength: cells, maxLength: cells }),
      seats: fc.array(fc.nat(7), { minLength: places, maxLength: places }),
      metres: fc.array(fc.array(fc.option(fc.nat(4), { freq: 4 }), { minLength: places, maxLength: places }), {
        minLength: cells,
        maxLength: cells,
      }),
      zone: fc.array(fc.integer({ min: -1, max: places - 1 }), { minLength: cells, maxLength: cells }),
    }),
  );

function rowsOf({ metres }: City) {
  return metres.flatMap((row, cell) =>
    row.flatMap((far, place) => (far === null ? [] : [{ cell, place, metres: far }])),
  );
}

function fill(town: City, extraPlace: number | null = null): Placement {
  const rows = rowsOf(town);
  const zoned = rows.filter(({ cell, place }) => town.zone[cell] === place);
  const isExtra = ({ place }: { place: number }) => place === extraPlace;
  return fillPlaces(
    Uint32Array.from(town.children),
    Uint32Array.from(town.seats),
    sortedPairs(zoned),
    sortedPairs(rows.filter((row) => !isExtra(row))),
    mergePairs([sortedPairs(rows.filter(isExtra))]),
  );
}

/** Children by cell and place. */
function table(town: City, placement: Placement): number[][] {
  return town.children.map((_, cell) => {
    const row = town.seats.map(() => 0);
    for (let at = placement.start[cell]; at < placement.start[cell + 1]; at++)
      row[placement.place[at]] += placement.children[at];
    return row;
  });
}

function slowTable(town: City): number[][] {
  const children = town.children.flatMap((count, cell) => {
    const wishes = town.metres[cell]
      .flatMap((far, place) =>
        far === null ? [] : [{ place, key: [town.zone[cell] === place ? 0 : 1, far, cell, place] as const }],
      )
      .sort((a, b) => compareKeys(a.key, b.key));
    return Array.from({ length: count }, (): SlowChild => ({ cell, wishes }));
  });
  const counts = town.children.map(() => town.seats.map(() => 0));
  slowPlaces(children, town.seats).forEach((place, child) => {
    if (place >= 0) counts[children[child].cell][place]++;
  });
  return counts;
}

const total = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0);

describe('filling places from cells', () => {
  it('comes to what children proposing one by one come to', () => {
    fc.assert(
      fc.property(city, fc.option(fc.nat(4)), (town, extra) => {
        expect(table(town, fill(town, extra))).toEqual(slowTable(town));
      }),
      { numRuns: cases(3000) },
    );
  });

  it('loses no child and gives no seat twice', () => {
    fc.assert(
      fc.property(city, (town) => {
        const placement = fill(town);
        table(town, placement).forEach((row, cell) => {
          expect(total(row) + placement.unplaced[cell]).toBe(town.children[cell]);
        });
        town.seats.forEach((seats, place) => {
          const taken = total(table(town, placement).map((row) => row[place]));
          expect(taken).toBe(placement.taken[place]);
          expect(taken + placement.left[place]).toBe(seats);
        });
      }),
      { numRuns: cases(500) },
    );
  });

  it('hurts nobody by one more seat', () => {
    fc.assert(
      fc.property(city, fc.nat(4), (town, which) => {
        const place = which % town.seats.length;
        const more = { ...town, seats: town.seats.map((seats, i) => (i === place ? seats + 1 : seats)) };
        const [before, after] = [town, more].map((each) => worstFirst(each, fill(each)));
        before.forEach((ranks, cell) => {
          ranks.forEach((rank, child) => {
            expect(after[cell][child]).toBeLessThanOrEqual(rank);
          });
        });
      }),
      { numRuns: cases(1000) },
    );
  });

  it('moves as many as the tables differ by, and back again', () => {
    fc.assert(
      fc.property(city, fc.nat(4), (town, which) => {
        const closed = { ...town, seats: town.seats.map((seats, i) => (i === which ? 0 : seats)) };
        const [before, after] = [fill(town), fill(closed)];
        const moves = listCellMoves(before, after);
        const there = table(town, before);
        for (const { cell, from, to, children } of moves) {
          if (from >= 0) there[cell][from] -= children;
          if (to >= 0) there[cell][to] += children;
        }
        expect(there).toEqual(table(closed, after));
        const back = listCellMoves(after, before);
        expect(total(back.map((move) => move.children))).toBe(total(moves.map((move) => move.children)));
        expect(total(sumMoves(moves).map((move) => move.children))).toBe(total(moves.map((move) => move.children)));
        expect(listCellMoves(before, before)).toEqual([]);
      }),
      { numRuns: cases(500) },
    );
  });
});

/** Rank of the place of every child of each cell, the worst first; no place ranks last. */
function worstFirst(town: City, placement: Placement): number[][] {
  return table(town, placement).map((row, cell) => {
    const order = town.seats.map((_, place) => place).filter((place) => town.metres[cell][place] !== null);
    const keyOf = (place: number) => [town.zone[cell] === place ? 0 : 1, town.metres[cell][place]!, place];
    order.sort((a, b) => compareKeys(keyOf(a), keyOf(b)));
    const ranks = order.flatMap((place, rank) => new Array<number>(row[place]).fill(rank));
    const none = new Array<number>(placement.unplaced[cell]).fill(order.length);
    return [...ranks, ...none].sort((a, b) => b - a);
  });
}
