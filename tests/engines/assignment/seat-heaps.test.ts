import { describe, expect, it } from 'vitest';
import { SeatHeaps } from '#engines/assignment/seat-heaps.ts';
import { isMember, type SeatGroups } from '#engines/assignment/types.ts';
import { seededRandom } from '#engines/random.ts';
import { cases } from '../../support/cases.ts';

interface Asking {
  a: number;
  key: number;
}

/** The choice of a school in so many words: group after group takes its best members, and hands on what nobody claims. */
function choose(groups: SeatGroups, school: number, asking: Asking[]): Map<number, number> {
  const ordered = [...asking].sort((one, other) => one.key - other.key || one.a - other.a);
  const chosen = new Map<number, number>();
  const passed = groups.seats.map(() => 0);
  for (let g = groups.start[school]; g < groups.start[school + 1]; g++) {
    let left = groups.seats[g] - groups.decided[g] + passed[g];
    for (const { a } of ordered)
      if (left > 0 && !chosen.has(a) && isMember(groups, g, a)) {
        chosen.set(a, g);
        left--;
      }
    if (groups.passesTo[g] >= 0) passed[groups.passesTo[g]] += left;
  }
  return chosen;
}

/** Two schools with two reserves each and open seats; `children` belong to either, both or none. */
function drawnGroups(chance: () => number, children: number): SeatGroups {
  const below = (n: number) => Math.floor(chance() * n);
  const soft = [below(3) > 0, below(3) > 0];
  const passesOf = (first: number) => [soft[0] ? first + 1 + below(2) : -1, soft[1] ? first + 2 : -1, -1];
  const seats = Array.from({ length: 6 }, () => below(5));
  return {
    start: Int32Array.of(0, 3, 6),
    school: Int32Array.of(0, 0, 0, 1, 1, 1),
    reserve: Int32Array.of(0, 1, -1, 0, 1, -1),
    seats: Int32Array.from(seats),
    passesTo: Int32Array.from([...passesOf(0), ...passesOf(3)]),
    decided: Int32Array.from(seats, (own) => (own > 1 ? below(2) : 0)),
    code: Int32Array.of(7, 1, -1, 8, 1, -1),
    memberCodes: [
      Int32Array.from({ length: children }, () => 7 + below(3)),
      Int32Array.from({ length: children }, () => below(2)),
    ],
  };
}

