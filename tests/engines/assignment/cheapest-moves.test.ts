import { describe, expect, it } from 'vitest';
import { CheapestMoves } from '#engines/assignment/cheapest-moves.ts';
import { NONE } from '#engines/assignment/move-heaps.ts';
import { seededRandom } from '#engines/random.ts';

/** Schools with children who come and go, each move as dear as a table says; after every visit a school is renewed. */
class Town {
  readonly moves: CheapestMoves;
  readonly schoolOf: Int32Array;
  private readonly schools: number;
  private readonly costOf: (child: number, to: number) => number;
  private readonly asked = new Map<string, Set<number>>();

  constructor(schools: number, children: number, costOf: (child: number, to: number) => number) {
    this.schools = schools;
    this.costOf = costOf;
    this.moves = new CheapestMoves(schools + 1, 1);
    this.schoolOf = new Int32Array(children).fill(schools);
  }

  /** The children come to s, and could go from there to these schools. */
  visit(s: number, come: number[], targets: number[]): void {
    for (const child of come) this.schoolOf[child] = s;
    this.moves.open(s);
    for (const child of come)
      for (const t of targets) {
        this.moves.offer(s, t, this.costOf(child, t), child, placeOf(child, t));
        const key = `${s} ${t}`;
        this.asked.set(key, (this.asked.get(key) ?? new Set()).add(child));
      }
    this.moves.close(s, this.schoolOf);
  }

  /** The moves of s as they stand, by school. */
  movesFrom(s: number): Map<number, (number | undefined)[]> {
    const { first, length, to, cost, child } = this.moves;
    const found = new Map<number, (number | undefined)[]>();
    for (let m = first[s]; m < first[s] + length[s]; m++) {
      if (found.has(to[m])) throw new Error(`Two moves from ${s} to ${to[m]}.`);
      found.set(to[m], child[m] === NONE ? [cost[m], NONE] : [cost[m], child[m], this.moves.placeOf(m)]);
    }
    return found;
  }

  /** The same by looking at every child who was ever offered and is at s now. */
  byLooking(s: number): Map<number, (number | undefined)[]> {
    const found = new Map<number, (number | undefined)[]>();
    for (let t = 0; t <= this.schools; t++) {
      const asked = this.asked.get(`${s} ${t}`);
      if (!asked) continue;
      const [best] = [...asked]
        .filter((child) => this.schoolOf[child] === s)
        .map((child) => [this.costOf(child, t), child, placeOf(child, t)])
        .sort((one, other) => one[0] - other[0] || one[1] - other[1]);
      found.set(t, best ?? [Number.POSITIVE_INFINITY, NONE]);
    }
    return found;
  }
}

const placeOf = (child: number, t: number) => 1_000 * child + t;

/** Many moves cost the same. */
function town(schools: number, children: number): Town {
  const chance = seededRandom(`moves among ${schools}`);
  const table = Array.from({ length: children * (schools + 1) }, () => Math.floor(chance() * 5) - 2);
  return new Town(schools, children, (child, t) => table[child * (schools + 1) + t]);
}

describe('the cheapest move from each school to each other one', () => {
  it('is that of the child for whom it costs least, of the same cost that of the lower child', () => {
    const street = new Town(2, 4, (child) => [7, 5, 5, 9][child]);
    street.visit(0, [3, 2, 0, 1], [1]);
    expect(street.movesFrom(0)).toEqual(new Map([[1, [5, 1, placeOf(1, 1)]]]));
  });

  it('passes to the next child when the cheapest has left, and is infinitely dear when nobody is left', () => {
    const street = new Town(2, 3, (child) => child);
    street.visit(0, [0, 1, 2], [1, 2]);
    street.visit(1, [0], [0]);
    street.visit(0, [], []);
    expect(street.movesFrom(0)).toEqual(
      new Map([
        [1, [1, 1, placeOf(1, 1)]],
        [2, [1, 1, placeOf(1, 2)]],
      ]),
    );
    street.visit(1, [1, 2], [0]);
    street.visit(0, [], []);
    expect(street.movesFrom(0)).toEqual(street.byLooking(0));
    expect(street.movesFrom(0).get(2)).toEqual([Number.POSITIVE_INFINITY, NONE]);
    street.visit(0, [], []);
    expect(street.movesFrom(0)).toEqual(street.byLooking(0));
    street.visit(0, [2], [1, 2]);
    expect(street.movesFrom(0).get(1)).toEqual([2, 2, placeOf(2, 1)]);
  });

  it('is the one that looking at every child finds, however they come and go', () => {
    const schools = 4;
    const others = [[1, 2, 3], [0, 4], [0, 1, 3, 4], [4]];
    const [chance, street] = [seededRandom('come and go'), town(schools, 30)];
    for (let step = 0; step < 300; step++) {
      const s = Math.floor(chance() * schools);
      const come = [...street.schoolOf.keys()].filter((child) => street.schoolOf[child] !== s && chance() < 0.1);
      street.visit(s, come, others[s]);
      expect(street.movesFrom(s)).toEqual(street.byLooking(s));
    }
  });

  it('keeps the moves of every school whole where each has more of them than room was made for', () => {
    const schools = 60;
    const street = town(schools, 2 * schools);
    const all = Array.from({ length: schools + 1 }, (_, t) => t);
    // A few more schools at a time, so that every row moves on in turn, while the second child is still to come.
    for (const most of [16, 17, 60])
      for (let s = 0; s < schools; s++)
        street.visit(
          s,
          [s, schools + s],
          all.filter((t) => t !== s && t <= most),
        );
    const rows = Array.from({ length: schools }, (_, s) => s);
    expect([...street.moves.length]).toEqual([...rows.map(() => schools), 0]);
    expect(rows.map((s) => street.movesFrom(s))).toEqual(rows.map((s) => street.byLooking(s)));
    // 16, 48 and 112 cells for each school, and no more than twice as many.
    expect(street.moves.to.length).toBeLessThan(2 * (16 + 48 + 112) * schools);
  });
});
