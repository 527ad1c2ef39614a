import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../../../../api/engines/classes/exact/ask.ts';
import { loadSolver } from '../../../../api/engines/classes/exact/load-solver.ts';
import { prove } from '../../../../api/engines/classes/exact/prove.ts';
import type { Solver } from '../../../../api/engines/classes/exact/solver.ts';
import { countHardBreaks } from '../../../../api/engines/classes/hard-breaks.ts';
import { goalValues } from '../../../../api/engines/classes/measure.ts';
import { search } from '../../../../api/engines/classes/search/search.ts';
import type { ClassProblem } from '../../../../api/engines/classes/types.ts';
import { aRandomSchool, everySplit, problemOf } from '../../../support/a-random-school.ts';
import { cases } from '../../../support/cases.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

/** Least values, rule after rule, over all splits; and the least of each rule by itself. */
function byTrying(problem: ClassProblem) {
  const all = everySplit(problem, (classOf) => countHardBreaks(problem, classOf) === 0).map((classOf) =>
    goalValues(problem, classOf),
  );
  if (all.length === 0) return null;
  let left = all;
  const best = problem.goals.map((_, g) => {
    const least = Math.min(...left.map((values) => values[g]));
    left = left.filter((values) => values[g] <= least + 1e-9);
    return least;
  });
  return { best, alone: problem.goals.map((_, g) => Math.min(...all.map((values) => values[g]))) };
}

function* smallSchools(count: number) {
  for (let seed = 0; seed < cases(count); seed++) {
    const classes = 1 + (seed % 3);
    yield { seed, problem: problemOf(aRandomSchool(seed, { pupils: classes + 1 + (seed % 4), classes, wishes: 4 })) };
  }
}

describe('a proved split', () => {
  it('is the best there is, rule after rule, and its bounds are the least of each rule by itself', () => {
    let tried = 0;
    for (const { seed, problem } of smallSchools(20)) {
      const truth = byTrying(problem);
      const start = search(problem);
      expect(start.hardBreaks === 0, `seed ${seed}`).toBe(truth !== null);
      const any = ask(problem, { least: null, within: [] }, solver, 100);
      expect(any.status, `seed ${seed}`).toBe(truth === null ? 'infeasible' : 'optimal');
      if (!truth) continue;
      const { found, bounds } = prove(problem, start, solver);
      tried++;
      expect(countHardBreaks(problem, found.classOf)).toBe(0);
      truth.best.forEach((least, g) => {
        expect(found.values[g], `seed ${seed}, goal ${g}`).toBeCloseTo(least, 6);
        expect(bounds[g].value, `seed ${seed}, bound ${g}`).toBeLessThanOrEqual(truth.alone[g] + 1e-9);
        if (found.values[g] > bounds[g].value + 1e-9) expect(bounds[g].value).toBeCloseTo(truth.alone[g], 3);
      });
    }
    expect(tried).toBeGreaterThan(0);
  });
});
