import { describe, expect, it } from 'vitest';
import { bestFirst, membersFirst } from '#engines/assignment/best-first.ts';
import { seededRandom } from '#engines/random.ts';

/** Children with their keys, some of one key, between two who are not to be touched. */
function drawn(number: number) {
  const chance = seededRandom(`best ${number}`);
  const count = Math.floor(chance() * 30);
  const children = Array.from({ length: count }, (_, i) => i).sort(() => chance() - 0.5);
  const range = 1 + Math.floor(chance() * 40);
  const keyOf = children.map(() => Math.floor(chance() * range));
  return {
    count,
    keyOf,
    end: Math.floor(chance() * (count + 1)),
    codes: Int32Array.from(children, () => Math.floor(chance() * 3)),
    keys: Float64Array.of(-1, ...children.map((a) => keyOf[a]), -2),
    children: Int32Array.of(-1, ...children, -2),
  };
}

describe('the best of a list', () => {
  it('stand in front, whatever the list and however many are asked for, each with its key', () => {
    for (let number = 0; number < 2_000; number++) {
      const { count, keyOf, end, keys, children } = drawn(number);
      bestFirst(keys, children, 1, 1 + count, 1 + end);
      const best = keyOf.map((key, a) => ({ key, a })).sort((one, other) => one.key - other.key || one.a - other.a);
      const expected = best.slice(0, end).map(({ a }) => a);
      expect({ number, front: sorted(children.subarray(1, 1 + end)) }).toEqual({ number, front: sorted(expected) });
      expectWhole({ count, keyOf, keys, children });
    }
  });
});

describe('the members of a reserve', () => {
  it('stand in front, each with its key, and the others begin where it says', () => {
    for (let number = 0; number < 2_000; number++) {
      const { count, keyOf, codes, keys, children } = drawn(number);
      const others = membersFirst(codes, 1, keys, children, 1, 1 + count);
      const isMember = (a: number) => codes[a] === 1;
      expect([...children.subarray(1, others)].every(isMember)).toBe(true);
      expect([...children.subarray(others, 1 + count)].some(isMember)).toBe(false);
      expectWhole({ count, keyOf, keys, children });
    }
  });
});

/** Everyone is there once with its own key, and those beside the list are where they were. */
function expectWhole({
  count,
  keyOf,
  keys,
  children,
}: Pick<ReturnType<typeof drawn>, 'count' | 'keyOf' | 'keys' | 'children'>) {
  const own = children.subarray(1, 1 + count);
  expect(sorted(own)).toEqual([...keyOf.keys()]);
  expect([...keys]).toEqual([-1, ...Array.from(own, (a) => keyOf[a]), -2]);
  expect([children[0], children[1 + count]]).toEqual([-1, -2]);
}

function sorted(list: Iterable<number>): number[] {
  return [...list].sort((one, other) => one - other);
}
