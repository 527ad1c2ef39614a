import { describe, expect, it } from 'vitest';
import { type Found, foundIn, isBetter, isBetterAmong } from '../../../../api/engines/classes/search/found.ts';
import { ClassList } from '../../../support/a-class-list.ts';

const found = (hardBreaks: number, ...values: number[]): Found => ({ classOf: new Int32Array(), hardBreaks, values });

describe('of two splits the better', () => {
  it('breaks fewer hard rules, whatever the goals say', () => {
    expect(isBetter(found(1, 9, 9), found(2, 0, 0))).toBe(true);
    expect(isBetter(found(2, 0, 0), found(1, 9, 9))).toBe(false);
  });

  it('or is lower in the first goal in which they differ', () => {
    expect(isBetter(found(1, 3, 1, 9), found(1, 3, 2, 0))).toBe(true);
    expect(isBetter(found(1, 3, 2, 0), found(1, 3, 1, 9))).toBe(false);
    expect(isBetter(found(0, 3, 2), found(0, 3, 2))).toBe(false);
  });

  it('where a difference by rounding is none', () => {
    expect(isBetter(found(0, 1, 5), found(0, 1 + 1e-12, 4))).toBe(false);
    expect(isBetter(found(0, 1 + 1e-12, 4), found(0, 1, 5))).toBe(true);
  });

  it('among some of the goals, or neither where they are alike in those', () => {
    const [one, other] = [found(0, 5, 1), found(0, 4, 2)];
    expect(isBetterAmong([true, true], one, other)).toBe(false);
    expect(isBetterAmong([false, true], one, other)).toBe(true);
    expect(isBetterAmong([false, true], other, one)).toBe(false);
    expect(isBetterAmong([false, false], one, other)).toBeNull();
    expect(isBetterAmong([false, false], found(1, 0, 0), other)).toBe(false);
  });

  it('is told by what the split itself is worth', () => {
    const problem = new ClassList({ sex: ['F', 'F', 'M', 'M'] }).problem([{ rule: 'size' }, { rule: 'sex' }]);
    expect(foundIn(problem, Int32Array.of(0, 0, 1, 1))).toMatchObject({ hardBreaks: 0, values: [2] });
    expect(foundIn(problem, Int32Array.of(0, 1, 0, 1))).toMatchObject({ hardBreaks: 0, values: [0] });
    const uneven = foundIn(problem, Int32Array.of(0, 1, 0, 0));
    expect(uneven.hardBreaks).toBeGreaterThan(0);
    expect(isBetter(foundIn(problem, Int32Array.of(0, 0, 1, 1)), uneven)).toBe(true);
  });
});
