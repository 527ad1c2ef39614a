import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hideSmallOf } from '../../api/engines/hide-small.ts';

describe('counts of a public table', () => {
  it('are shown where none is small', () => {
    expect(hideSmallOf([70, 30, 0])).toEqual([70, 30, 0]);
  });

  it('are hidden below five, with the next smallest where the sum would give one away', () => {
    expect(hideSmallOf([70, 3])).toEqual([null, null]);
    expect(hideSmallOf([70, 3, 12])).toEqual([70, null, null]);
    expect(hideSmallOf([70, 3, 4])).toEqual([70, null, null]);
    expect(hideSmallOf([70, 1, 2])).toEqual([null, null, null]);
  });

  it('never leave a small one that can be told from the sum', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 6 }), (counts) => {
        const shown = hideSmallOf(counts);
        const hidden = counts.filter((_, i) => shown[i] === null);
        for (const [i, count] of counts.entries()) if (count > 0 && count < 5) expect(shown[i]).toBeNull();
        const others = counts.filter((count, i) => count > 0 && shown[i] !== null);
        if (hidden.length > 0 && others.length > 0) {
          expect(hidden.length).toBeGreaterThan(1);
          expect(hidden.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(5);
        }
      }),
    );
  });
});
