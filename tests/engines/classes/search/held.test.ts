import { describe, expect, it } from 'vitest';
import { type Exchange, Held } from '../../../../api/engines/classes/search/held.ts';
import type { ClassProblem } from '../../../../api/engines/classes/types.ts';
import { anySplit, aRandomSchool, problemOf } from '../../../support/a-random-school.ts';
import { cases } from '../../../support/cases.ts';

/** Pupils of each value of a measure by class. */
function table(values: Int32Array, classOf: Int32Array, classCount: number): Map<number, number[]> {
  const rows = new Map<number, number[]>();
  values.forEach((value, p) => {
    if (value < 0) return;
    const row = rows.get(value) ?? new Array<number>(classCount).fill(0);
    row[classOf[p]]++;
    rows.set(value, row);
  });
  return rows;
}

/** By counting both splits afresh: no value leaves what is even for it or what it had at `first`, and pairs do not rise. */
function spoilsNothing(problem: ClassProblem, first: Int32Array, before: Int32Array, [p, q]: Exchange): boolean {
  const after = before.slice();
  [after[p], after[q]] = [before[q], before[p]];
  return problem.goals.every(({ measure }) => {
    if (measure.kind !== 'count' && measure.kind !== 'pairs') return true;
    const [start, now, next] = [first, before, after].map((own) => table(measure.values, own, problem.classCount));
    if (measure.kind === 'count')
      return [...next].every(([value, row]) => {
        const had = start.get(value)!;
        const even = had.reduce((sum, count) => sum + count, 0) / problem.classCount;
        const [least, most] = [Math.min(Math.floor(even), ...had), Math.max(Math.ceil(even), ...had)];
        return row.every((count, c) => count === now.get(value)![c] || (count >= least && count <= most));
      });
    const pairs = (rows: Map<number, number[]>) =>
      [...rows.values()].flat().reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
    return pairs(next) <= pairs(now);
  });
}

describe('what exchanges may not spoil', () => {
  it('is what counting afresh says, before and after some exchanges were made', () => {
    let [allowed, forbidden] = [0, 0];
    for (let seed = 0; seed < cases(120); seed++) {
      const problem = problemOf(aRandomSchool(seed, { pupils: 9 + (seed % 8), classes: 2 + (seed % 3) }));
      const first = anySplit(problem, seed);
      const held = new Held(problem, first);
      const now = first.slice();
      for (let round = 0; round < 3; round++) {
        const members = (c: number) => Array.from(now.keys()).filter((p) => now[p] === c);
        const found = held.exchanges(members(0), members(1), 0, 1);
        const all = members(0).flatMap((p) => members(1).map((q): Exchange => [p, q]));
        const expected = all.filter((exchange) => spoilsNothing(problem, first, now, exchange));
        expect(found, `seed ${seed}`).toEqual(expected);
        for (const [p, q] of all)
          expect(held.maySwap(q, p, 1, 0)).toBe(expected.some(([one, other]) => one === p && other === q));
        allowed += expected.length;
        forbidden += all.length - expected.length;
        if (found.length === 0) break;
        const [p, q] = found[found.length - 1];
        held.move(p, 0, 1);
        held.move(q, 1, 0);
        [now[p], now[q]] = [1, 0];
      }
    }
    expect(allowed).toBeGreaterThan(0);
    expect(forbidden).toBeGreaterThan(0);
  });
});
