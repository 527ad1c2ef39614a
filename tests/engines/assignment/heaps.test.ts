import { describe, expect, it } from 'vitest';
import { LowestFirst } from '#engines/assignment/lowest-first.ts';
import { MoveHeaps, NONE } from '#engines/assignment/move-heaps.ts';
import { seededRandom } from '#engines/random.ts';

describe('a heap of items, the lowest first,', () => {
  it('gives them back in the order of their keys, however they came and went, beyond its first room too', () => {
    for (const most of [1, 2, 3, 7, 40, 256, 257, 1500]) {
      const chance = seededRandom(`heap ${most}`);
      const heap = new LowestFirst();
      const inside: [key: number, item: number][] = [];
      let item = 0;
      for (let step = 0; step < 3 * most; step++) {
        const pushes = inside.length === 0 || (inside.length < most && chance() < 0.7);
        if (pushes) {
          const key = Math.floor(chance() * most) / 2;
          heap.push(key, item);
          inside.push([key, item++]);
        } else {
          const lowest = Math.min(...inside.map(([key]) => key));
          expect(heap.lowest).toBe(lowest);
          const taken = heap.pop();
          const at = inside.findIndex(([key, own]) => own === taken && key === lowest);
          expect(at).toBeGreaterThanOrEqual(0);
          inside.splice(at, 1);
        }
        expect(heap.size).toBe(inside.length);
      }
    }
  });

  it('is empty once cleared, and may be filled again', () => {
    const heap = new LowestFirst();
    for (let item = 0; item < 300; item++) heap.push(-item, item);
    heap.clear();
    expect(heap.size).toBe(0);
    heap.push(2, 20);
    heap.push(1, 10);
    heap.push(1.5, 10);
    expect([heap.pop(), heap.pop(), heap.pop()]).toEqual([10, 10, 20]);
  });
});

describe('heaps of moves', () => {
  /** All moves of a heap in the order in which they are dropped. */
  const emptied = (heaps: MoveHeaps, heap: number): number[][] => {
    const order: number[][] = [];
    for (let top = heap; top !== NONE; top = heaps.drop(top))
      order.push([heaps.cost[top], heaps.child[top], heaps.place[top]]);
    return order;
  };

  it('give the cheapest move first, of the same cost the lower child, and use the room of dropped moves again', () => {
    const chance = seededRandom('moves');
    const heaps = new MoveHeaps(1);
    const tops = [NONE, NONE, NONE];
    const inside: number[][][] = [[], [], []];
    const isBefore = (one: number[], other: number[]) =>
      one[0] < other[0] || (one[0] === other[0] && one[1] <= other[1]);
    for (let step = 0; step < 4_000; step++) {
      const h = Math.floor(chance() * 3);
      if (tops[h] === NONE || chance() < 0.55) {
        const move = [Math.floor(chance() * 20), step, Math.floor(chance() * 9)];
        const top = tops[h] === NONE ? null : [heaps.cost[tops[h]], heaps.child[tops[h]]];
        const isFirst = top === null || isBefore(move, top);
        const added = heaps.add(move[0], move[1], move[2], tops[h], isFirst);
        if (isFirst) tops[h] = added;
        inside[h].push(move);
      } else {
        const [first] = inside[h].sort(([a, c], [b, d]) => a - b || c - d);
        expect([heaps.cost[tops[h]], heaps.child[tops[h]], heaps.place[tops[h]]]).toEqual(first);
        tops[h] = heaps.drop(tops[h]);
        inside[h].shift();
      }
    }
    tops.forEach((top, h) => {
      expect(emptied(heaps, top)).toEqual(inside[h].sort(([a, c], [b, d]) => a - b || c - d));
    });
    // Room doubles as it is used up, never more than twice the most moves that stood in it at once.
    expect(heaps.child.length).toBeLessThan(2_048);
  });
});
