import { beforeAll, describe, expect, it } from 'vitest';
import { allocate, moreClasses, refusalOf } from '../../../../api/engines/classes/allocate.ts';
import { canBeKept, explain } from '../../../../api/engines/classes/contradiction/explain.ts';
import {
  countContradiction,
  findContradiction,
} from '../../../../api/engines/classes/contradiction/find-contradiction.ts';
import { findRepair } from '../../../../api/engines/classes/contradiction/find-repair.ts';
import { restrict, seatedIn, wholeOf } from '../../../../api/engines/classes/contradiction/restrict.ts';
import { loadSolver } from '../../../../api/engines/classes/exact/load-solver.ts';
import type { Solver } from '../../../../api/engines/classes/exact/solver.ts';
import type { ClassProblem } from '../../../../api/engines/classes/types.ts';
import { ClassList } from '../../../support/a-class-list.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const blank = (count: number) => Array.from({ length: count }, () => '');
const cells = (count: number, text: string) => Array.from({ length: count }, (_, i) => text[i]?.trim() ?? '');
const repairOf = (problem: ClassProblem) => findRepair(problem, explain(problem, solver)!, solver);

describe('counting, before any solver', () => {
  it('follows the shortest chain that keeps two together who are to be apart', () => {
    const list = new ClassList({ sex: blank(9), family: cells(9, '     ff') }, 3);
    for (const [one, other] of [
      [0, 1],
      [1, 2],
      [2, 3],
      [0, 4],
      [4, 3],
    ])
      list.withWish(one, 'together', other);
    list.withWish(0, 'apart', 2).withWish(0, 'apart', 3).withWish(5, 'apart', 6);
    const problem = list.problem([{ rule: 'same-class', attribute: 'family' }]);
    // Two by a rule and a wish are fewer than three by wishes.
    expect(countContradiction(problem)).toEqual({ rules: ['same-class', 'apart'], pupils: [6, 5] });
    const wishes = list.problem([]);
    expect(countContradiction(wishes)).toEqual({ rules: ['together', 'together', 'apart'], pupils: [2, 1, 0] });
    expect(findContradiction(wishes)).toEqual({
      ...{ code: 'class-contradiction-large', severity: 'refuse', table: 'rules' },
      params: { rules: 'together, apart', pupils: 'p002, p001, p000', count: 3, classes: 3 },
    });
    expect(findContradiction(new ClassList({ sex: blank(3) }).problem([]))).toBeNull();
  });

  it('names the fewest cells that leave a family no class, with what ties it', () => {
    const pinned = { pinned: cells(4, '1  2'), needs: cells(4, ' 1') };
    const rules = [{ rule: 'pinned' }, { rule: 'teacher-fit', classes: ['1', '2'] }];
    const list = new ClassList(pinned, 3).withWish(0, 'together', 1).withWish(1, 'together', 3);
    expect(countContradiction(list.problem(rules))).toEqual({
      rules: ['pinned', 'pinned', 'together', 'together'],
      pupils: [0, 3, 1],
    });
    const alone = new ClassList({ pinned: ['3', '', ''], needs: ['1', '', ''] }, 3).problem(rules);
    expect(countContradiction(alone)).toEqual({ rules: ['pinned', 'teacher-fit'], pupils: [0] });
    expect(countContradiction(new ClassList(pinned, 3).problem(rules))).toBeNull();
  });

  it('counts marked pupils against all places for them, and pins against the seats of one class', () => {
    const needs = { needs: cells(8, '1 111 1') };
    const spread = (maxPerClass: number) => [{ rule: 'spread', attribute: 'needs', maxPerClass }];
    expect(countContradiction(new ClassList(needs).problem(spread(2)))).toEqual({
      rules: ['spread'],
      pupils: [0, 2, 3, 4, 6],
    });
    expect(countContradiction(new ClassList(needs).problem(spread(3)))).toBeNull();
    const heavy = { rule: 'spread', attribute: 'needs', load: { attribute: 'hours', max: 0 } };
    expect(countContradiction(new ClassList({ ...needs, hours: blank(8) }).problem([heavy]))).toBeNull();
    const pins = new ClassList({ pinned: cells(7, '2122 22') }, 3);
    expect(countContradiction(pins.problem([{ rule: 'pinned' }], 4))).toEqual({
      rules: ['cap', 'pinned'],
      pupils: [0, 2, 3, 5, 6],
    });
    expect(countContradiction(pins.problem([{ rule: 'pinned' }], 5))).toBeNull();
    expect(countContradiction(pins.problem([{ rule: 'pinned' }]))).toBeNull();
    // Who may be in two classes is pinned to none of them.
    const fit = new ClassList({ needs: cells(6, '11111') }, 3).problem(
      [{ rule: 'teacher-fit', classes: ['1', '2'] }],
      4,
    );
    expect(countContradiction(fit)).toBeNull();
  });

  it('counts seats, those who take most first', () => {
    const list = new ClassList({ needs: cells(7, '  1  1') });
    const reduce = (capReduction: number) => [{ rule: 'spread', attribute: 'needs', capReduction }];
    expect(countContradiction(list.problem(reduce(0), 3))).toEqual({ rules: ['cap'], pupils: [0, 1, 2, 3, 4, 5, 6] });
    expect(countContradiction(list.problem(reduce(0), 4))).toBeNull();
    expect(countContradiction(list.problem(reduce(2), 5))).toEqual({
      ...{ rules: ['cap', 'spread'], pupils: [2, 5, 0, 1, 3, 4, 6] },
    });
    expect(countContradiction(list.problem(reduce(3), 4))).toEqual({ rules: ['cap', 'spread'], pupils: [2, 5, 0] });
    expect(countContradiction(list.problem(reduce(2), 6))).toBeNull();
    expect(moreClasses(list.problem(reduce(2), 6))).toEqual([]);
    expect(moreClasses(list.problem(reduce(2)))).toEqual([]);
    expect(moreClasses(list.problem(reduce(2), 5))).toEqual([
      {
        ...{ code: 'class-repair-classes', severity: 'warning', table: 'rules' },
        params: { cap: 5, pupils: 7, needed: 11, seats: 10, from: 2, to: 3 },
      },
    ]);
  });

  it('finds more pupils than classes of whom each is to be apart from each', () => {
    const list = new ClassList({ sex: blank(7), feud: cells(7, ' x x x') }, 3);
    for (const [one, other] of [
      [0, 1],
      [0, 3],
      [5, 0],
      [2, 4],
      [2, 6],
      [2, 5],
    ])
      list.withWish(one, 'apart', other);
    const found = countContradiction(list.problem([{ rule: 'keep-apart', attribute: 'feud' }]))!;
    expect([found.rules, [...found.pupils].sort()]).toEqual([
      ['apart', 'keep-apart'],
      [0, 1, 3, 5],
    ]);
    expect(countContradiction(list.problem([]))).toBeNull();
  });
});

