import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareOut } from '#engines/demand/share-out.ts';

describe('sharing out whole parts', () => {
  test('gives the larger remainder the part, of equal ones the earlier', () => {
    expect(shareOut(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(shareOut(7, [50, 30, 20])).toEqual([4, 2, 1]);
    expect(shareOut(5, [0, 0])).toEqual([0, 0]);
  });

  test('adds up to the whole, and no part is a whole part off its share', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.array(fc.nat(1000), { minLength: 1, maxLength: 50 }), (total, weights) => {
        const sum = weights.reduce((all, weight) => all + weight, 0);
        fc.pre(sum > 0);
        const parts = shareOut(total, weights);
        expect(parts.reduce((all, part) => all + part, 0)).toBe(total);
        parts.forEach((part, i) => {
          expect(Math.abs(part - (total * weights[i]) / sum)).toBeLessThan(1);
        });
      }),
    );
  });
});
