import { compress, finish, freshState, stateBytes } from '../sha256.ts';

/** Lottery numbers as two 32-bit halves, unsigned; the lower number goes first. */
export interface LotteryNumbers {
  high: Uint32Array;
  low: Uint32Array;
}

/**
 * One number per applicant: the first eight bytes, big-endian, of HMAC-SHA-256 (RFC 2104) with the seed text as key and the
 * applicant's id as message, both UTF-8. Nobody can choose a number without choosing the seed, and anyone can check one.
 */
export function lotteryNumbers(seed: string, applicantIds: string[]): LotteryNumbers {
  const { inner, outer } = keyedStates(new TextEncoder().encode(seed));
  const high = new Uint32Array(applicantIds.length);
  const low = new Uint32Array(applicantIds.length);
  const encoder = new TextEncoder();
  for (let i = 0; i < applicantIds.length; i++) {
    const digest = finish(Int32Array.from(inner), encoder.encode(applicantIds[i]), 64);
    const number = finish(Int32Array.from(outer), stateBytes(digest), 64);
    high[i] = number[0];
    low[i] = number[1];
  }
  return { high, low };
}

/** The number of `applicant` in decimal digits, as it stands in files. */
export function lotteryText({ high, low }: LotteryNumbers, applicant: number): string {
  // Without big integers: 2³² is 429,496·10⁴ + 7,296, so front stays below 2⁵¹ and every step is exact.
  const tail = high[applicant] * 7_296 + low[applicant];
  const front = high[applicant] * 429_496 + Math.floor(tail / 10_000);
  const digits = tail % 10_000;
  return front === 0 ? String(digits) : `${front}${String(digits).padStart(4, '0')}`;
}

function keyedStates(seed: Uint8Array): { inner: Int32Array; outer: Int32Array } {
  const key = new Uint8Array(64);
  key.set(seed.length > 64 ? stateBytes(finish(freshState(), seed, 0)) : seed);
  const inner = freshState();
  const outer = freshState();
  compress(
    inner,
    key.map((byte) => byte ^ 0x36),
    0,
  );
  compress(
    outer,
    key.map((byte) => byte ^ 0x5c),
    0,
  );
  return { inner, outer };
}
