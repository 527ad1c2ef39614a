/** Cells of fewer children are hidden: with a school and a year they would point at homes. */
export const leastShown = 5;

/** A count alone: null for one to four. */
export function hideSmall(children: number): number | null {
  return children > 0 && children < leastShown ? null : children;
}

/**
 * Counts that add up to a sum people know. Where one cell would be hidden alone, or all hidden ones hold fewer than five, the
 * sum would give them away: the next smallest are hidden too.
 */
export function hideSmallOf(counts: readonly number[]): (number | null)[] {
  const shown: (number | null)[] = counts.map(hideSmall);
  const hidden = () => counts.filter((_, i) => shown[i] === null);
  if (hidden().length === 0) return shown;
  const others = [...counts.keys()]
    .filter((i) => shown[i] !== null && counts[i] > 0)
    .sort((i, j) => counts[i] - counts[j]);
  for (const i of others) {
    if (hidden().length > 1 && hidden().reduce((sum, count) => sum + count, 0) >= leastShown) break;
    shown[i] = null;
  }
  return shown;
}
