import { describe, expect, it } from 'vitest';
import type { PlacesToFill } from '#engines/assignment/cheapest-places.ts';
import { exchangeTies } from '#engines/assignment/exchange-ties.ts';
import { seededRandom } from '#engines/random.ts';
import { cases } from '../../support/cases.ts';

const out = -1;

/** Every child may have a place at every school: its place at school s is `child * schools + s`. */
function everywhere(schools: number, costs: number[][], outCost: number[], seats: number[]): PlacesToFill {
  return {
    start: Int32Array.from({ length: costs.length + 1 }, (_, c) => c * schools),
    school: Int32Array.from({ length: costs.length * schools }, (_, place) => place % schools),
    cost: Float64Array.from(costs.flat()),
    outCost: Float64Array.from(outCost),
    seats: Int32Array.from(seats),
  };
}

/** Who was at which school last year: a place at any other one is a move. */
function elsewhere(places: PlacesToFill, lastYear: number[]): Uint8Array {
  return Uint8Array.from(places.school, (school, place) =>
    school === lastYear[Math.floor(place / places.seats.length)] ? 0 : 1,
  );
}

/** Schools by child, −1 for out. */
const at = (places: PlacesToFill, schools: number[]) =>
  Int32Array.from(schools, (s, c) => (s === out ? out : places.start[c] + s));
const schoolsOf = (places: PlacesToFill, held: Int32Array) =>
  Array.from(held, (place) => (place === out ? out : places.school[place]));

