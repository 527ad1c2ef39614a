import { beforeAll, describe, expect, it } from 'vitest';
import { explain } from '../../../../api/engines/classes/contradiction/explain.ts';
import { findRepair } from '../../../../api/engines/classes/contradiction/find-repair.ts';
import { loadSolver } from '../../../../api/engines/classes/exact/load-solver.ts';
import type { Solver } from '../../../../api/engines/classes/exact/solver.ts';
import type { ClassProblem } from '../../../../api/engines/classes/types.ts';
import { ClassList } from '../../../support/a-class-list.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

const blank = (count: number) => Array.from({ length: count }, () => '');
const repairOf = (problem: ClassProblem) => findRepair(problem, explain(problem, solver)!, solver);

/** What is explained of a problem, and how many questions the solver was asked for it. */
function explained(problem: ClassProblem) {
  let asked = 0;
  const counting: Solver = (...question) => {
    asked++;
    return solver(...question);
  };
  return { contradiction: explain(problem, counting)!, asked };
}

describe('what is explained', () => {
  it('is by arithmetic where pupils are more than seats: nobody is left out in turn to see whether the rest fit', () => {
    const problem = new ClassList({ sex: blank(9) }).problem([], 3);
    const { contradiction, asked } = explained(problem);
    expect(contradiction).toMatchObject({ rules: ['cap'], irreducible: true });
    expect(contradiction.pupilIds).toEqual(['p000', 'p001', 'p002', 'p003', 'p004', 'p005', 'p006']);
    expect(asked).toBeLessThanOrEqual(1);
  });

  it('speaks of one pupil alone where classes are not compared, however many there are', () => {
    const [needs, pinned] = [blank(30), blank(30)];
    [needs[20], pinned[20]] = ['1', '2'];
    const rules = [{ rule: 'size' }, { rule: 'pinned' }, { rule: 'teacher-fit', classes: ['1'] }];
    const { contradiction, asked } = explained(new ClassList({ needs, pinned }).problem(rules));
    expect(contradiction.rules.map((name) => name.split(' ')[0])).toEqual(['pinned', 'teacher-fit']);
    expect(contradiction).toMatchObject({ pupilIds: ['p020'], part: { others: 'gone', filled: false } });
    expect(asked).toBeLessThanOrEqual(3);
  });

  it('speaks of everybody where a rule compares classes: sizes, or a hard difference', () => {
    const pinned = ['1', '1', '1', ''];
    const sizes = explained(new ClassList({ pinned }).problem([{ rule: 'size' }, { rule: 'pinned' }])).contradiction;
    expect(sizes.rules.map((name) => name.split(' ')[0])).toEqual(['size', 'pinned']);
    expect(sizes.part.others).not.toBe('gone');
    const sex = { rule: 'sex', hard: true, maxGap: 1 };
    const girls = new ClassList({ pinned, sex: ['F', 'F', 'F', 'M'] }).problem([sex, { rule: 'pinned' }]);
    const { contradiction } = explained(girls);
    expect(contradiction.rules.map((name) => name.split(' ')[0])).toEqual(['sex', 'pinned']);
    expect(contradiction.part.others).not.toBe('gone');
  });

  it('names pupils of wishes in the order of their codes, whoever wished first', () => {
    const torn = new ClassList({ sex: blank(5) }).withWish(3, 'together', 1).withWish(3, 'apart', 1).problem([]);
    expect(explained(torn).contradiction).toMatchObject({
      ...{ rules: ['apart', 'together'], pupilIds: ['p001', 'p003'], irreducible: true },
    });
  });
});

describe('the cheapest repair of several contradictions at once', () => {
  it('is to drop all wishes of one kind, counted, where no single wish is enough', () => {
    const list = new ClassList({ sex: blank(8) }, 3);
    list.withWish(6, 'friend', 7).withWish(0, 'together', 1).withWish(2, 'together', 3).withWish(4, 'together', 5);
    list.withWish(0, 'apart', 1).withWish(2, 'apart', 3);
    const repair = repairOf(list.problem([]));
    expect(repair).toEqual({ kind: 'drop-wishes', wish: 'together', count: 3 });
    const alone = new ClassList({ sex: blank(4) }).withWish(0, 'together', 1).withWish(0, 'apart', 1).problem([]);
    expect(repairOf(alone)).toEqual({ kind: 'drop-wish', wish: 'together', pupilIds: ['p000', 'p001'] });
  });

  it('frees the cell of the rule that stands first, one of teachers as well as a pin', () => {
    const columns = { needs: ['', '1', '', ''], pinned: ['', '2', '', ''] };
    const rules = [{ rule: 'teacher-fit', classes: ['1'] }, { rule: 'pinned' }];
    expect(repairOf(new ClassList(columns).problem(rules))).toMatchObject({
      ...{ kind: 'free-pupil', rule: 'teacher-fit', pupilId: 'p001' },
    });
  });
});
