import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../api/engines/classes/search/held.ts';
import { MeanSums } from '../../../../api/engines/classes/search/mean-sums.ts';
import type { ClassProblem } from '../../../../api/engines/classes/types.ts';
import { aSchool, fiveMeans } from '../../../bench/class-cases.ts';
import { ClassList } from '../../../support/a-class-list.ts';
import { anySplit, aRandomSchool, problemOf } from '../../../support/a-random-school.ts';
import { cases } from '../../../support/cases.ts';

const scores = (maths: string[], art: string[]) =>
  new ClassList({ maths, art }, 2).problem([{ rule: 'size' }, { rule: 'scores', attributes: ['maths', 'art'] }]);

function swapped(classOf: Int32Array, exchanges: readonly Exchange[]): Int32Array {
  const after = classOf.slice();
  for (const [p, q] of exchanges) [after[p], after[q]] = [after[q], after[p]];
  return after;
}

function* problems(): Generator<{ problem: ClassProblem; split: Int32Array; seed: number }> {
  for (let seed = 0; seed < cases(60); seed++) {
    const problem = problemOf(aRandomSchool(seed, { pupils: 8 + (seed % 5), classes: 2 }));
    if (problem.goals.some(({ measure }) => measure.kind === 'mean'))
      yield { problem, split: anySplit(problem, seed), seed };
  }
  const four = aSchool(16, 2, fiveMeans);
  yield { problem: four, split: anySplit(four, 1), seed: -1 };
}

/** Exchanges of class 0 with class 1, and every one or two of them of different pupils. */
function setsOf(split: Int32Array): { exchanges: Exchange[]; sets: Exchange[][] } {
  const of = (c: number) => Array.from(split.keys()).filter((p) => split[p] === c);
  const exchanges = of(0).flatMap((p) => of(1).map((q): Exchange => [p, q]));
  const sets = exchanges.flatMap((one, i) => [
    [one],
    ...exchanges.slice(i + 1).flatMap((other) => (one[0] === other[0] || one[1] === other[1] ? [] : [[one, other]])),
  ]);
  return { exchanges, sets };
}

describe('sums of scores', () => {
  it('say of exchanges what counting afresh says, and the best one or two of them', () => {
    for (const { problem, split, seed } of problems()) {
      const sums = new MeanSums(problem, split);
      const { exchanges, sets } = setsOf(split);
      const changes = sets.map((set) => (new MeanSums(problem, swapped(split, set)).energy() - sums.energy()) / 2);
      sets.forEach((set, i) => {
        expect(sums.change(set, 0, 1), `seed ${seed}`).toBeCloseTo(changes[i], 6);
      });
      const best = sums.best(exchanges, 0, 1);
      const least = Math.min(0, ...changes);
      if (best) expect(sums.change(best, 0, 1)).toBeCloseTo(least, 6);
      else expect(least).toBeGreaterThan(-1e-6);
      if (!best) continue;
      for (const [p, q] of best) sums.swap(p, q, 0, 1);
      expect(sums.energy()).toBeCloseTo(new MeanSums(problem, swapped(split, best)).energy(), 6);
    }
  });

  it('are distances from the mean of everyone in spreads, so that a split without a difference has none', () => {
    const same = scores(['4', '8', '4', '8'], ['1', '9', '1', '9']);
    expect(new MeanSums(same, Int32Array.of(0, 0, 1, 1)).energy()).toBeCloseTo(0, 9);
    // Sums 5 and 17 lie 6 from their mean, one spread, as 1 and 9 do: two spreads a class, four squared. Maths 4 and 8 are one
    // unit apart, which is more than their spread: half a unit each, one a class.
    const apart = new MeanSums(same, Int32Array.of(0, 1, 0, 1));
    expect(apart.energy()).toBeCloseTo(2 * (4 + 1 / 2 + 4 / 4), 9);
  });

  it('aim at whole units that bring two classes as near as can be, a sum at what its parts come to', () => {
    const problem = scores(['4', '9', '5', '6'], ['1', '2', '2', '2']);
    const sums = new MeanSums(problem, Int32Array.of(0, 0, 1, 1));
    // Maths 13 and 11, art 3 and 4: one of maths goes from class 0 to class 1; half a unit of art may go or stay.
    const [first, ...others] = sums.targets(0, 1, 8);
    expect(first[1]).toBe(-1);
    expect(first[0]).toBe(first[1] + first[2]);
    expect(sums.targets(0, 1, 1)).toEqual([first]);
    for (const target of others) expect(target[0]).toBe(target[1] + target[2]);
    // Sums in whole points of marks in halves: a half of each is one of the sum.
    const halves = scores(['1.5', '2.5', '3', '4'], ['1.5', '2.5', '3', '2']);
    for (const target of new MeanSums(halves, Int32Array.of(0, 0, 1, 1)).targets(0, 1, 8))
      expect(target[0] * 2).toBe(target[1] + target[2] + ((target[1] + target[2]) % 2 === 0 ? 0 : 1));
    const even = new MeanSums(problem, Int32Array.of(0, 1, 1, 0));
    expect(even.shiftsOf([[0, 1]])).toEqual(Int32Array.of(6, 5, 1));
    const settled = scores(['4', '4', '6', '6'], ['1', '1', '2', '2']);
    expect(new MeanSums(settled, Int32Array.of(0, 1, 0, 1)).targets(0, 1, 8)).toEqual([]);
  });
});
