import { describe, expect, it } from 'vitest';
import { boundOf } from '../../../../api/engines/classes/bounds.ts';
import { countHardBreaks } from '../../../../api/engines/classes/hard-breaks.ts';
import { goalValues } from '../../../../api/engines/classes/measure.ts';
import { MeanSums } from '../../../../api/engines/classes/search/mean-sums.ts';
import { search, settled } from '../../../../api/engines/classes/search/search.ts';
import { settle } from '../../../../api/engines/classes/search/settle.ts';
import type { ClassProblem } from '../../../../api/engines/classes/types.ts';
import { aSchool, fiveMeans, twelve } from '../../../bench/class-cases.ts';
import { ClassList } from '../../../support/a-class-list.ts';
import { anySplit, aRandomSchool, problemOf } from '../../../support/a-random-school.ts';
import { cases } from '../../../support/cases.ts';

const boundsOf = (problem: ClassProblem) => problem.goals.map((goal) => boundOf(problem, goal).value);
const atBound = (problem: ClassProblem, values: readonly number[]) => {
  const bounds = boundsOf(problem);
  return values.map((value, g) => value <= bounds[g] + 1e-9);
};

describe('the means of a split', () => {
  it('settle while no count, wish or hard rule gets worse, and the same way each time', () => {
    let nearer = 0;
    for (let seed = 0; seed < cases(60); seed++) {
      const problem = problemOf(aRandomSchool(seed, { pupils: 10 + (seed % 14), classes: 2 + (seed % 3) }));
      const start = anySplit(problem, seed);
      const given = start.slice();
      const after = settle(problem, start, boundsOf(problem));
      expect(start).toEqual(given);
      expect(settle(problem, start, boundsOf(problem))).toEqual(after);
      const [before, values] = [goalValues(problem, start), goalValues(problem, after)];
      problem.goals.forEach(({ measure }, g) => {
        if (measure.kind !== 'mean') expect(values[g], `seed ${seed}, goal ${g}`).toBeLessThanOrEqual(before[g] + 1e-9);
      });
      expect(countHardBreaks(problem, after)).toBeLessThanOrEqual(countHardBreaks(problem, start));
      const energy = (split: Int32Array) => new MeanSums(problem, split).energy();
      expect(energy(after)).toBeLessThanOrEqual(energy(start) + 1e-9);
      nearer += Number(energy(after) < energy(start) - 1e-9);
    }
    expect(nearer).toBeGreaterThan(0);
  });

  it('reach their bounds together where one exchange alone would not do', () => {
    const problem = aSchool(96, 4, fiveMeans);
    const dealt = Int32Array.from({ length: 96 }, (_, p) => p % 4);
    const after = goalValues(problem, settle(problem, dealt, boundsOf(problem)));
    expect(atBound(problem, after)).toEqual([true, true, true, true, true]);
    expect(atBound(problem, goalValues(problem, dealt))).not.toContain(true);
  });

  it('are left as they are where each is as near as was asked, whatever the counts are like', () => {
    const list = new ClassList({ maths: ['9', '9', '1', '1'], sex: ['F', 'F', 'M', 'M'] }, 2);
    const problem = list.problem([{ rule: 'size' }, { rule: 'balance-mean', attribute: 'maths' }, { rule: 'sex' }]);
    const uneven = Int32Array.of(0, 0, 1, 1);
    expect(goalValues(problem, uneven)).toEqual([8, 2]);
    expect(settle(problem, uneven, [8, 0])).toEqual(uneven);
    const nearer = settle(problem, uneven, [7.9, 0]);
    expect(goalValues(problem, nearer)).toEqual([0, 0]);
  });

  it('leave those in one class who must share it', () => {
    const list = new ClassList({ maths: ['9', '9', '9', '1', '1', '1', '1', '1'] }, 2).withWish(0, 'together', 1);
    const problem = list.problem([{ rule: 'size' }, { rule: 'balance-mean', attribute: 'maths' }]);
    const after = settle(problem, Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1), boundsOf(problem));
    expect(after[0]).toBe(after[1]);
    expect(after[2]).not.toBe(after[0]);
  });
});

describe('a split of a school without wishes', () => {
  it.each([
    { pupils: 360, classes: 8 },
    { pupils: 600, classes: 15 },
  ])('of $pupils pupils has every rule at its bound', ({ pupils, classes }) => {
    const problem = aSchool(pupils, classes, twelve);
    const { values, hardBreaks } = search(problem);
    expect(hardBreaks).toBe(0);
    expect(atBound(problem, values)).not.toContain(false);
  });

  it('is left as it is by the first method, which did not settle', () => {
    const problem: ClassProblem = { ...aSchool(60, 3, twelve), method: 1 };
    const found = search(problem);
    expect(settled(problem, found)).toBe(found);
    expect(found.classOf).not.toEqual(search({ ...problem, method: 2 }).classOf);
  });
});
