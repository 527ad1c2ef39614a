import { beforeAll, describe, expect, it } from 'vitest';
import { boundOf } from '../../../../api/engines/classes/bounds.ts';
import { loadSolver } from '../../../../api/engines/classes/exact/load-solver.ts';
import { prove } from '../../../../api/engines/classes/exact/prove.ts';
import type { Answer, Solver } from '../../../../api/engines/classes/exact/solver.ts';
import { countHardBreaks } from '../../../../api/engines/classes/hard-breaks.ts';
import { goalValues } from '../../../../api/engines/classes/measure.ts';
import type { Found } from '../../../../api/engines/classes/search/found.ts';
import type { ClassProblem } from '../../../../api/engines/classes/types.ts';
import { ClassList } from '../../../support/a-class-list.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const size = { rule: 'size' };
const sex = { rule: 'sex' };
const maths = { rule: 'balance-mean', attribute: 'maths' };

/** A split written as labels. */
function splitOf(problem: ClassProblem, labels: string): Found {
  const classOf = Int32Array.from(labels, (label) => Number(label) - 1);
  return { classOf, hardBreaks: countHardBreaks(problem, classOf), values: goalValues(problem, classOf) };
}

/** The nodes given to each question, and what `answer` makes of it. */
function asking(answer: (text: string, count: number, nodes: number) => Answer) {
  const nodes: number[] = [];
  const asked: Solver = (text, count, budget) => {
    nodes.push(budget);
    return answer(text, count, budget);
  };
  return { nodes, asked };
}

const sayNothing = (): Answer => ({ status: 'limit', values: null });

/** Girls first, half of all; as many of them one mark better. */
const school = (pupils: number) =>
  new ClassList({
    sex: Array.from({ length: pupils }, (_, i) => (i < pupils / 2 ? 'F' : 'M')),
    maths: Array.from({ length: pupils }, (_, i) => (i < pupils / 2 ? '6' : '5')),
  }).problem([size, sex, maths]);
/** The girls in one class, the boys in the other. */
const uneven = (pupils: number) =>
  Array.from({ length: pupils }, (_, i) => (i < Math.ceil(pupils / 2) ? '1' : '2')).join('');

describe('how long the solver is asked', () => {
  it.each([
    [12, [4000, 4000, 4000]],
    [14, [400, 400, 400]],
    [40, [400, 400, 400]],
    [42, [200, 200]],
  ])('of %i pupils: for each rule, and of few for it under those before it', (pupils, budgets) => {
    const problem = school(pupils);
    const start = splitOf(problem, uneven(pupils));
    expect(start.values).toEqual([pupils / 2, 1]);
    const { nodes, asked } = asking(sayNothing);
    const proof = prove(problem, start, asked);
    expect(nodes).toEqual(budgets);
    expect(proof).toEqual({ found: start, bounds: problem.goals.map((goal) => boundOf(problem, goal)) });
  });

  it('not at all of a rule that is at its bound, rounding left aside', () => {
    const problem = school(12);
    const start = splitOf(problem, '121212121212');
    expect(start.values).toEqual([0, 0]);
    const near = { ...start, values: [5e-10, 5e-10] };
    const { nodes, asked } = asking(sayNothing);
    prove(problem, near, asked);
    expect(nodes).toEqual([]);
    const off = { ...start, values: [0, 0.2] };
    prove(problem, off, asked);
    expect(nodes).toEqual([4000, 4000]);
  });
});

describe('what an answer proves', () => {
  const pairs = new ClassList({ sex: ['F', 'F', 'F', 'F', 'M', 'M'] });
  for (const other of [1, 2]) pairs.withWish(0, 'together', other);

  it('the least difference there is, the rule that forbids a smaller one, and a split that has it', () => {
    const problem = pairs.problem([sex]);
    const start = splitOf(problem, '111122');
    const { found, bounds } = prove(problem, start, solver);
    expect(bounds).toEqual([{ value: 2, blockedBy: ['together'] }]);
    expect(found.values).toEqual([2]);
    expect(found.hardBreaks).toBe(0);
  });

  it('nothing where the solver stopped before its word was proved', () => {
    const problem = new ClassList({ maths: ['9', '10', '1', '10'] }).problem([size, maths]);
    const start = splitOf(problem, '1212');
    const { asked } = asking((text, count, nodes) => ({ ...solver(text, count, nodes), status: 'limit' }));
    const { bounds } = prove(problem, start, asked);
    expect(bounds).toEqual(problem.goals.map((goal) => boundOf(problem, goal)));
    expect(prove(problem, start, solver).bounds[0].value).toBeGreaterThan(bounds[0].value);
  });

  it('a difference of one to be as even as can be: no rule is looked for that forbids less', () => {
    const problem = new ClassList({ sex: ['F', 'F', 'F', 'M', 'M', 'M'] }).problem([size, sex]);
    const { nodes, asked } = asking(solver);
    const { found, bounds } = prove(problem, splitOf(problem, '111222'), asked);
    expect([found.values, bounds]).toEqual([[1], [{ value: 1, blockedBy: [] }]]);
    expect(nodes).toEqual([4000]);
  });

  it('means no nearer than their scores allow, without a rule that forbids it', () => {
    const problem = new ClassList({ maths: ['10', '10', '1', '10'] }).problem([maths]);
    const { nodes, asked } = asking(solver);
    const { found, bounds } = prove(problem, splitOf(problem, '1121'), asked);
    expect(found.values[0]).toBeCloseTo(3, 9);
    expect(bounds).toEqual([{ value: found.values[0], blockedBy: [] }]);
    expect(nodes).toEqual([4000]);
  });

  it('means of scores far apart only to what the model tells apart', () => {
    const far = new ClassList({ maths: ['1000000', '1000000', '10', '1000000', ''] }).problem([size, maths]);
    const { found, bounds } = prove(far, splitOf(far, '11221'), solver);
    const [least] = found.values;
    expect(least).toBeCloseTo(999_990 / 3, 1);
    expect(least - bounds[0].value).toBeCloseTo(1e-5 * 999_990, 6);
  });
});

describe('of many pupils', () => {
  /** Four girls: the means of the two classes meet only where all who have a score are in one class. */
  const girls = { sex: ['F', 'F', 'F', 'F'], maths: ['4', '4', '8', ''] };
  const many = (boys: number) =>
    new ClassList({
      sex: [...girls.sex, ...Array.from({ length: boys }, () => 'M')],
      maths: [...girls.maths, ...Array.from({ length: boys }, () => '')],
    }).problem([size, maths, sex]);
  const start = (boys: number) => `1212${'12'.repeat(boys / 2)}`;

  it('no count gives way to a mean before it, unless by the first method', () => {
    const problem = many(38);
    const found = splitOf(problem, start(38));
    expect(found.values).toEqual([2, 0]);
    expect(prove(problem, found, solver).found).toEqual(found);
    const byFirst = prove({ ...problem, method: 1 }, found, solver).found;
    expect(byFirst.values).toEqual([0, 2]);
    expect(byFirst.hardBreaks).toBe(0);
  });

  it('of few it does', () => {
    const problem = many(8);
    expect(prove(problem, splitOf(problem, start(8)), solver).found.values).toEqual([0, 2]);
  });

  it('the rules after the one the solver looked at are bettered along', () => {
    const problem = school(42);
    const { nodes, asked } = asking(solver);
    const { found } = prove(problem, splitOf(problem, uneven(42)), asked);
    expect(found.values[0]).toBe(1);
    expect(found.values[1]).toBeLessThan(0.1);
    expect(nodes.length).toBeLessThanOrEqual(2);
  });
});
