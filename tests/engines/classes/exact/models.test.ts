import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../../../../api/engines/classes/exact/ask.ts';
import { findBlockers } from '../../../../api/engines/classes/exact/find-blockers.ts';
import { groupBlocks } from '../../../../api/engines/classes/exact/groups.ts';
import { LinearModel } from '../../../../api/engines/classes/exact/linear-model.ts';
import { loadSolver } from '../../../../api/engines/classes/exact/load-solver.ts';
import { type Solver, solverOf } from '../../../../api/engines/classes/exact/solver.ts';
import { splitModel } from '../../../../api/engines/classes/exact/split-model.ts';
import { countHardBreaks } from '../../../../api/engines/classes/hard-breaks.ts';
import { goalValues } from '../../../../api/engines/classes/measure.ts';
import type { ClassProblem } from '../../../../api/engines/classes/types.ts';
import { ClassList } from '../../../support/a-class-list.ts';
import { everySplit } from '../../../support/a-random-school.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const columns = {
  name: ['An', 'An', 'Bình', 'Bình', 'An', 'Chi'],
  sex: ['F', 'F', 'M', '', 'F', 'M'],
  maths: ['4', '7.5', '', '6', '9', '5,5'],
  street: ['x', 'x', 'y', '', 'y', 'x'],
  needs: ['1', '', '1', '', '1', ''],
  hours: ['2', '', '3', '', '2', ''],
  language: ['en', '', 'en', 'fr', '', ''],
};
const size = { rule: 'size' };
const even = [{ rule: 'sex' }, { rule: 'balance-mean', attribute: 'maths' }, { rule: 'namesakes' }];
const street = (mode: string) => ({ rule: 'neighbourhood', attribute: 'street', mode });

/** One school of six a line: a measure of every kind, each under other hard rules. */
const schools: Record<string, () => ClassProblem> = {
  'two classes of any size': () => new ClassList(columns).problem(even),
  'two classes of one size': () => new ClassList(columns).problem([size, ...even]),
  'three classes of one size': () => new ClassList(columns, 3).problem([size, ...even]),
  'four classes of sizes one or two': () => new ClassList(columns, 4).problem([size, { rule: 'sex' }, street('mix')]),
  'sizes that differ by two': () => new ClassList(columns, 2).problem([{ rule: 'size', maxGap: 2 }, ...even]),
  'neighbours together': () => new ClassList(columns, 3).problem([size, street('group'), street('mix')]),
  'a cap of three': () => new ClassList(columns, 3).problem([street('group'), { rule: 'sex' }], 3),
  'needs spread': () =>
    new ClassList(columns, 3).problem([{ rule: 'spread', attribute: 'needs', maxPerClass: 1 }, ...even]),
  'needs that lower the cap': () =>
    new ClassList(columns, 2).problem([{ rule: 'spread', attribute: 'needs', capReduction: 1 }, street('group')], 5),
  'a load': () =>
    new ClassList(columns, 2).problem([
      { rule: 'spread', attribute: 'needs', load: { attribute: 'hours', max: 4 } },
      { rule: 'namesakes' },
    ]),
  'classes with a language': () =>
    new ClassList(columns, 2).problem([
      { rule: 'choices', attribute: 'language', offers: [{ value: 'en', classes: ['2'] }] },
      { rule: 'teacher-fit', classes: ['1'], hard: false },
      { rule: 'sex' },
    ]),
  'a hard difference': () =>
    new ClassList(columns, 2).problem([{ rule: 'sex', hard: true, maxGap: 1 }, street('group'), { rule: 'namesakes' }]),
  'a hard difference of means': () =>
    new ClassList(columns, 2).problem([size, { ...even[1], hard: true, maxGap: 0.5 }, { rule: 'namesakes' }]),
  wishes: () =>
    new ClassList(columns, 2)
      .withWish(0, 'friend', 2)
      .withWish(2, 'friend', 4)
      .withWish(4, 'friend', 5)
      .withWish(4, 'friend', 3)
      .withWish(5, 'friend', 0)
      .withWish(0, 'apart', 4)
      .withWish(1, 'together', 3)
      .problem([size, { rule: 'friend' }, ...even]),
};