describe('seats in heaps', () => {
  const children = 24;

  it('go to those whom the definition chooses, in its groups, whoever comes and goes, two of one key among them', () => {
    for (let number = 0; number < cases(300); number++) {
      const chance = seededRandom(`seats ${number}`);
      const groups = drawnGroups(chance, children);
      const heaps = new SeatHeaps(groups);
      // Neighbours share a key, as twins do.
      const keys = Array.from({ length: children }, (_, a) => (a % 3 === 1 ? a - 1 : a)).map((a) => (a * 7) % children);
      const seated: Asking[][] = [[], []];
      const free = new Set(keys.keys());
      for (let step = 0; step < 60; step++) {
        const school = Math.floor(chance() * 2);
        const [inside, outside] = [seated[school], [...free]];
        if (inside.length > 0 && chance() < 0.35) {
          const [gone] = inside.splice(Math.floor(chance() * inside.length), 1);
          const left = heaps.remove(school, gone.a);
          free.add(gone.a);
          expect({ number, step, groups: groupsIn(heaps) }).toEqual({ number, step, groups: expected(groups, seated) });
          expect(left).toBe(firstThatGained(groups, school, [...inside, gone], inside));
        } else if (outside.length > 0) {
          const a = outside[Math.floor(chance() * outside.length)];
          const asking = [...inside, { a, key: keys[a] }];
          const chosen = choose(groups, school, asking);
          const g = heaps.findGroup(school, a, keys[a]);
          expect({ number, step, taken: g >= 0 }).toEqual({ number, step, taken: chosen.has(a) });
          if (g < 0) continue;
          const out = heaps.take(school, g, a, keys[a]);
          free.delete(a);
          const lost = asking.find((other) => !chosen.has(other.a));
          expect({ number, step, out }).toEqual({ number, step, out: lost?.a ?? -1 });
          if (lost) free.add(lost.a);
          seated[school] = asking.filter((other) => other !== lost);
        }
        expect({ number, step, groups: groupsIn(heaps) }).toEqual({ number, step, groups: expected(groups, seated) });
      }
    }
  });

  it('go first to those whom the definition chooses of all who come at once, and then to whoever else comes', () => {
    for (let number = 0; number < 300; number++) {
      const chance = seededRandom(`first ${number}`);
      const groups = drawnGroups(chance, children);
      const heaps = new SeatHeaps(groups);
      const keys = Array.from({ length: children }, (_, a) => (a % 3 === 1 ? a - 1 : a)).map((a) => (a * 7) % children);
      const at = Array.from({ length: children }, () => Math.floor(chance() * 4));
      const seated = [0, 1].map((school) => {
        const asking = [...keys.keys()].filter((a) => at[a] === school).map((a) => ({ a, key: keys[a] }));
        // Others stand before and behind them.
        const come = [{ a: 0, key: -1 }, ...asking, { a: children - 1, key: -1 }];
        const [ownKeys, own] = [Float64Array.from(come, ({ key }) => key), Int32Array.from(come, ({ a }) => a)];
        const out = heaps.seatFirst(school, ownKeys, own, 1, 1 + asking.length);
        const chosen = choose(groups, school, asking);
        const inOrder = (list: Iterable<number>) => [...list].sort((one, other) => one - other);
        expect({ number, chosen: inOrder(own.subarray(1, out)) }).toEqual({ number, chosen: inOrder(chosen.keys()) });
        expect(inOrder(own)).toEqual(inOrder(come.map(({ a }) => a)));
        expect([...own.slice(1, -1)].map((a) => keys[a])).toEqual([...ownKeys.slice(1, -1)]);
        return asking.filter(({ a }) => chosen.has(a));
      });
      expect({ number, groups: groupsIn(heaps) }).toEqual({ number, groups: expected(groups, seated) });
      for (let a = 0; a < children; a++) {
        if (at[a] < 2) continue;
        const school = at[a] - 2;
        const asking = [...seated[school], { a, key: keys[a] }];
        const chosen = choose(groups, school, asking);
        const g = heaps.findGroup(school, a, keys[a]);
        expect({ number, a, taken: g >= 0 }).toEqual({ number, a, taken: chosen.has(a) });
        if (g >= 0) heaps.take(school, g, a, keys[a]);
        seated[school] = asking.filter((other) => chosen.has(other.a));
        expect({ number, a, groups: groupsIn(heaps) }).toEqual({ number, a, groups: expected(groups, seated) });
      }
    }
  });

  it('are copied to go their own way', () => {
    for (let number = 0; number < 100; number++) {
      const groups = drawnGroups(seededRandom(`copied ${number}`), children);
      const heaps = new SeatHeaps(groups);
      const come = (to: SeatHeaps, from: number, until: number) => {
        for (let a = from; a < until; a++) {
          const g = to.findGroup(1, a, (a * 5) % children);
          if (g >= 0) to.take(1, g, a, (a * 5) % children);
        }
      };
      come(heaps, 0, 3 + (number % 12));
      const [before, loosest] = [groupsIn(heaps), heaps.loosest(1)];
      const copy = heaps.copy();
      come(heaps, 15, children);
      const after = groupsIn(heaps);
      expect([groupsIn(copy), copy.loosest(1)]).toEqual([before, loosest]);
      come(copy, 15, children);
      expect([groupsIn(heaps), groupsIn(copy)]).toEqual([after, after]);
    }
  });

  it('are open to whoever comes before the last of some group, to everyone while one is free, to nobody where there are none', () => {
    const groups: SeatGroups = {
      ...drawnGroups(seededRandom('loosest'), children),
      seats: Int32Array.of(1, 0, 1, 0, 0, 0),
      passesTo: Int32Array.of(-1, -1, -1, -1, -1, -1),
      decided: new Int32Array(6),
      memberCodes: [new Int32Array(children).fill(7), new Int32Array(children)],
    };
    const heaps = new SeatHeaps(groups);
    expect([heaps.loosest(0), heaps.loosest(1)]).toEqual([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
    heaps.take(0, heaps.findGroup(0, 3, 30), 3, 30);
    expect(heaps.loosest(0)).toBe(Number.POSITIVE_INFINITY);
    heaps.take(0, heaps.findGroup(0, 4, 40), 4, 40);
    expect(heaps.loosest(0)).toBe(40);
    expect([heaps.findGroup(0, 5, 40), heaps.findGroup(0, 2, 40), heaps.findGroup(0, 2, 30)]).toEqual([-1, 2, 0]);
  });

  function groupsIn(heaps: SeatHeaps): number[] {
    const group = new Int32Array(children).fill(-1);
    heaps.writeGroups(group);
    return [...group];
  }

  function expected(groups: SeatGroups, seated: Asking[][]): number[] {
    const chosen = new Map(seated.flatMap((own, school) => [...choose(groups, school, own)]));
    return Array.from({ length: children }, (_, a) => chosen.get(a) ?? -1);
  }

  /** The first group of the school that holds fewer children than before of those who may be seated. */
  function firstThatGained(groups: SeatGroups, school: number, before: Asking[], after: Asking[]): number {
    const counts = [before, after].map((asking) => {
      const held = groups.seats.map(() => 0);
      for (const g of choose(groups, school, asking).values()) held[g]++;
      return held;
    });
    return groups.seats.findIndex((_, g) => counts[1][g] < counts[0][g]);
  }
});
