import { describe, expect, it } from 'vitest';
import { seatAll } from '#engines/assignment/deferred-acceptance.ts';
import { encode } from '#engines/assignment/encode.ts';
import { RefusedWishes } from '#engines/assignment/refused-wishes.ts';
import { SeatHeaps } from '#engines/assignment/seat-heaps.ts';
import { anEnrolment } from '../../support/an-enrolment.ts';

/** Wish and key of every entry of a school, the one put down last first. */
function entriesOf(refused: RefusedWishes, heads: Int32Array, school: number): [wish: number, key: number][] {
  const entries: [number, number][] = [];
  for (let entry = heads[school]; entry >= 0; entry = refused.next[entry])
    entries.push([refused.wish[entry], refused.key[entry]]);
  return entries;
}

describe('refused wishes', () => {
  it('stand by school, children apart from families, beyond their first room too', () => {
    const refused = new RefusedWishes(2, 1);
    for (let wish = 0; wish < 100; wish++) refused.add(refused.children, wish % 2, wish, wish / 4);
    refused.add(refused.families, 1, 7, 0.5);
    const odd = Array.from({ length: 50 }, (_, i) => [99 - 2 * i, (99 - 2 * i) / 4]);
    expect(entriesOf(refused, refused.children, 1)).toEqual(odd);
    expect(entriesOf(refused, refused.families, 1)).toEqual([[7, 0.5]]);
    expect(entriesOf(refused, refused.families, 0)).toEqual([]);
  });

  it('are taken out from the front, the middle and the end', () => {
    const refused = new RefusedWishes(1, 8);
    const { children, next } = refused;
    for (const wish of [1, 2, 3, 4]) refused.add(children, 0, wish, 0);
    const [fourth, third, second] = [children[0], next[children[0]], next[next[children[0]]]];
    refused.remove(children, 0, fourth, third);
    expect(entriesOf(refused, children, 0).map(([wish]) => wish)).toEqual([4, 2, 1]);
    refused.remove(children, 0, -1, fourth);
    expect(entriesOf(refused, children, 0).map(([wish]) => wish)).toEqual([2, 1]);
    refused.remove(children, 0, second, next[second]);
    expect(entriesOf(refused, children, 0).map(([wish]) => wish)).toEqual([2]);
  });

  it('are copied to be changed apart', () => {
    const refused = new RefusedWishes(1, 4);
    refused.add(refused.children, 0, 5, 50);
    refused.add(refused.families, 0, 6, 60);
    const copy = refused.copy();
    copy.add(copy.children, 0, 8, 80);
    refused.add(refused.families, 0, 9, 90);
    expect(entriesOf(refused, refused.children, 0)).toEqual([[5, 50]]);
    expect(entriesOf(copy, copy.children, 0)).toEqual([
      [8, 80],
      [5, 50],
    ]);
    expect(entriesOf(copy, copy.families, 0)).toEqual([[6, 60]]);
  });

  it('are those a child likes better than what it holds, all of them where it holds nothing, none where it stands aside', () => {
    const town = anEnrolment().withRules({ criteria: [{ rule: 'listed' }] });
    for (const name of ['s0', 's1', 's2']) town.withSchool(name, { seats: 1 });
    const placeEverywhere = (place: number) => ({ s0: place, s1: place, s2: place });
    town
      .withChild('a', { wishes: ['s0', 's1'], listed: placeEverywhere(1) })
      .withChild('b', { wishes: ['s0', 's1', 's2'], listed: placeEverywhere(2) })
      .withChild('c', { wishes: ['s1', 's0'], listed: placeEverywhere(3) })
      .withChild('d', { wishes: ['s2'], listed: placeEverywhere(4) });
    const { problem } = encode(town.records(), town.rules(), '0');
    // Wishes 0 1 of a, 2 3 4 of b, 5 6 of c, 7 of d, who stands aside. c gives its seat up to b, whom s0 left out.
    const refused = new RefusedWishes(3, 1);
    const wish = seatAll(problem!, new SeatHeaps(problem!.groups), Uint8Array.of(0, 0, 0, 1), refused);
    expect([...wish]).toEqual([0, 3, -1, -1]);
    const { keys } = problem!.ranking;
    const at = (school: number) => entriesOf(refused, refused.children, school);
    expect([at(0), at(1), at(2)]).toEqual([
      [
        [6, keys[6]],
        [2, keys[2]],
      ],
      [[5, keys[5]]],
      [],
    ]);
    expect([...refused.families]).toEqual([-1, -1, -1]);
  });
});