describe('the model of a split', () => {
  it.each(Object.keys(schools))('finds the least of every rule that trying all splits finds: %s', (name) => {
    const problem = schools[name]();
    const all = everySplit(problem, (classOf) => countHardBreaks(problem, classOf) === 0).map((split) =>
      goalValues(problem, split),
    );
    expect(all.length).toBeGreaterThan(0);
    problem.goals.forEach(({ measure }, g) => {
      const least = Math.min(...all.map((values) => values[g]));
      const { status, found } = ask(problem, { least: g, within: [] }, solver, 2000);
      expect([g, status]).toEqual([g, 'optimal']);
      expect(found!.hardBreaks).toBe(0);
      expect(found!.values[g]).toBeCloseTo(least, 6);
      const step = measure.kind === 'mean' ? 0.01 : 1;
      expect(ask(problem, { least: null, within: [[g, least - step]] }, solver, 2000).status).toBe('infeasible');
      // The least of each other rule while this one keeps its least.
      problem.goals.forEach((_, h) => {
        if (h === g) return;
        const other = ask(problem, { least: h, within: [[g, least]] }, solver, 2000).found!;
        const both = all.filter((values) => values[g] <= least + 1e-9).map((values) => values[h]);
        expect(other.values[g]).toBeLessThanOrEqual(least + 1e-6);
        expect(other.values[h]).toBeCloseTo(Math.min(...both), 4);
      });
    });
  });

  it('knows when no split keeps the rules, and lets classes of a part of a problem be empty', () => {
    const problem = new ClassList({ sex: ['F', 'M', 'F'] }, 3).withWish(0, 'together', 1).problem([]);
    const any = { least: null, within: [] };
    expect(ask(problem, any, solver, 100)).toEqual({ status: 'infeasible', found: null });
    expect(ask({ ...problem, mayBeEmpty: true }, any, solver, 100)).toMatchObject({ status: 'optimal' });
    const torn = new ClassList({ sex: ['F', 'M', 'F'] }).withWish(0, 'together', 1).withWish(1, 'apart', 0).problem([]);
    expect(ask(torn, any, solver, 100).status).toBe('infeasible');
  });

  it('speaks of pupils nothing tells apart as one, and of those with wishes by themselves', () => {
    const problem = new ClassList({ sex: ['F', 'F', 'F', 'M', '', 'F'], hours: ['1', '', '', '', '', ''] })
      .withWish(1, 'together', 2)
      .withWish(4, 'friend', 5)
      .withWish(3, 'apart', 4)
      .problem([{ rule: 'sex' }, { rule: 'spread', attribute: 'hours', maxPerClass: 1 }]);
    const groupsOf = (goals: number[]) => groupBlocks(problem, goals).groups.map(({ blocks }) => blocks);
    expect(groupsOf([0])).toEqual([[[0]], [[1, 2]], [[3]], [[4]], [[5]]]);
    const plain = new ClassList({ sex: ['F', 'M', 'F', 'M', 'F'] }).problem([{ rule: 'sex' }]);
    expect(groupBlocks(plain, [0]).groups.map(({ blocks }) => blocks)).toEqual([
      [[0], [2], [4]],
      [[1], [3]],
    ]);
    expect(groupBlocks(plain, []).groups).toMatchObject([{ blocks: [[0], [1], [2], [3], [4]], size: 1, seats: 1 }]);
    expect(Array.from(groupBlocks(plain, [0]).groupOf)).toEqual([0, 1, 0, 1, 0]);
    const friends = new ClassList({ sex: ['', '', '', ''] }).withWish(0, 'friend', 2).problem([]);
    expect(groupBlocks(friends, [0]).groups.map(({ blocks }) => blocks)).toEqual([[[0]], [[1], [3]], [[2]]]);
    expect(groupBlocks(friends, []).groups).toHaveLength(1);
  });

  it('is not asked where it is too large, and claims nothing of what the solver answers amiss', () => {
    const problem = new ClassList({ sex: ['F', 'M', 'F', 'M'] }).problem([size]);
    const any = { least: null, within: [] };
    const answer = (status: 'optimal' | 'limit', values: Float64Array | null) => () => ({ status, values });
    expect(ask(problem, any, answer('optimal', null), 1)).toEqual({ status: 'limit', found: null });
    // Everybody in one class: it is counted again, and is no split.
    const count = splitModel(problem, any).model.size;
    const one = Float64Array.from({ length: count }, (_, i) => (i === 0 ? 4 : 0));
    expect(ask(problem, any, answer('optimal', one), 1)).toEqual({ status: 'limit', found: null });
    const large = new ClassList({ sex: Array.from({ length: 1001 }, () => '') }, 5);
    for (let i = 0; i < 1000; i++) large.withWish(i, 'friend', i + 1);
    const never = () => {
      throw new Error('asked');
    };
    expect(ask(large.problem([]), { least: 0, within: [] }, never, 1)).toEqual({ status: 'limit', found: null });
  });
});

