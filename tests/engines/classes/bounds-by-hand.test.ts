import { describe, expect, it } from 'vitest';
import { boundOf } from '../../../api/engines/classes/bounds.ts';
import { seededRandom } from '../../../api/engines/random.ts';
import { ClassList } from '../../support/a-class-list.ts';

const cells = (...counts: [string, number][]) => counts.flatMap(([cell, count]) => Array<string>(count).fill(cell));

/** The bound of the first goal. */
function bound(list: ClassList, rules: object[], cap?: number) {
  const problem = list.problem(rules, cap);
  return boundOf(problem, problem.goals[0]);
}

describe('the bound of a count', () => {
  const sex = { rule: 'sex' };
  it('is 0 where the classes divide every value, else 1', () => {
    expect(bound(new ClassList({ sex: cells(['F', 4], ['M', 2]) }), [sex])).toEqual({ value: 0, blockedBy: [] });
    expect(bound(new ClassList({ sex: cells(['F', 4], ['M', 3]) }), [sex])).toEqual({ value: 1, blockedBy: [] });
    expect(bound(new ClassList({ sex: cells(['F', 4], ['', 3]) }), [sex])).toEqual({ value: 0, blockedBy: [] });
    expect(bound(new ClassList({ sex: cells(['F', 5], ['M', 3]) }, 1), [sex])).toEqual({ value: 0, blockedBy: [] });
  });

  it('grows with those who must be together, and names what says so', () => {
    const group = cells(['', 1], ['x', 3], ['', 4]);
    const tied = () => new ClassList({ sex: cells(['M', 1], ['F', 4], ['M', 3]), group });
    expect(bound(tied(), [sex, { rule: 'same-class', attribute: 'group' }])).toEqual({
      value: 2,
      blockedBy: ['same-class'],
    });
    const both = tied().withWish(4, 'together', 3);
    expect(bound(both, [sex, { rule: 'same-class', attribute: 'group' }])).toEqual({
      ...{ value: 4, blockedBy: ['same-class', 'together'] },
    });
    const wish = new ClassList({ sex: cells(['F', 2], ['M', 2]) }, 3).withWish(0, 'together', 1);
    expect(bound(wish, [sex])).toEqual({ value: 2, blockedBy: ['together'] });
    const mixed = new ClassList({ sex: ['F', 'M', 'F', 'M'] }).withWish(0, 'together', 1);
    expect(bound(mixed, [sex])).toEqual({ value: 0, blockedBy: [] });
    const blank = new ClassList({ sex: ['', '', 'F', 'F'] }).withWish(0, 'together', 1);
    expect(bound(blank, [sex])).toEqual({ value: 0, blockedBy: [] });
  });

  it('grows with those who may be in one class only, and names the rules that confine', () => {
    const pins = (...pinned: string[]) => new ClassList({ sex: cells(['F', 3], ['M', 6]), pinned }, 3);
    const pinned = { rule: 'pinned' };
    expect(bound(pins('', '', '', '3', '3', '3', '3', '', ''), [sex, pinned])).toEqual({
      value: 3,
      blockedBy: ['pinned'],
    });
    expect(bound(pins('', '', '', '3', '3', '2', '2', '1', '1'), [sex, pinned])).toEqual({ value: 0, blockedBy: [] });
    expect(bound(pins('2', '2', '', '', '', '', '', '', ''), [sex, pinned])).toEqual({
      value: 2,
      blockedBy: ['pinned'],
    });
    const fit = { rule: 'teacher-fit', classes: ['1'] };
    const needs = cells(['1', 4], ['', 4]);
    const confined = new ClassList({ sex: cells(['F', 4], ['M', 4]), needs, pinned: cells(['', 7], ['2', 1]) });
    expect(bound(confined, [sex, fit, pinned])).toEqual({ value: 4, blockedBy: ['pinned', 'teacher-fit'] });
    const two = { rule: 'teacher-fit', classes: ['1', '2'] };
    expect(
      bound(new ClassList({ sex: cells(['F', 3], ['M', 3]), needs: cells(['1', 3], ['', 3]) }, 3), [sex, two]),
    ).toEqual({ value: 0, blockedBy: [] });
  });
});

