/**
 * Children of each cell times the ratio of its commune (`commune` −1: the last ratio), whole, by largest remainders within each commune:
 * a commune's sum is right to the child, and no cell is off by one or more.
 */
export function growChildren(
  children: ArrayLike<number>,
  commune: ArrayLike<number>,
  ratios: readonly number[],
): Float64Array {
  const after = new Float64Array(children.length);
  const parts = ratios.map((): { cell: number; rest: number }[] => []);
  const wanted = new Float64Array(ratios.length);
  for (let cell = 0; cell < children.length; cell++) {
    const of = commune[cell] < 0 ? ratios.length - 1 : commune[cell];
    const exact = children[cell] * ratios[of];
    after[cell] = Math.floor(exact);
    wanted[of] += exact;
    parts[of].push({ cell, rest: exact - after[cell] });
  }
  parts.forEach((cells, of) => {
    let left = Math.round(wanted[of]) - cells.reduce((sum, { cell }) => sum + after[cell], 0);
    cells.sort((a, b) => b.rest - a.rest || a.cell - b.cell);
    for (const { cell } of cells) if (left-- > 0) after[cell]++;
  });
  return after;
}
