import type { Measure } from '../types.ts';

/** Mean of a score, and how far scores lie from it: the standard deviation, or a unit where that is more. Blanks are left out. */
export function spreadOf({ units, counted }: Extract<Measure, { kind: 'mean' }>): { mean: number; spread: number } {
  const known = units.filter((_, p) => counted[p] === 1);
  const number = Math.max(1, known.length);
  const mean = known.reduce((sum, own) => sum + own, 0) / number;
  const squares = known.reduce((sum, own) => sum + (own - mean) ** 2, 0);
  return { mean, spread: Math.max(1, Math.sqrt(squares / number)) };
}
