import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOfSeats } from '#engines/assignment/share-of-seats.ts';

describe('a share of seats', () => {
  it('is the whole seats in it, however the share is written', () => {
    expect(shareOfSeats('0.29', 100)).toBe(29);
    for (const share of ['0.1', '.1', '1e-1', '1E-1', '0.01e1', '0.001e+2', '10e-2']) {
      expect(shareOfSeats(share, 100)).toBe(10);
      expect(shareOfSeats(share, 19)).toBe(1);
    }
    for (const share of ['1', '1.0', '1e0', '0.1e1']) expect(shareOfSeats(share, 37)).toBe(37);
    for (const share of ['0', '0.0', '0e3', '0.0e5']) expect(shareOfSeats(share, 37)).toBe(0);
  });

  it('is exact for every share of ten-thousandths', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.nat(5_000), (parts, seats) => {
        const expected = Math.floor((parts * seats) / 10_000);
        const digits = String(parts).padStart(5, '0');
        expect(shareOfSeats(`${digits[0]}.${digits.slice(1)}`, seats)).toBe(expected);
        expect(shareOfSeats(`${parts}e-4`, seats)).toBe(expected);
      }),
    );
  });
});
