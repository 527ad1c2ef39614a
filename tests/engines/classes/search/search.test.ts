import { describe, expect, it } from 'vitest';
import { search } from '../../../../api/engines/classes/search/search.ts';
import { aSchool, twelve } from '../../../bench/class-cases.ts';

/** Sum of the first rule of scores and what other rules are worth, over some schools. */
function worth(method: 2 | 3) {
  let [means, others] = [0, 0];
  for (const seed of ['1', '5']) {
    const problem = { ...aSchool(45, 3, twelve, seed), method };
    const { values, hardBreaks } = search(problem);
    expect(hardBreaks).toBe(0);
    problem.goals.forEach(({ measure }, g) => {
      if (measure.kind === 'mean') means += values[g];
      else others += values[g];
    });
  }
  return { means, others };
}

describe('a school of few pupils in small classes', () => {
  it('has its counts no less even and its means much nearer than by counts alone', () => {
    const [before, now] = [worth(2), worth(3)];
    expect(now.others).toBeLessThanOrEqual(before.others);
    expect(now.means).toBeLessThan(0.8 * before.means);
  });

  it('is split the same way every time, and another way by another seed', () => {
    const problem = aSchool(45, 3, twelve, '1');
    const found = search(problem);
    expect(search(problem)).toEqual(found);
    expect(search({ ...problem, seed: 'other' }).classOf).not.toEqual(found.classOf);
  });
});
