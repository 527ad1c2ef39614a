import { describe, expect, it } from 'vitest';
import { cheapestPlaces, type PlacesToFill } from '#engines/assignment/cheapest-places.ts';
import { type FewMoves, fewMoves } from '#engines/assignment/few-moves.ts';
import { seededRandom } from '#engines/random.ts';
import { cases } from '../../support/cases.ts';

const out = -1;

interface Child {
  places: [school: number, cost: number][];
  out: number;
}

/** A child for whom staying out is as dear as `stayingOut`. */
const child = (stayingOut: number, ...own: Child['places']): Child => ({ places: own, out: stayingOut });

/** Children with their places, and the seats of the schools. */
function places(seats: number[], children: Child[]): PlacesToFill {
  const start = new Int32Array(children.length + 1);
  children.forEach((own, c) => {
    start[c + 1] = start[c] + own.places.length;
  });
  const all = children.flatMap((own) => own.places);
  return {
    start,
    school: Int32Array.from(all, ([school]) => school),
    cost: Float64Array.from(all, ([, cost]) => cost),
    outCost: Float64Array.from(children, (own) => own.out),
    seats: Int32Array.from(seats),
  };
}

const schoolsOf = ({ school }: PlacesToFill, held: Int32Array) =>
  Array.from(held, (place) => (place === out ? out : school[place]));

function costOf({ cost, outCost }: PlacesToFill, held: ArrayLike<number>): number {
  return Array.from(held).reduce((sum, place, c) => sum + (place === out ? outCost[c] : cost[place]), 0);
}

/** Schools short of seats or not, children with some places each, costs of many ties or few. */
function drawn(chance: () => number, most: { schools: number; children: number; cost: number }): PlacesToFill {
  const whole = (upTo: number) => Math.floor(chance() * (upTo + 1));
  const schools = 1 + whole(most.schools - 1);
  const seats = Array.from({ length: schools }, () => whole(Math.ceil((1.6 * most.children) / schools)));
  const children = Array.from({ length: 1 + whole(most.children - 1) }, () => ({
    places: seats.flatMap((_, s): [number, number][] => (chance() < 0.7 ? [[s, whole(most.cost)]] : [])),
    out: chance() < 0.7 ? 3 * most.cost : whole(most.cost),
  }));
  return places(seats, children);
}

/** Least cost of all assignments within the seats, tried one by one. */
function leastByTrying(own: PlacesToFill): number {
  const left = own.seats.slice();
  const from = (c: number): number => {
    if (c === own.outCost.length) return 0;
    let best = own.outCost[c] + from(c + 1);
    for (let place = own.start[c]; place < own.start[c + 1]; place++) {
      if (left[own.school[place]] === 0) continue;
      left[own.school[place]]--;
      best = Math.min(best, own.cost[place] + from(c + 1));
      left[own.school[place]]++;
    }
    return best;
  };
  return from(0);
}

/**
 * Is there a chain or ring of moves that wins anything (Bellman & Ford)? Nodes are the schools and staying out.
 */
function canBeBettered(own: PlacesToFill, held: Int32Array): boolean {
  const schools = own.seats.length;
  const at = schoolsOf(own, held).map((s) => (s === out ? schools : s));
  const arcs: [from: number, to: number, cost: number][] = [];
  at.forEach((s, c) => {
    const now = held[c] === out ? own.outCost[c] : own.cost[held[c]];
    arcs.push([s, schools, own.outCost[c] - now]);
    for (let place = own.start[c]; place < own.start[c + 1]; place++)
      arcs.push([s, own.school[place], own.cost[place] - now]);
  });
  // A chain may end at a free seat, and may leave one behind where it begins.
  own.seats.forEach((seats, s) => {
    if (at.filter((one) => one === s).length < seats) arcs.push([s, schools, 0]);
    arcs.push([schools, s, 0]);
  });
  const distance = new Float64Array(schools + 1);
  for (let round = 0; round <= schools + 1; round++) {
    let changed = false;
    for (const [from, to, cost] of arcs)
      if (distance[from] + cost < distance[to]) {
        distance[to] = distance[from] + cost;
        changed = true;
      }
    if (!changed) return false;
  }
  return true;
}