describe('a part of a problem', () => {
  it('keeps what it names and asks nothing of the others, who sit somewhere or are gone', () => {
    const problem = new ClassList({ sex: ['F', 'M', 'F', 'M'], pinned: ['1', '2', '', '1'] })
      .withWish(0, 'together', 3)
      .withWish(0, 'friend', 2)
      .withWish(1, 'apart', 3)
      .problem([{ rule: 'pinned' }, { rule: 'sex' }], 3);
    const whole = wholeOf(problem);
    expect(whole).toEqual({
      ...{ cap: true, filled: true, rules: [0, 1], wishes: [0, 2], pupils: [0, 1, 2, 3], others: 'seated' },
    });
    expect(wholeOf({ ...problem, rules: { ...problem.rules, cap: null } }).cap).toBe(false);
    const part = { ...whole, cap: false, rules: [0], pupils: [0, 3] };
    const seated = restrict(problem, part);
    expect(seatedIn(problem, part)).toEqual([0, 1, 2, 3]);
    expect(seated).toMatchObject({ pupilCount: 4, cap: null, mayBeEmpty: false, goals: [] });
    expect(seated.records.pupils.attributes.pinned).toEqual(['1', '', '', '1']);
    expect([seated.together.one.length, seated.apart.one.length]).toEqual([1, 0]);
    const gone = restrict(problem, { ...part, others: 'gone', filled: false });
    expect(gone).toMatchObject({ pupilCount: 2, mayBeEmpty: true, records: { pupils: { ids: ['p000', 'p003'] } } });
    expect(() => restrict(problem, { ...part, pupils: [0], others: 'gone' })).toThrow();
  });

  it('is not decided where the solver gives up, and is decided by a split that is known', () => {
    const problem = new ClassList({ sex: blank(4) }).withWish(0, 'apart', 1).problem([{ rule: 'size' }]);
    const givesUp: Solver = () => ({ status: 'limit', values: null });
    const whole = wholeOf(problem);
    expect(canBeKept(problem, whole, givesUp)).toBeNull();
    expect(canBeKept(problem, whole, givesUp, [Int32Array.of(0, 1, 1, 0)])).toBe(true);
    expect(canBeKept(problem, whole, givesUp, [Int32Array.of(0, 0, 1, 1)])).toBeNull();
    const known: Int32Array[] = [];
    expect(canBeKept(problem, whole, solver, known)).toBe(true);
    expect(canBeKept(problem, whole, givesUp, known)).toBe(true);
    expect(explain(problem, givesUp)).toBeNull();
  });

  it('is said not to be shown irreducible where a question stayed open', () => {
    const list = new ClassList({ sex: blank(6), a: cells(6, 'xxxx'), feud: cells(6, 'y   yy') });
    const problem = list.problem([{ rule: 'size' }, { rule: 'same-class', attribute: 'a' }]);
    expect(explain(problem, solver)).toMatchObject({ irreducible: true, rules: ['size', 'same-class (a)'] });
    let asked = 0;
    const tires: Solver = (text, count, nodes) =>
      asked++ <= 0 ? solver(text, count, nodes) : { status: 'limit', values: null };
    // Whatever could not be spared for certain is named.
    expect(explain(problem, tires)).toMatchObject({
      ...{ irreducible: false, rules: ['classes', 'size', 'same-class (a)'] },
    });
    // The split itself is asked for once before.
    asked = -1;
    expect(allocate(problem, tires).issue?.code).toBe('class-contradiction-large');
    expect(allocate(problem, () => ({ status: 'limit', values: null })).issue).toMatchObject({
      ...{ code: 'class-none-found', params: { count: expect.any(Number) } },
    });
  });
});

