import { describe, expect, it } from 'vitest';
import { MeanSums } from '../../../../api/engines/classes/search/mean-sums.ts';
import type { ClassProblem } from '../../../../api/engines/classes/types.ts';
import { seededRandom } from '../../../../api/engines/random.ts';
import { ClassList } from '../../../support/a-class-list.ts';

const sum = (values: Iterable<number>) => [...values].reduce((all, own) => all + own, 0);
const scores = { rule: 'scores', attributes: ['maths', 'art'] };
const maths = { rule: 'balance-mean', attribute: 'maths' };

/** Six pupils with marks made from a number: halves in maths, whole ones in art, or as given. */
function pupils(seed: number, given: { maths?: string[]; art?: string[] } = {}) {
  const random = seededRandom(`targets ${seed}`);
  const marks = (steps: number) => Array.from({ length: 6 }, () => String(Math.floor(random() * 10 * steps) / steps));
  const pick = (own: string[], other: string[] = []) => own.map((mark, p) => other[p] ?? mark);
  return new ClassList({ maths: pick(marks(2), given.maths), art: pick(marks(1), given.art) }, 2);
}

/**
 * Units to give class 0 from class 1 by trying all that lie about half of what they differ by; of a sum (its place: those of its
 * parts) what its parts come to.
 */
function byTrying(problem: ClassProblem, split: Int32Array, sums: Record<number, number[]>): string[] {
  const means = problem.goals.flatMap(({ measure, maxGap }, m) => {
    if (measure.kind !== 'mean') return [];
    const known = Array.from(split.keys()).filter((p) => measure.counted[p]);
    const mean = sum(known.map((p) => measure.units[p])) / known.length;
    const spread = Math.max(1, Math.sqrt(sum(known.map((p) => (measure.units[p] - mean) ** 2)) / known.length));
    const inClass = (c: number) =>
      sum(known.filter((p) => split[p] === c).map((p) => (measure.units[p] - mean) / spread));
    return [{ spread, unit: measure.unit, weight: maxGap === null ? 2 ** -m : 20, of: [inClass(0), inClass(1)] }];
  });
  const energy = (added: readonly number[]) =>
    sum(
      means.map(({ spread, weight, of: [a, b] }, m) => {
        const shift = added[m] / spread;
        return weight * ((a + shift) ** 2 + (b - shift) ** 2);
      }),
    );
  let tried: number[][] = [means.map(() => 0)];
  means.forEach(({ spread, of: [a, b] }, m) => {
    const below = Math.floor((b - a) / 2 / (1 / spread));
    if (!sums[m]) tried = tried.flatMap((own) => [own.with(m, below), own.with(m, below + 1)]);
  });
  for (const [m, parts] of Object.entries(sums).map(([m, parts]) => [Number(m), parts] as const))
    tried = tried.map((own) =>
      own.with(m, Math.round(sum(parts.map((part) => (own[part] * means[part].unit) / means[m].unit)))),
    );
  return tried.filter((own) => energy(own) < energy(means.map(() => 0)) - 1e-9).map((own) => own.join(' '));
}

const split = Int32Array.of(0, 1, 0, 0, 1, 1);

describe('what two classes are to give each other', () => {
  it.each<[string, Parameters<typeof pupils>[1], object[], Record<number, number[]>]>([
    ['a sum and its parts', {}, [scores], { 0: [1, 2] }],
    ['a sum and its parts after a score by itself', {}, [maths, scores], { 1: [2, 3] }],
    ['a sum and its parts before a score by itself', {}, [scores, maths], { 0: [1, 2] }],
    ['two scores by themselves', {}, [maths, { rule: 'balance-mean', attribute: 'art' }], {}],
    ['one score of a rule of sums', {}, [{ rule: 'scores', attributes: ['art'] }], {}],
    ['a sum that must be near', {}, [{ ...scores, hard: true, maxGap: 2 }, maths], { 0: [1, 2] }],
    ['a sum of who have both or none', { maths: ['', '8.5'], art: [''] }, [scores], { 0: [1, 2] }],
    ['a sum that leaves out who has one', { art: [''] }, [scores], {}],
    ['a sum that leaves out who has nothing of one', { maths: ['0'], art: [''] }, [scores], {}],
    ['a sum of a score that is nothing for all', { art: ['0', '0', '0', '0', '0', '0'] }, [scores], { 0: [1, 2] }],
  ])('is all that brings them nearer, the best first: %s', (_, given, rules, sums) => {
    let targets = 0;
    for (let seed = 0; seed < 12; seed++) {
      const problem = pupils(seed, given).problem(rules);
      const own = new MeanSums(problem, split).targets(0, 1, 1000);
      expect(own.map((each) => each.join(' ')).sort(), `seed ${seed}`).toEqual(byTrying(problem, split, sums).sort());
      expect(new MeanSums(problem, split).targets(0, 1, 2)).toEqual(own.slice(0, 2));
      targets += own.length;
    }
    expect(targets).toBeGreaterThan(0);
  });

  it('is nothing of a score that nobody has', () => {
    const none = ['', '', '', '', '', ''];
    const problem = pupils(1, { art: none }).problem([{ rule: 'balance-mean', attribute: 'art' }]);
    const sums = new MeanSums(problem, split);
    expect(sums.energy()).toBe(0);
    expect(sums.targets(0, 1, 8)).toEqual([]);
  });
});