describe('rings of changes that cost as much as they win', () => {
  //  Schools 0 to 5, one child at each, every place 10 metres away. Wanted: a ring of three (0, 1, 2) and one of two (3, 4).
  const cost = Array.from({ length: 6 }, () => Array(6).fill(10));
  const places = everywhere(6, cost, Array(6).fill(99), Array(6).fill(1));
  const home = [0, 1, 2, 3, 4, 5];
  const turned = [1, 2, 0, 4, 3, 5];
  const within = (room: number, own = places, lastYear = home) =>
    schoolsOf(own, exchangeTies(own, elsewhere(own, lastYear), at(own, home), at(own, turned), room));

  it('are taken whole or not at all, the larger first, as many as there is room for', () => {
    expect(within(1)).toEqual(home);
    expect(within(2)).toEqual([0, 1, 2, 4, 3, 5]);
    expect(within(3)).toEqual([1, 2, 0, 3, 4, 5]);
    expect(within(4)).toEqual([1, 2, 0, 3, 4, 5]);
    expect(within(5)).toEqual(turned);
  });

  it('leave what was held as it was', () => {
    const held = at(places, home);
    exchangeTies(places, elsewhere(places, home), held, at(places, turned), 5);
    expect(schoolsOf(places, held)).toEqual(home);
  });

  it('are not taken where they cost more, or less, or make nobody more move', () => {
    for (const change of [1, -1]) {
      const dearer = cost.map((row, c) => row.map((own, s) => (c === 1 && s === 2 ? own + change : own)));
      expect(within(5, everywhere(6, dearer, Array(6).fill(99), Array(6).fill(1)))).toEqual([0, 1, 2, 4, 3, 5]);
    }
    // The ring of three brings its children home again; that of two leaves as many elsewhere as were before.
    expect(within(5, places, [1, 2, 0, 5, 5, 5])).toEqual(home);
  });

  it('count by the children they make move beyond those who had moved before', () => {
    // Of the ring of three two had moved already: it takes the room of one, less than the ring of two.
    expect(within(1, places, [5, 5, 2, 3, 4, 5])).toEqual([1, 2, 0, 3, 4, 5]);
    expect(within(2, places, [5, 5, 2, 3, 4, 5])).toEqual([0, 1, 2, 4, 3, 5]);
    expect(within(3, places, [5, 5, 2, 3, 4, 5])).toEqual(turned);
  });

  it('may begin at a free seat and end at another, and a child may change with one who is out', () => {
    const own = everywhere(3, Array(3).fill([10, 10, 10]), [50, 50, 50], [1, 1, 1]);
    const moved = elsewhere(own, [0, 1, 0]);
    const change = (from: number[], to: number[], room: number) =>
      schoolsOf(own, exchangeTies(own, moved, at(own, from), at(own, to), room));
    // To the free seat alone; then two who follow one another.
    expect(change([0, 1, out], [0, 2, out], 1)).toEqual([0, 2, out]);
    expect(change([0, 1, out], [1, 2, out], 1)).toEqual([0, 1, out]);
    expect(change([0, 1, out], [1, 2, out], 2)).toEqual([1, 2, out]);
    // The first takes the place of the second, who stays out from now on, and leaves a seat free.
    const outAsDear = { ...own, outCost: Float64Array.of(50, 10, 50) };
    const left = exchangeTies(outAsDear, moved, at(own, [0, 1, out]), at(own, [1, out, out]), 1);
    expect(schoolsOf(own, left)).toEqual([1, out, out]);
    // Child 2 for child 1, who stays out in its stead: nobody moved before, one does now.
    expect(change([0, 1, out], [0, out, 1], 0)).toEqual([0, 1, out]);
    expect(change([0, 1, out], [0, out, 1], 1)).toEqual([0, out, 1]);
  });

  it('weigh staying out by what it costs the child', () => {
    const own = everywhere(2, Array(2).fill([10, 10]), [50, 60], [1, 1]);
    const moved = elsewhere(own, [1, 1]);
    const change = (outCost: number[]) => {
      const priced = { ...own, outCost: Float64Array.from(outCost) };
      return schoolsOf(own, exchangeTies(priced, moved, at(own, [1, out]), at(own, [out, 0]), 1));
    };
    // One leaves a seat free and goes out, the other comes in from there: as dear as before where both would pay the same.
    expect(change([50, 50])).toEqual([out, 0]);
    expect(change([50, 60])).toEqual([1, out]);
    expect(change([60, 50])).toEqual([1, out]);
  });

  it('keep to the seats, the cost and the room, and leave no single ring that would still fit', () => {
    const chance = seededRandom('rings');
    const whole = (most: number) => Math.floor(chance() * (most + 1));
    let taken = 0;
    for (let number = 0; number < cases(1_000); number++) {
      const [schools, children] = [2 + whole(3), 2 + whole(6)];
      const drawn = () => {
        const left = [...seats];
        return Array.from({ length: children }, () => {
          const s = whole(schools) - 1;
          return s >= 0 && left[s]-- > 0 ? s : out;
        });
      };
      const seats = Array.from({ length: schools }, () => 1 + whole(2));
      const costs = Array.from({ length: children }, () => Array.from({ length: schools }, () => whole(2)));
      const own = everywhere(schools, costs, Array(children).fill(2), seats);
      const moved = elsewhere(
        own,
        Array.from({ length: children }, () => whole(schools - 1)),
      );
      const [held, other, room] = [at(own, drawn()), at(own, drawn()), whole(children)];
      const next = exchangeTies(own, moved, held, other, room);
      const cost = (places: Int32Array) =>
        places.reduce((sum, place, c) => sum + (place < 0 ? own.outCost[c] : own.cost[place]), 0);
      const movedIn = (places: Int32Array) => places.reduce((sum, place) => sum + (place < 0 ? 0 : moved[place]), 0);
      expect(next.every((place, c) => place === held[c] || place === other[c])).toBe(true);
      expect(cost(next)).toBe(cost(held));
      expect(movedIn(next) - movedIn(held)).toBeLessThanOrEqual(room);
      expect(movedIn(next)).toBeGreaterThanOrEqual(movedIn(held));
      const used = seats.map((_, s) => next.filter((place) => place >= 0 && own.school[place] === s).length);
      expect(used.every((count, s) => count <= seats[s])).toBe(true);
      if (movedIn(next) > movedIn(held)) taken++;
      // Two who change places, and nobody else at their schools changes: such a ring stands by itself.
      for (const [one, two] of alone(own, held, other)) {
        const pair = held.slice();
        for (const c of [one, two]) pair[c] = other[c];
        const more = movedIn(pair) - movedIn(held);
        const fits = cost(pair) === cost(held) && more > 0 && movedIn(next) - movedIn(held) + more <= room;
        expect(fits && next[one] === held[one]).toBe(false);
      }
    }
    expect(taken).toBeGreaterThan(cases(1_000) / 20);
  });
});

/** Pairs of children who change schools with each other while nobody else comes to these or goes from them. */
function alone(places: PlacesToFill, held: Int32Array, other: Int32Array): [number, number][] {
  const [from, to] = [schoolsOf(places, held), schoolsOf(places, other)];
  const pairs: [number, number][] = [];
  for (let one = 0; one < from.length; one++)
    for (let two = 0; two < one; two++) {
      if (from[one] === to[one] || from[one] !== to[two] || to[one] !== from[two]) continue;
      const busy = from.some(
        (s, c) => c !== one && c !== two && s !== to[c] && [s, to[c]].some((x) => x === from[one] || x === to[one]),
      );
      if (!busy) pairs.push([one, two]);
    }
  return pairs;
}