describe('the bound of pairs, parts and wishes', () => {
  it('is the pairs of namesakes spread as evenly as can be', () => {
    const namesakes = { rule: 'namesakes' };
    expect(bound(new ClassList({ name: cells(['An', 5], ['', 3]) }), [namesakes])).toEqual({ value: 4, blockedBy: [] });
    expect(bound(new ClassList({ name: cells(['An', 7], ['Bình', 4], ['Chi', 1]) }, 3), [namesakes]).value).toBe(6);
  });

  it('is the classes a street needs beyond its first, by the largest class there can be', () => {
    const group = { rule: 'neighbourhood', attribute: 'street', mode: 'group' };
    const streets = (x: number, y: number, others: number, classes = 2) =>
      new ClassList({ street: cells(['x', x], ['y', y], ['', others]) }, classes);
    expect(bound(streets(5, 3, 0), [group])).toEqual({ value: 0, blockedBy: [] });
    expect(bound(streets(7, 0, 1), [group]).value).toBe(0);
    expect(bound(streets(8, 0, 0), [group]).value).toBe(1);
    expect(bound(streets(5, 3, 0), [group, { rule: 'size' }]).value).toBe(1);
    expect(bound(streets(5, 3, 0), [group], 2).value).toBe(3);
    expect(bound(streets(5, 0, 4, 3), [group, { rule: 'size', maxGap: 2 }]).value).toBe(1);
    expect(bound(streets(4, 0, 5, 3), [group, { rule: 'size', maxGap: 2 }]).value).toBe(0);
    expect(bound(streets(2, 0, 0), [group, { rule: 'size' }]).value).toBe(1);
  });

  it('is 0 of friends and of wished teachers', () => {
    const list = new ClassList({ needs: ['1', '', ''] }).withWish(0, 'friend', 1);
    expect(bound(list, [{ rule: 'friend' }])).toEqual({ value: 0, blockedBy: [] });
    expect(bound(list, [{ rule: 'teacher-fit', classes: ['1'], hard: false }])).toEqual({ value: 0, blockedBy: [] });
  });
});

/** The least difference of means over all whole class sums of these sizes that add up to the total, by trying them all. */
function leastByTrying(sizes: number[], total: number): number {
  const mean = total / sizes.reduce((sum, size) => sum + size, 0);
  let least = Infinity;
  const tryFrom = (c: number, left: number, low: number, high: number): void => {
    if (high - low >= least) return;
    if (c === sizes.length - 1) {
      const own = left / sizes[c];
      least = Math.min(least, Math.max(high, own) - Math.min(low, own));
      return;
    }
    const from = Math.floor(mean * sizes[c]);
    for (let sum = from - 2; sum <= from + 3; sum++)
      tryFrom(c + 1, left - sum, Math.min(low, sum / sizes[c]), Math.max(high, sum / sizes[c]));
  };
  tryFrom(0, total, Infinity, -Infinity);
  return least;
}

describe('the bound of means', () => {
  const mean = { rule: 'balance-mean', attribute: 'maths' };
  it('is the least difference that whole sums of the settled sizes can have', () => {
    const random = seededRandom('bounds of means');
    for (let i = 0; i < 200; i++) {
      const classes = 2 + Math.floor(random() * 3);
      const n = classes + Math.floor(random() * 12);
      const maths = Array.from({ length: n }, () => String(Math.floor(random() * 12)));
      const problem = new ClassList({ maths }, classes).problem([mean, { rule: 'size' }]);
      const { measure } = problem.goals[0];
      if (measure.kind !== 'mean') throw new Error('no mean');
      const total = measure.units.reduce((sum, own) => sum + own, 0);
      const sizes = Array.from({ length: classes }, (_, c) => Math.floor(n / classes) + Number(c < n % classes));
      const { value, blockedBy } = boundOf(problem, problem.goals[0]);
      expect(value, `${maths} in ${classes}`).toBeCloseTo(leastByTrying(sizes, total) * measure.unit, 9);
      expect(blockedBy).toEqual([]);
    }
  });

  it('is nothing where sizes are open, a score is missing or there is one class', () => {
    const list = (classes = 2) => new ClassList({ maths: ['1', '2', '4', '8'] }, classes);
    expect(bound(list(), [mean, { rule: 'size', maxGap: 0 }]).value).toBe(0.5);
    expect(bound(list(), [mean]).value).toBe(0);
    expect(bound(list(), [mean, { rule: 'size', maxGap: 2 }]).value).toBe(0);
    expect(bound(list(1), [mean, { rule: 'size' }]).value).toBe(0);
    expect(bound(new ClassList({ maths: ['1', '', '4', '8'] }), [mean, { rule: 'size' }]).value).toBe(0);
  });
});
