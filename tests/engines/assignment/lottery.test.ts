import { createHash, createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareByCodePoint, orderOfIds } from '#engines/assignment/code-points.ts';
import { lotteryNumbers, lotteryText } from '#engines/assignment/lottery.ts';
import { finish, freshState, stateBytes } from '#engines/sha256.ts';

describe('the lottery number', () => {
  it('is the first eight bytes of HMAC-SHA-256, for any seed and id', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 150 }),
        fc.string({ unit: 'grapheme', maxLength: 150 }),
        (seed, id) => {
          const expected = createHmac('sha256', seed).update(id).digest().readBigUInt64BE(0).toString();
          expect(lotteryText(lotteryNumbers(seed, [id]), 0)).toBe(expected);
        },
      ),
    );
  });

  it('is that for seeds around the 64 bytes of a block, beyond which a seed is itself hashed', () => {
    for (const length of [0, 1, 63, 64, 65, 128]) {
      const seed = 'x'.repeat(length);
      const expected = createHmac('sha256', seed).update('hs1').digest().readBigUInt64BE(0).toString();
      expect(lotteryText(lotteryNumbers(seed, ['hs1']), 0)).toBe(expected);
    }
  });

  it('is written in all its digits and no more, small numbers too', () => {
    const written = (high: number, low: number) =>
      lotteryText({ high: Uint32Array.of(high), low: Uint32Array.of(low) }, 0);
    expect([0, 7, 9_999, 10_000, 10_007].map((low) => written(0, low))).toEqual(['0', '7', '9999', '10000', '10007']);
    const half = fc.oneof(fc.nat(20_000), fc.integer({ min: 0, max: 0xffffffff }));
    fc.assert(
      fc.property(half, half, (high, low) => {
        expect(written(high, low)).toBe(String((BigInt(high) << 32n) + BigInt(low)));
      }),
    );
  });

  it('is spread evenly: χ² over 64 bins of 20,000 children stays below the 0.1 % point', () => {
    const { high } = lotteryNumbers(
      'xuân 2026',
      Array.from({ length: 20_000 }, (_, i) => `hs${i}`),
    );
    const bins = new Float64Array(64);
    for (const number of high) bins[number >>> 26]++;
    const expected = high.length / bins.length;
    const chiSquare = bins.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 63 degrees of freedom: 103.4.
    expect(chiSquare).toBeLessThan(103.4);
  });
});

describe('the numbers of a draw', () => {
  const chiSquareOf = (high: ArrayLike<number>) => {
    const bins = new Float64Array(64);
    for (let i = 0; i < high.length; i++) bins[high[i] >>> 26]++;
    const expected = high.length / bins.length;
    return bins.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  };

  it('favour no dossier: one child under 20,000 seeds is spread evenly, whatever its id', () => {
    for (const id of ['hs1', 'S000001', '079-2020-0000000000001']) {
      const high = Array.from({ length: 20_000 }, (_, i) => lotteryNumbers(`${i}`, [id]).high[0]);
      expect(chiSquareOf(high)).toBeLessThan(103.4);
    }
  });

  it('favour no seed: of 200 draws over 2,000 children no more than chance allows stand out', () => {
    const ids = Array.from({ length: 2_000 }, (_, i) => `hs${i}`);
    const values = Array.from({ length: 200 }, (_, i) => chiSquareOf(lotteryNumbers(`xổ số ${i}`, ids).high));
    // 63 degrees of freedom: one draw in twenty lies above 82.5; of 200, fewer than 22 but once in a thousand times.
    expect(values.filter((value) => value > 82.5).length).toBeLessThan(22);
  });
});

describe('SHA-256', () => {
  it('agrees with Node’s own for every length around a block', () => {
    for (let length = 0; length <= 200; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => i);
      expect(Buffer.from(stateBytes(finish(freshState(), bytes, 0))).toString('hex')).toBe(
        createHash('sha256').update(bytes).digest('hex'),
      );
    }
  });
});

describe('the order of ids', () => {
  it('is by code point, as the bytes of UTF-8 are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
        const expected = Math.sign(Buffer.compare(Buffer.from(one), Buffer.from(other)));
        expect(Math.sign(compareByCodePoint(one, other))).toBe(expected);
      }),
    );
    expect(compareByCodePoint('\u{1F600}', '\uFFFD')).toBeGreaterThan(0);
    expect(compareByCodePoint('10', '9')).toBeLessThan(0);
    expect(compareByCodePoint('a', 'a')).toBe(0);
    // At the edges of the surrogates, first halves and second.
    const ends = [0x61, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x103ff, 0x10400, 0x10fc00, 0x10ffff];
    const characters = ends.map((end) => String.fromCodePoint(end));
    for (const [i, one] of characters.entries())
      for (const [j, other] of characters.entries())
        expect(Math.sign(compareByCodePoint(`x${one}`, `x${other}b`))).toBe(i <= j ? -1 : 1);
    expect([...orderOfIds(['b', 'c', 'a', 'ab'])]).toEqual([2, 3, 0, 1]);
  });

  it('of many is that of their bytes, whether they came sorted or not', () => {
    const signs = fc.constantFrom('1', '9', 'a', 'b', '\ud7ff', '\ue000', '\uffff', '\u{10000}', '\u{10ffff}');
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: signs, maxLength: 3 }), { maxLength: 12 }), (ids) => {
        const sorted = [...ids].sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
        expect(Array.from(orderOfIds(ids), (i) => ids[i])).toEqual(sorted);
        expect([...orderOfIds(sorted)]).toEqual(sorted.map((_, i) => i));
      }),
    );
  });
});