function keepsWithinSeats(own: PlacesToFill, held: Int32Array): boolean {
  const used = new Int32Array(own.seats.length);
  held.forEach((place, c) => {
    if (place === out) return;
    if (place < own.start[c] || place >= own.start[c + 1]) throw new Error(`Place ${place} is none of child ${c}.`);
    used[own.school[place]]++;
  });
  return used.every((count, s) => count <= own.seats[s]);
}

describe('the cheapest places within the seats', () => {
  it('are the first of equally cheap ones where there are seats, and a place rather than none at the same cost', () => {
    const own = places([3, 3], [child(9, [1, 5], [0, 5]), child(4, [1, 5], [0, 4]), child(4, [1, 5]), child(4)]);
    expect(schoolsOf(own, cheapestPlaces(own))).toEqual([1, 0, out, out]);
  });

  it('send on, of children for whom it is as dear, the first', () => {
    const one = child(9, [0, 1], [1, 3]);
    const own = places([2, 1], [one, one, one]);
    expect(schoolsOf(own, cheapestPlaces(own))).toEqual([1, 0, 0]);
    const none = places([1, 0], [one, one, one]);
    expect(schoolsOf(none, cheapestPlaces(none))).toEqual([out, out, 0]);
  });

  it('pass children on from school to school to the free seat at the end', () => {
    // Each child stands a step from the next school; only the last of six has a seat more than its own children need.
    const children = Array.from({ length: 6 }, (_, s) => ({
      places: [[s, 0], ...(s < 5 ? [[s + 1, 1]] : [])] as [number, number][],
      out: 100,
    }));
    const own = places([1, 1, 1, 1, 1, 2], [...children, child(100, [0, 0])]);
    expect(schoolsOf(own, cheapestPlaces(own))).toEqual([1, 2, 3, 4, 5, 5, 0]);
    // Where staying out costs the fourth no more than one step, the fourth stays out and the fifth where it is.
    own.outCost[3] = 1;
    expect(schoolsOf(own, cheapestPlaces(own))).toEqual([1, 2, 3, out, 4, 5, 0]);
  });

  it('cost no more than the best of all assignments tried', () => {
    const chance = seededRandom('cheapest places');
    for (let number = 0; number < cases(1_500); number++) {
      const own = drawn(chance, { schools: 4, children: 6, cost: 1 + Math.floor(chance() * 9) });
      const held = cheapestPlaces(own);
      expect({ number, within: keepsWithinSeats(own, held), cost: costOf(own, held) }).toEqual({
        number,
        within: true,
        cost: leastByTrying(own),
      });
    }
  });

  it('leave no chain and no ring of moves that wins anything, in larger towns too', () => {
    const chance = seededRandom('larger towns');
    for (let number = 0; number < cases(150); number++) {
      const own = drawn(chance, { schools: 25, children: 120, cost: [3, 40, 5_000][number % 3] });
      const held = cheapestPlaces(own);
      expect({ number, within: keepsWithinSeats(own, held), bettered: canBeBettered(own, held) }).toEqual({
        number,
        within: true,
        bettered: false,
      });
    }
  });
});

