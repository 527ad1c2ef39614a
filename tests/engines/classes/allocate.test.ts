import { beforeAll, describe, expect, it } from 'vitest';
import { allocate, moreClasses, refusalOf, repairIssue } from '../../../api/engines/classes/allocate.ts';
import { loadSolver } from '../../../api/engines/classes/exact/load-solver.ts';
import type { Solver } from '../../../api/engines/classes/exact/solver.ts';
import { ruleValues } from '../../../api/engines/classes/run.ts';
import { ClassList } from '../../support/a-class-list.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const blank = (count: number) => Array.from({ length: count }, () => '');
const marked = (count: number, of: number) => Array.from({ length: of }, (_, i) => (i < count ? '1' : ''));

describe('an allocation that is refused', () => {
  it('says which rules and pupils, and the cheapest repair, as issues to be said one after the other', () => {
    const problem = new ClassList({ sex: blank(4) })
      .withWish(0, 'together', 1)
      .withWish(1, 'apart', 0)
      .problem([{ rule: 'sex' }]);
    const { found, values, issue } = allocate(problem, solver);
    expect([found, values]).toEqual([null, null]);
    const params = { rules: 'apart, together', pupils: 'p000, p001', count: 2, classes: 2 };
    expect(issue).toEqual({ code: 'class-contradiction', severity: 'refuse', table: 'rules', params });
    expect(refusalOf(problem, solver)).toEqual([
      issue,
      {
        ...{ code: 'class-repair-drop-wish', severity: 'warning', table: 'rules' },
        params: { wish: 'together', one: 'p000', other: 'p001' },
      },
    ]);
  });

  it('is none where everything can be kept', () => {
    const problem = new ClassList({ sex: ['F', 'M'] }).problem([{ rule: 'sex' }]);
    expect(refusalOf(problem, solver)).toBeNull();
    expect(allocate(problem, solver)).toMatchObject({ found: { hardBreaks: 0 }, issue: null, contradiction: null });
  });

  it('says how many classes it takes under the cap, reductions counted', () => {
    const spread = { rule: 'spread', attribute: 'needs', capReduction: 2 };
    const problem = new ClassList({ needs: marked(1, 7) }).problem([spread], 4);
    const classes = {
      ...{ code: 'class-repair-classes', severity: 'warning', table: 'rules' },
      params: { cap: 4, pupils: 7, needed: 9, seats: 8, from: 2, to: 3 },
    };
    expect(moreClasses(problem)).toEqual([classes]);
    expect(refusalOf(problem, solver)!.at(-1)).toEqual(classes);
    expect(refusalOf(problem, solver)![1]).toEqual({
      ...{ code: 'class-repair-raise', severity: 'warning', table: 'rules' },
      params: { rule: 'cap', what: 'cap', from: 4, to: 5 },
    });
    expect(moreClasses(new ClassList({ needs: marked(0, 8) }).problem([spread], 4))).toEqual([]);
    expect(moreClasses(new ClassList({ needs: marked(0, 8) }).problem([spread]))).toEqual([]);
  });

  it('claims nothing where the solver gives up', () => {
    const lost: Solver = () => ({ status: 'limit', values: null });
    const problem = new ClassList({ programme: ['a', 'a', 'a', ''] }).problem([
      { rule: 'size' },
      { rule: 'same-class', attribute: 'programme' },
    ]);
    const { issue, contradiction, repair } = allocate(problem, lost);
    expect([contradiction, repair]).toEqual([null, null]);
    expect(issue).toMatchObject({ code: 'class-none-found', severity: 'refuse', table: 'rules' });
    expect(issue!.params!.count).toBeGreaterThan(0);
    expect(refusalOf(problem, lost)).toBeNull();
  });

  it('names a repair by its rule and column', () => {
    const about = { severity: 'warning', table: 'rules' };
    expect(repairIssue({ kind: 'free-pupil', rule: 'pinned', attribute: 'class', pupilId: 'p7' })).toEqual({
      ...{ code: 'class-repair-free-pupil', ...about },
      params: { rule: 'pinned (class)', pupil: 'p7' },
    });
    expect(repairIssue({ kind: 'drop-rule', rule: 'size', attribute: null })).toEqual({
      ...{ code: 'class-repair-drop-rule', ...about },
      params: { rule: 'size' },
    });
  });
});

describe('what every rule of a split is worth', () => {
  const valuesOf = (columns: Record<string, string[]>, split: string, rules: object[], classes = 2) =>
    ruleValues(new ClassList(columns, classes).problem(rules), {
      classOf: Int32Array.from(split, (label) => Number(label) - 1),
    });

  it('is its value, the best possible, and whether that is proved', () => {
    const maths = ['4', '6', '5', ''];
    const [sex, mean, none, size] = valuesOf({ sex: ['F', 'F', 'M', ''], maths, art: blank(4) }, '1122', [
      { rule: 'sex' },
      { rule: 'balance-mean', attribute: 'maths' },
      { rule: 'balance-mean', attribute: 'art' },
      { rule: 'size' },
    ]);
    expect(sex).toMatchObject({ value: 2, bestPossible: 1, gap: 1, proved: false, blank: 1, blockedBy: [] });
    expect(mean).toMatchObject({ value: 0, bestPossible: 0, gap: 0, proved: true, blank: 1 });
    expect(none).toEqual({
      ...{ rule: 'balance-mean', attribute: 'art', value: null, bestPossible: null, gap: null },
      ...{ proved: true, blank: 4, blockedBy: [] },
    });
    expect(size).toEqual({
      ...{ rule: 'size', attribute: null, value: 0, bestPossible: 0, gap: 0, proved: true, blank: 0, blockedBy: [] },
    });
  });

  it('is of hard rules the size difference, the fullest class, or nothing', () => {
    const size = (split: string) => valuesOf({ sex: blank(split.length) }, split, [{ rule: 'size', maxGap: 3 }])[0];
    expect(size('1112')).toMatchObject({ value: 2, bestPossible: 0, gap: 2, proved: false });
    expect(size('11122')).toMatchObject({ value: 1, bestPossible: 1, gap: 0, proved: true });
    const columns = { needs: ['1', '1', '1', ''], hours: ['2', '2', '1', ''] };
    const spread = { rule: 'spread', attribute: 'needs' };
    const [count] = valuesOf(columns, '1112', [{ ...spread, maxPerClass: 3 }]);
    expect(count).toMatchObject({ value: 3, bestPossible: 2, gap: 1, proved: false });
    const [load] = valuesOf(columns, '1112', [{ ...spread, load: { attribute: 'hours', max: 9 } }]);
    expect(load).toMatchObject({ value: 5, bestPossible: 2.5, gap: 2.5, proved: false });
    const [pinned] = valuesOf({ pinned: ['1', ''] }, '12', [{ rule: 'pinned' }]);
    expect(pinned).toMatchObject({ rule: 'pinned', value: 0, bestPossible: 0, gap: 0, proved: true });
    expect(valuesOf({ friend: blank(2) }, '12', [{ rule: 'friend' }])[0]).toMatchObject({ value: 0, blank: 0 });
  });
});
