/**
 * `total` whole parts shared out in proportion to `weights` (not negative), by largest remainder; of equal remainders the
 * earlier gets the part. The parts add up to `total` unless all weights are 0: then all parts are 0.
 */
export function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum <= 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map(Math.floor);
  const left = total - parts.reduce((all, part) => all + part, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (let i = 0; i < left; i++) parts[byRemainder[i % byRemainder.length].index] += 1;
  return parts;
}