describe('the rules that forbid an even share', () => {
  const blockers = (problem: ClassProblem, g = 0) => {
    const { found } = ask(problem, { least: g, within: [] }, solver, 2000);
    return findBlockers(problem, g, found!.values[g], solver);
  };
  const sex = ['F', 'F', 'F', 'F', 'M', 'M'];

  it('are those without any one of which it could be lower', () => {
    const group = ['a', 'a', 'a', 'a', '', ''];
    expect(
      blockers(new ClassList({ sex, group }).problem([{ rule: 'same-class', attribute: 'group' }, { rule: 'sex' }])),
    ).toEqual(['same-class']);
    expect(
      blockers(
        new ClassList({ sex, pinned: ['1', '1', '1', '1', '', ''] }).problem([{ rule: 'pinned' }, { rule: 'sex' }]),
      ),
    ).toEqual(['pinned']);
    const wished = new ClassList({ sex });
    for (const other of [1, 2, 3]) wished.withWish(0, 'together', other);
    wished.withWish(4, 'apart', 5);
    expect(blockers(wished.problem([{ rule: 'sex' }]))).toEqual(['together']);
    const marked = new ClassList({ sex: ['F', '', '', '', 'F', ''] }).withWish(0, 'together', 4);
    expect(blockers(marked.problem([{ rule: 'size' }, { rule: 'sex' }]))).toEqual(['together']);
  });

  it('are all hard ones where no single one is enough', () => {
    const group = ['a', 'a', 'a', 'a', '', ''];
    const twice = new ClassList({ sex, group, pinned: ['1', '1', '1', '1', '', ''] }).problem([
      { rule: 'same-class', attribute: 'group' },
      { rule: 'pinned' },
      { rule: 'sex' },
    ]);
    expect(blockers(twice)).toEqual(['pinned', 'same-class']);
  });
});

describe('a linear model as text', () => {
  it('adds terms of one variable up, and writes bounds, costs and whole numbers', () => {
    const model = new LinearModel();
    const [a, b] = [model.add(0, 3, true), model.add(-Infinity, Infinity, false, 2)];
    model.demand(
      [
        [a, 1],
        [b, -2],
        [a, 1],
      ],
      '<=',
      5,
    );
    model.demand(
      [
        [a, 1],
        [a, -1],
      ],
      '=',
      0,
    );
    model.cost(a, -1);
    expect(model.size).toBe(2);
    expect(model.toText()).toBe(
      [
        ...['Minimize', ' c: - 1 x0 + 2 x1', 'Subject To', ' r0: + 2 x0 - 2 x1 <= 5', ' r1: 0 x0 = 0'],
        ...['Bounds', '0 <= x0 <= 3', '-inf <= x1 <= +inf', 'General', 'x0', 'End', ''],
      ].join('\n'),
    );
    const plain = new LinearModel();
    plain.add(0, 1, false);
    expect(plain.toText()).toBe(['Minimize', ' c: 0 x0', 'Subject To', 'Bounds', '0 <= x0 <= 1', 'End', ''].join('\n'));
  });

  it('breaks its lines, which the format bounds', () => {
    const model = new LinearModel();
    const all = Array.from({ length: 30 }, () => model.add(0, 1, true));
    model.demand(
      all.map((each) => [each, 1]),
      '>=',
      1,
    );
    for (const line of model.toText().split('\n')) expect(line.length).toBeLessThan(200);
    expect(model.toText()).toContain('x11\n ');
  });
});

describe('the answer of HiGHS', () => {
  const columnsOf = (...values: number[]) => Object.fromEntries(values.map((Primal, i) => [`x${i}`, { Primal }]));
  const answered = (Status: string, Columns: Record<string, object>, count = 2) =>
    solverOf({ solve: () => ({ Status, Columns }) })('', count, 1);

  it('is proved, impossible or nothing that is claimed', () => {
    expect(answered('Optimal', columnsOf(1, 2))).toEqual({ status: 'optimal', values: Float64Array.of(1, 2) });
    expect(answered('Infeasible', columnsOf(1, 2))).toEqual({ status: 'infeasible', values: null });
    expect(answered('Node limit reached', columnsOf(1, 2))).toEqual({ status: 'limit', values: Float64Array.of(1, 2) });
    for (const broken of [columnsOf(1), { x0: { Primal: 1 }, x1: { Dual: 3 } }])
      expect(answered('Optimal', broken)).toEqual({ status: 'optimal', values: null });
    const fails = solverOf({
      solve() {
        throw new Error('out of memory');
      },
    });
    expect(fails('', 1, 1)).toEqual({ status: 'limit', values: null });
  });

  it('is asked for within a number of nodes, with no gap left open', () => {
    let asked: Record<string, unknown> = {};
    solverOf({
      solve(_, options) {
        asked = options;
        return { Status: 'Infeasible', Columns: {} };
      },
    })('', 1, 77);
    expect(asked).toMatchObject({ output_flag: false, mip_max_nodes: 77, mip_rel_gap: 0, mip_abs_gap: 1e-7 });
  });
});