describe('the cheapest repair', () => {
  it('drops one wish, or raises a number as little as is enough', () => {
    const wishes = new ClassList({ sex: blank(5) }).withWish(3, 'together', 4).withWish(4, 'apart', 3).problem([]);
    expect(repairOf(wishes)).toEqual({ kind: 'drop-wish', wish: 'together', pupilIds: ['p003', 'p004'] });
    const load = { attribute: 'hours', max: 3 };
    const hours = new ClassList({ needs: cells(4, '11'), hours: cells(4, '54') });
    expect(repairOf(hours.problem([{ rule: 'spread', attribute: 'needs', load }]))).toEqual({
      ...{ kind: 'raise', what: 'load', rule: 'spread', attribute: 'needs', from: 3, to: 5 },
    });
    const places = new ClassList({ needs: cells(8, '1111111') }).problem([
      { rule: 'spread', attribute: 'needs', maxPerClass: 1 },
    ]);
    expect(repairOf(places)).toEqual({
      ...{ kind: 'raise', what: 'maxPerClass', rule: 'spread', attribute: 'needs', from: 1, to: 4 },
    });
    const gap = new ClassList({ sex: ['F', 'F', 'F', 'F', 'M', 'M'] });
    for (const other of [1, 2, 3]) gap.withWish(0, 'together', other);
    // Three of them would still sit together without any one of the wishes.
    expect(repairOf(gap.problem([{ rule: 'sex', hard: true, maxGap: 1 }]))).toEqual({
      ...{ kind: 'raise', what: 'maxGap', rule: 'sex', attribute: 'sex', from: 1, to: 4 },
    });
  });

  it('frees one pupil’s cell of the rule that holds it, never one of a rule of counting', () => {
    const pinned = new ClassList({
      pinned: ['1', '2', ''],
      twins: ['together', 'together', ''],
      family: ['f', 'f', ''],
    });
    expect(repairOf(pinned.problem([{ rule: 'twins' }, { rule: 'pinned' }]))).toMatchObject({ kind: 'free-pupil' });
    const feud = new ClassList({ feud: ['x', 'x', 'x', '', ''] }).problem([{ rule: 'keep-apart', attribute: 'feud' }]);
    expect(repairOf(feud)).toEqual({ kind: 'free-pupil', rule: 'keep-apart', attribute: 'feud', pupilId: 'p000' });
    const names = new ClassList({ name: ['An', 'An', 'An', 'Bình'] }).problem([{ rule: 'namesakes', hard: true }]);
    expect(repairOf(names)).toMatchObject({ kind: 'free-pupil', rule: 'namesakes', pupilId: 'p000' });
    const offers = [{ value: 'en', classes: ['1'] }];
    const language = new ClassList({ language: ['en', 'en', ''], needs: ['1', '', ''] }).problem([
      { rule: 'choices', attribute: 'language', offers },
      { rule: 'teacher-fit', classes: ['2'] },
    ]);
    expect(repairOf(language)).toMatchObject({ kind: 'free-pupil', rule: 'choices', pupilId: 'p000' });
  });

  it('gives a whole rule up last of all, and knows when no single change is enough', () => {
    const seven = new ClassList({ feud: cells(9, 'xxxxxxx') }, 3).problem([{ rule: 'keep-apart', attribute: 'feud' }]);
    expect(repairOf(seven)).toEqual({ kind: 'drop-rule', rule: 'keep-apart', attribute: 'feud' });
    const two = new ClassList({ feud: cells(9, 'xxxxxxx'), odd: cells(9, 'yyyyyyy') }, 3);
    const both = two.problem([
      { rule: 'keep-apart', attribute: 'feud' },
      { rule: 'keep-apart', attribute: 'odd' },
    ]);
    expect(repairOf(both)).toBeNull();
    const issues = refusalOf(seven, solver)!;
    expect(issues.map(({ code }) => code)).toEqual(['class-contradiction', 'class-repair-drop-rule']);
    expect(issues[1].params).toEqual({ rule: 'keep-apart (feud)' });
    expect(refusalOf(new ClassList({ sex: blank(4) }).problem([]), solver)).toBeNull();
  });

  it('is believed where the solver gives up but the search finds a split', () => {
    const problem = new ClassList({ sex: blank(6) }).withWish(0, 'together', 1).withWish(1, 'apart', 0).problem([]);
    const contradiction = explain(problem, solver)!;
    expect(findRepair(problem, contradiction, () => ({ status: 'limit', values: null }))).toMatchObject({
      ...{ kind: 'drop-wish', wish: 'together' },
    });
  });
});
