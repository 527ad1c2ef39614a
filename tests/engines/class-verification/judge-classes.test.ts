import { beforeAll, describe, expect, it } from 'vitest';
import { judgeClasses } from '../../../api/engines/class-verification/judge-classes.ts';
import { allocate } from '../../../api/engines/classes/allocate.ts';
import { loadSolver } from '../../../api/engines/classes/exact/load-solver.ts';
import type { Solver } from '../../../api/engines/classes/exact/solver.ts';
import { countHardBreaks } from '../../../api/engines/classes/hard-breaks.ts';
import { classRows, ruleValues } from '../../../api/engines/classes/run.ts';
import type { ClassProblem } from '../../../api/engines/classes/types.ts';
import { ClassList } from '../../support/a-class-list.ts';
import { anySplit, aRandomSchool, problemOf } from '../../support/a-random-school.ts';
import { cases } from '../../support/cases.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const judge = (problem: ClassProblem, classOf: Int32Array, balance: unknown) =>
  judgeClasses(problem.records, problem.rules, rowsOf(problem, classOf), balance);
const rowsOf = (problem: ClassProblem, classOf: Int32Array) =>
  classRows(problem, { classOf, hardBreaks: 0, values: [] });

describe('the judge of class lists', () => {
  it('finds every allocation sound', () => {
    let sound = 0;
    for (let seed = 0; seed < cases(12); seed++) {
      const problem = problemOf(aRandomSchool(seed, { pupils: 6 + (seed % 8), classes: 2 + (seed % 2), wishes: 5 }));
      const { found, values } = allocate(problem, solver);
      if (!found) continue;
      sound++;
      const verdict = judge(problem, found.classOf, { hardBroken: 0, rules: values });
      expect(verdict, `seed ${seed}`).toMatchObject({ hardBroken: 0, valuesWrong: 0, boundsWrong: 0, sound: true });
    }
    expect(sound).toBeGreaterThan(0);
  });

  it('counts of any split the values that the engine counts, and breaks where the engine counts breaks', () => {
    for (let seed = 0; seed < cases(400); seed++) {
      const problem = problemOf(aRandomSchool(seed, { pupils: 5 + (seed % 15), classes: 1 + (seed % 4), wishes: 8 }));
      const classOf = anySplit(problem, seed);
      const values = ruleValues(problem, { classOf });
      const verdict = judge(problem, classOf, { hardBroken: 0, rules: values });
      expect(verdict.valuesWrong, `seed ${seed}`).toBe(0);
      const { hardBroken, emptyClasses } = verdict;
      expect(hardBroken + emptyClasses > 0, `seed ${seed}`).toBe(countHardBreaks(problem, classOf) > 0);
    }
  });

  const list = () =>
    new ClassList({ sex: ['F', 'F', 'M', 'M'], needs: ['1', '', '', ''] })
      .withWish(0, 'apart', 1)
      .withWish(1, 'apart', 0)
      .withWish(2, 'together', 3);
  const rules = [{ rule: 'size' }, { rule: 'sex' }, { rule: 'spread', attribute: 'needs', capReduction: 1 }];
  const balanceOf = (problem: ClassProblem, split: string) => ({
    hardBroken: 0,
    rules: ruleValues(problem, { classOf: Int32Array.from(split, (label) => Number(label) - 1) }),
  });
  const verdictOf = (split: string, change: (balance: ReturnType<typeof balanceOf>) => void = () => {}, cap = 3) => {
    const problem = list().problem(rules, cap);
    const balance = balanceOf(problem, split);
    change(balance);
    return judge(
      problem,
      Int32Array.from(split, (label) => Number(label) - 1),
      balance,
    );
  };

  it('names the rule and the number of times it is broken', () => {
    expect(verdictOf('1212').broken).toEqual([{ rule: 'together', attribute: null, count: 1 }]);
    expect(verdictOf('1122').broken).toEqual([{ rule: 'apart', attribute: null, count: 1 }]);
    expect(verdictOf('1222').broken).toEqual([{ rule: 'size', attribute: null, count: 1 }]);
    expect(verdictOf('1211', () => {}, 3).broken).toEqual([
      { rule: 'cap', attribute: null, count: 1 },
      { rule: 'size', attribute: null, count: 1 },
    ]);
    expect(verdictOf('1111')).toMatchObject({ emptyClasses: 1, sound: false });
  });

  it('is not taken in by a balance that says otherwise', () => {
    expect(verdictOf('1233')).toMatchObject({ unknownClasses: 2, sound: false });
    const good = new ClassList({ sex: ['F', 'F', 'M', 'M'] });
    const problem = good.problem([{ rule: 'size' }, { rule: 'sex' }, { rule: 'friend' }]);
    const classOf = Int32Array.of(0, 1, 0, 1);
    const told = (change: (balance: ReturnType<typeof balanceOf>) => void) => {
      const balance = balanceOf(problem, '1212');
      change(balance);
      return judge(problem, classOf, balance);
    };
    expect(told(() => {})).toMatchObject({ sound: true });
    expect(told(({ rules: rows }) => void rows.pop())).toMatchObject({ valuesWrong: 1, sound: false });
    expect(told(({ rules: rows }) => void rows.reverse())).toMatchObject({ valuesWrong: 2, sound: false });
    expect(told(({ rules: rows }) => void Object.assign(rows[1], { value: 1, gap: 1 }))).toMatchObject({
      valuesWrong: 1,
    });
    expect(told(({ rules: rows }) => void Object.assign(rows[1], { bestPossible: 1, gap: -1 }))).toMatchObject({
      boundsWrong: 1,
      sound: false,
    });
    expect(told(({ rules: rows }) => void Object.assign(rows[1], { gap: 0.5 }))).toMatchObject({ boundsWrong: 1 });
    expect(told((balance) => void Object.assign(balance, { hardBroken: 1 }))).toMatchObject({
      misstatedBroken: 1,
      sound: false,
    });
    expect(told(({ rules: rows }) => void Object.assign(rows[1], { attribute: 'x' }))).toMatchObject({
      valuesWrong: 1,
    });
    expect(told(({ rules: rows }) => void Object.assign(rows[1], { value: 1e-6 }))).toMatchObject({ valuesWrong: 0 });
    for (const value of ['0', null, undefined, 2e-6])
      expect(told(({ rules: rows }) => void Object.assign(rows[1], { value }))).toMatchObject({ valuesWrong: 1 });
    expect(told(({ rules: rows }) => void Object.assign(rows[1], { bestPossible: 1e-6, gap: -1e-6 }))).toMatchObject({
      boundsWrong: 0,
    });
    for (const own of [{ bestPossible: '0' }, { bestPossible: null }, { gap: null }, { bestPossible: 0.5, gap: -0.5 }])
      expect(told(({ rules: rows }) => void Object.assign(rows[1], own))).toMatchObject({
        boundsWrong: 1,
        sound: false,
      });
    expect(judge(problem, classOf, {})).toMatchObject({ valuesWrong: 3, boundsWrong: 0, misstatedBroken: 1 });
    for (const balance of [null, 7, 'x', { rules: 'x' }, { rules: [null, 3] }])
      expect(judge(problem, classOf, balance).sound).toBe(false);
  });

  it('is told nothing where nobody has what a rule speaks of', () => {
    const problem = new ClassList({ sex: ['', ''] }).problem([{ rule: 'sex' }]);
    const told = (own: object) => {
      const row = { rule: 'sex', attribute: 'sex', value: null, bestPossible: null, gap: null, ...own };
      return judge(problem, Int32Array.of(0, 1), { hardBroken: 0, rules: [row] });
    };
    expect(told({})).toMatchObject({ valuesWrong: 0, boundsWrong: 0, sound: true });
    expect(told({ value: 0 })).toMatchObject({ valuesWrong: 1, sound: false });
    for (const own of [{ bestPossible: 0 }, { gap: 0 }])
      expect(told(own)).toMatchObject({ valuesWrong: 0, boundsWrong: 1, sound: false });
  });

  it('counts every wish that is broken, and no two of its faults against each other', () => {
    const wishes = new ClassList({ sex: ['F', 'F', 'M', 'M'] }).withWish(0, 'apart', 1).withWish(2, 'apart', 3);
    const problem = wishes.problem([{ rule: 'sex' }]);
    const verdict = judge(problem, Int32Array.of(0, 0, 1, 1), balanceOf(problem, '1122'));
    expect(verdict.broken).toEqual([{ rule: 'apart', attribute: null, count: 2 }]);
    const rows = rowsOf(problem, Int32Array.of(0, 1, 0, 1));
    const twice = [rows[0], rows[0], rows[2], rows[3]];
    expect(judgeClasses(problem.records, problem.rules, twice, balanceOf(problem, '1212'))).toMatchObject({
      ...{ missing: 1, duplicates: 1, sound: false },
    });
    const others = [{ ...rows[0], classLabel: '9' }, { ...rows[1], pupilId: 'x' }, rows[2], rows[3]];
    expect(judgeClasses(problem.records, problem.rules, others, balanceOf(problem, '1212'))).toMatchObject({
      ...{ missing: 1, unknownPupils: 1, unknownClasses: 1, sound: false },
    });
  });

  it('counts pupils who are missing, twice there, or nobody', () => {
    const problem = new ClassList({ sex: ['F', 'F', 'M', 'M'] }).problem([{ rule: 'sex' }]);
    const rows = rowsOf(problem, Int32Array.of(0, 1, 0, 1));
    const told = (own: typeof rows) => judgeClasses(problem.records, problem.rules, own, balanceOf(problem, '1212'));
    expect(told(rows)).toMatchObject({ missing: 0, sound: true });
    expect(told(rows.slice(1))).toMatchObject({ missing: 1, sound: false });
    expect(told([...rows, rows[0]])).toMatchObject({ duplicates: 1, sound: false });
    expect(told([...rows, { pupilId: 'x', classLabel: '1' }])).toMatchObject({ unknownPupils: 1, sound: false });
    for (const classLabel of ['0', '3', '01', '', 'A', '1x', '1.0', '10'])
      expect(told([{ ...rows[0], classLabel }, ...rows.slice(1)])).toMatchObject({ unknownClasses: 1, sound: false });
  });
});