describe('few moves', () => {
  /** Children each at school 0 last year, who would each win so many metres at school 1. Seats are plenty. */
  function winners(wins: number[], seats: [number, number] = [99, 99]) {
    const at = (price: number) =>
      places(
        seats,
        wins.map((win) => child(90_000, [0, 1_000], [1, 1_000 - win + price])),
      );
    const solvedAt: number[] = [];
    const moved = Uint8Array.from(wins.flatMap(() => [0, 1]));
    const find = (limit: number, beyondAnyChain = 3_001): FewMoves & { movers: number[] } => {
      solvedAt.length = 0;
      let price = 0;
      const priced = (metresPerMove: number) => {
        price = metresPerMove;
        return at(metresPerMove);
      };
      const found = fewMoves({ moved, beyondAnyChain, at: priced }, limit, (own) => {
        solvedAt.push(price);
        return cheapestPlaces(own);
      });
      return { ...found, movers: wins.flatMap((_, c) => (moved[found.held[c]] === 1 ? [c] : [])) };
    };
    return { find, solvedAt };
  }

  it('have the price at which one more would move, and are made by those who win most', () => {
    const wins = [700, 20, 1_300, 5, 63, 64, 65, 260];
    const { find } = winners(wins);
    const byWin = [2, 0, 7, 6, 5, 4, 1, 3];
    for (let limit = 0; limit < wins.length; limit++) {
      const { movers, moved, metresPerMove } = find(limit);
      expect({ limit, movers, moved, metresPerMove }).toEqual({
        ...{ limit, moved: limit, metresPerMove: wins[byWin[limit]] },
        movers: byWin.slice(0, limit).sort((one, other) => one - other),
      });
    }
  });

  it('cost nothing where the limit is kept without a price, and are sought no further', () => {
    const { find, solvedAt } = winners([30, 20, 10]);
    expect(find(3)).toMatchObject({ moved: 3, metresPerMove: 0, movers: [0, 1, 2] });
    expect(solvedAt).toEqual([0]);
  });

  it('are found by few trials: the price is raised four times at once, then halved in', () => {
    const { find, solvedAt } = winners([900, 800, 700]);
    expect(find(1)).toMatchObject({ moved: 1, metresPerMove: 800 });
    expect(solvedAt.slice(0, 5)).toEqual([0, 64, 256, 1_024, 640]);
    expect(new Set(solvedAt).size).toBe(solvedAt.length);
    expect(solvedAt.length).toBeLessThan(4 + 10);
  });

  it('of those who win the same are as many as the limit leaves, at just that price', () => {
    const { find } = winners([50, 200, 200, 200, 300]);
    for (const limit of [1, 2, 3]) expect(find(limit)).toMatchObject({ moved: limit, metresPerMove: 200 });
    expect(find(4)).toMatchObject({ moved: 4, metresPerMove: 50, movers: [1, 2, 3, 4] });
  });

  it('are at that price too where at it all of these would move, and a child without a place is no move', () => {
    // The new school stands first in every list: of equals it is taken.
    const at = (price: number) =>
      places([99, 99], [...[200, 200, 50].map((win) => child(90_000, [1, 1_000 - win + price], [0, 1_000])), child(9)]);
    const find = (limit: number) =>
      fewMoves({ moved: Uint8Array.of(1, 0, 1, 0, 1, 0), beyondAnyChain: 3_001, at }, limit, cheapestPlaces);
    for (const limit of [0, 1]) expect(find(limit)).toMatchObject({ moved: limit, metresPerMove: 200 });
    expect(find(2)).toMatchObject({ moved: 2, metresPerMove: 50 });
    expect(find(3)).toMatchObject({ moved: 3, metresPerMove: 0 });
  });

  it('are the fewest that must be, at the greatest price, where the limit cannot be kept', () => {
    const { find, solvedAt } = winners([50, 200, 900], [1, 9]);
    expect(find(1)).toMatchObject({ moved: 2, metresPerMove: 3_001, movers: [1, 2] });
    expect(solvedAt).toEqual([0, 64, 256, 1_024, 3_001]);
    expect(find(2)).toMatchObject({ moved: 2, movers: [1, 2] });
    // The greatest price is less than that at which the search begins.
    expect(winners([3, 2], [1, 9]).find(0, 10)).toMatchObject({ moved: 1, metresPerMove: 10, movers: [0] });
  });

  it('may pass one by, where only two together could move', () => {
    // Two who could only change places: child 0 wins 100 by it, child 1 nothing. Either both move or none.
    const at = (price: number) =>
      places([1, 1], [child(9_000, [0, 500], [1, 400 + price]), child(9_000, [1, 500], [0, 500 + price])]);
    const found = fewMoves({ moved: Uint8Array.of(0, 1, 0, 1), beyondAnyChain: 1_501, at }, 1, cheapestPlaces);
    expect(found).toMatchObject({ moved: 0, metresPerMove: 50 });
  });
});
