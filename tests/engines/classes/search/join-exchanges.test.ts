import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../api/engines/classes/search/held.ts';
import { joinExchanges } from '../../../../api/engines/classes/search/join-exchanges.ts';
import { seededRandom } from '../../../../api/engines/random.ts';
import { cases } from '../../../support/cases.ts';

const keyOf = (set: readonly Exchange[]) =>
  set
    .map(([p, q]) => `${p}-${q}`)
    .sort()
    .join(' ');

/** Every set of one to four exchanges of different pupils that adds up to the target. */
function byTrying(exchanges: Exchange[], rows: number[][], target: number[]): string[] {
  const found: string[] = [];
  const extend = (from: number, set: number[]) => {
    const chosen = set.map((i) => exchanges[i]);
    const distinct = [0, 1].every((side) => new Set(chosen.map((each) => each[side])).size === set.length);
    if (!distinct) return;
    if (set.length > 0 && target.every((units, m) => set.reduce((sum, i) => sum + rows[i][m], 0) === units))
      found.push(keyOf(chosen));
    if (set.length < 4) for (let i = from; i < exchanges.length; i++) extend(i + 1, [...set, i]);
  };
  extend(0, []);
  return found.sort();
}

describe('exchanges that add up to a target', () => {
  it('are all there are of one to four, each pupil in one of them, and none that misses it', () => {
    let sets = 0;
    for (let seed = 0; seed < cases(60); seed++) {
      const random = seededRandom(`join ${seed}`);
      const whole = (below: number) => Math.floor(random() * below);
      const width = 1 + whole(3);
      const pairs = Array.from({ length: 12 }, (): Exchange => [whole(5), 10 + whole(5)]);
      const exchanges = pairs.filter((own, i) => pairs.findIndex((each) => keyOf([each]) === keyOf([own])) === i);
      const rows = exchanges.map(() => Array.from({ length: width }, () => whole(9) - 4));
      const targets = [0, 1].map(() => Array.from({ length: width }, () => whole(7) - 3));
      const shifts = Int32Array.from(rows.flat());
      const joined = targets.map((target) => [
        ...new Set(Array.from(joinExchanges(exchanges, shifts, [Int32Array.from(target)]), keyOf)),
      ]);
      targets.forEach((target, i) => {
        expect([...joined[i]].sort(), `seed ${seed}`).toEqual(byTrying(exchanges, rows, target));
        sets += joined[i].length;
      });
      const both = Array.from(
        joinExchanges(
          exchanges,
          shifts,
          targets.map((target) => Int32Array.from(target)),
        ),
        keyOf,
      );
      expect(both.slice(0, joined[0].length > 0 ? 1 : 0)).toEqual(joined[0].slice(0, 1));
      expect([...new Set(both)].sort()).toEqual([...new Set(joined.flat())].sort());
    }
    expect(sets).toBeGreaterThan(0);
  });

  it('are none that only look alike: these two shifts have one hash', () => {
    const [shift, target] = [Int32Array.of(1, -2, 5), Int32Array.of(1 - 6709, -2 + 5599, 5)];
    expect([...joinExchanges([[0, 1]], shift, [target])]).toEqual([]);
    expect([...joinExchanges([[0, 1]], shift, [shift])]).toEqual([[[0, 1]]]);
  });

  it('are none where there are no exchanges', () => {
    expect([...joinExchanges([], new Int32Array(), [Int32Array.of(1, 2)])]).toEqual([]);
  });
});
