import { beforeAll, describe, expect, it } from 'vitest';
import { allocate } from '../../../api/engines/classes/allocate.ts';
import { boundOf } from '../../../api/engines/classes/bounds.ts';
import { loadSolver } from '../../../api/engines/classes/exact/load-solver.ts';
import type { Solver } from '../../../api/engines/classes/exact/solver.ts';
import { countHardBreaks } from '../../../api/engines/classes/hard-breaks.ts';
import { goalValues } from '../../../api/engines/classes/measure.ts';
import { ruleValues } from '../../../api/engines/classes/run.ts';
import { ClassList } from '../../support/a-class-list.ts';
import { aRandomSchool, everySplit, problemOf } from '../../support/a-random-school.ts';
import { cases } from '../../support/cases.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const numbered = (count: number, cell: (i: number) => string) => Array.from({ length: count }, (_, i) => cell(i));

describe('the best possible of a rule', () => {
  it('is never above what some split that keeps the hard rules has: thousands of schools, every split tried', () => {
    for (let seed = 0; seed < cases(1500); seed++) {
      const classes = 1 + (seed % 3);
      const pupils = classes + 1 + (seed % (classes === 3 ? 3 : 5));
      const problem = problemOf(aRandomSchool(seed, { pupils, classes }));
      const splits = everySplit(problem, (classOf) => countHardBreaks(problem, classOf) === 0);
      if (splits.length === 0) continue;
      const values = splits.map((classOf) => goalValues(problem, classOf));
      problem.goals.forEach((goal, g) => {
        const least = Math.min(...values.map((own) => own[g]));
        expect(boundOf(problem, goal).value, `seed ${seed}, goal ${g}`).toBeLessThanOrEqual(least + 1e-9);
      });
      const rows = splits.slice(0, 50).map((classOf) => ruleValues(problem, { classOf }));
      rows[0].forEach((_, i) => {
        const least = Math.min(...rows.map((row) => row[i].value ?? 0));
        for (const row of rows.slice(0, 5))
          expect(row[i].bestPossible ?? 0).toBeLessThanOrEqual(Math.max(least, 0) + 1e-9);
      });
    }
  });

  it('is 0 or 1 for a value that can lie evenly, whether classes divide it or not', () => {
    const list = new ClassList({ sex: numbered(12, (i) => (i < 6 ? 'F' : 'M')) }, 3);
    const problem = list.problem([{ rule: 'size' }, { rule: 'sex' }]);
    expect(boundOf(problem, problem.goals[0])).toEqual({ value: 0, blockedBy: [] });
    const odd = new ClassList({ sex: numbered(13, (i) => (i < 6 ? 'F' : 'M')) }, 3).problem([{ rule: 'sex' }]);
    expect(boundOf(odd, odd.goals[0])).toEqual({ value: 1, blockedBy: [] });
  });

  it('names the rule that keeps pupils of one value together, and the one that confines them', () => {
    const columns = { sex: numbered(12, (i) => (i < 4 ? 'F' : 'M')), group: numbered(12, (i) => (i < 4 ? 'a' : '')) };
    const together = new ClassList(columns, 3).problem([{ rule: 'sex' }, { rule: 'same-class', attribute: 'group' }]);
    expect(boundOf(together, together.goals[0])).toEqual({ value: 4, blockedBy: ['same-class'] });
    const pins = { ...columns, pinned: numbered(12, (i) => (i < 3 ? '1' : '')) };
    const confined = new ClassList(pins, 3).problem([{ rule: 'sex' }, { rule: 'pinned' }]);
    expect(boundOf(confined, confined.goals[0])).toEqual({ value: 3, blockedBy: ['pinned'] });
  });

  it('is tightened by the solver where counting stops short, with the rule that blocks', () => {
    // Two chains of three girls each: no chain alone forbids two classes of three, but four classes.
    const list = new ClassList({ sex: numbered(16, (i) => (i < 6 ? 'F' : 'M')) }, 4);
    for (const [one, other] of [
      [0, 1],
      [1, 2],
      [3, 4],
      [4, 5],
    ])
      list.withWish(one, 'together', other);
    const { values } = allocate(list.problem([{ rule: 'size' }, { rule: 'sex' }]), solver);
    expect(values![1]).toMatchObject({ value: 3, bestPossible: 3, proved: true, blockedBy: ['together'] });
    const offers = [{ value: 'fr', classes: ['1', '2'] }];
    const french = new ClassList(
      { sex: numbered(12, (i) => (i < 8 ? 'F' : 'M')), language: numbered(12, (i) => (i < 8 ? 'fr' : '')) },
      3,
    ).problem([{ rule: 'size' }, { rule: 'choices', attribute: 'language', offers }, { rule: 'sex' }]);
    const split = allocate(french, solver);
    expect(split.values![2]).toMatchObject({ value: 4, bestPossible: 4, blockedBy: ['choices'] });
  });
});
