import { beforeAll, describe, expect, it } from 'vitest';
import { findBlockers } from '../../../../api/engines/classes/exact/find-blockers.ts';
import { loadSolver } from '../../../../api/engines/classes/exact/load-solver.ts';
import type { Solver } from '../../../../api/engines/classes/exact/solver.ts';
import { ClassList } from '../../../support/a-class-list.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

/** One girl by herself, one with a boy, three boys: girls are even only in classes of four and two, or of one and five. */
const six = {
  girl: ['1', '1', '', '', '', ''],
  sex: ['F', 'F', 'M', 'M', 'M', 'M'],
  everyone: ['1', '1', '1', '1', '1', '1'],
  boys: ['', '', '', 'b', 'b', ''],
};
const wished = () =>
  new ClassList(six).withWish(1, 'together', 2).withWish(3, 'together', 4).withWish(4, 'together', 5);
const harmless = { rule: 'same-class', attribute: 'boys' };
const girls = { rule: 'balance-count', attribute: 'girl' };

const blockersOf = (list: ClassList, rules: object[], cap?: number) => {
  const problem = list.problem(rules, cap);
  return findBlockers(problem, problem.goals.length - 1, 2, solver);
};

describe('what forbids an even share is named, and nothing beside it', () => {
  it('one size for all classes', () => {
    expect(blockersOf(wished(), [{ rule: 'size' }, harmless, girls])).toEqual(['size', 'together']);
  });

  it('a cap', () => {
    expect(blockersOf(wished(), [harmless, girls], 3)).toEqual(['cap', 'together']);
  });

  it('a mark of which a class bears only so many', () => {
    const spread = { rule: 'spread', attribute: 'everyone', maxPerClass: 3 };
    expect(blockersOf(wished(), [harmless, spread, girls])).toEqual(['spread', 'together']);
  });

  it('a difference that another rule holds down', () => {
    const even = { rule: 'balance-count', attribute: 'everyone', hard: true, maxGap: 0 };
    expect(blockersOf(wished(), [even, harmless, girls])).toEqual(['balance-count', 'together']);
  });

  it('all that asks for something where dropping one of them is not enough', () => {
    const rules = [
      { rule: 'size' },
      { rule: 'spread', attribute: 'everyone', maxPerClass: 3 },
      { rule: 'same-class', attribute: 'bound' },
      { rule: 'sex' },
      girls,
    ];
    const bound = ['', 'x', 'x', 'b', 'b', 'b'];
    const list = new ClassList({ ...six, bound }).withWish(1, 'together', 2).withWish(3, 'together', 4);
    list.withWish(4, 'together', 5).withWish(0, 'apart', 5);
    const problem = list.problem(rules, 3);
    expect(findBlockers(problem, 1, 0, solver)).toEqual(['apart', 'cap', 'same-class', 'size', 'spread', 'together']);
  });
});
