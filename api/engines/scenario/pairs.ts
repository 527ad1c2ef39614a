import type { CellReach } from './types.ts';

/** Cells and places that can go together, as parallel columns in the order they are served: metres, cell, place. */
export interface Pairs {
  count: number;
  cell: Uint32Array;
  place: Uint16Array;
  metres: Uint32Array;
}

/** The rows of a reach in the order they are served. A counting sort over whole metres: rows come in by cell, then place where equal. */
export function pairsOf({ start, school, metres }: CellReach): Pairs {
  const count = school.length;
  const most = metres.reduce((far, each) => Math.max(far, each), 0);
  const next = new Uint32Array(most + 2);
  for (let row = 0; row < count; row++) next[metres[row] + 1]++;
  for (let m = 1; m < next.length; m++) next[m] += next[m - 1];
  const pairs: Pairs = {
    count,
    cell: new Uint32Array(count),
    place: new Uint16Array(count),
    metres: new Uint32Array(count),
  };
  for (let cell = 0; cell < start.length - 1; cell++)
    for (let row = start[cell]; row < start[cell + 1]; row++) {
      const at = next[metres[row]]++;
      pairs.cell[at] = cell;
      pairs.place[at] = school[row];
      pairs.metres[at] = metres[row];
    }
  return pairs;
}

/** A few pairs given as rows, in the order they are served. */
export function sortedPairs(rows: readonly { cell: number; place: number; metres: number }[]): Pairs {
  const sorted = [...rows].sort((a, b) => a.metres - b.metres || a.cell - b.cell || a.place - b.place);
  return {
    count: sorted.length,
    cell: Uint32Array.from(sorted, ({ cell }) => cell),
    place: Uint16Array.from(sorted, ({ place }) => place),
    metres: Uint32Array.from(sorted, ({ metres }) => metres),
  };
}

/** Several lists of pairs, each in order, as one. */
export function mergePairs(lists: readonly Pairs[]): Pairs {
  const full = lists.filter(({ count }) => count > 0);
  if (full.length === 1) return full[0];
  if (full.length === 0) return sortedPairs([]);
  return sortedPairs(
    full.flatMap(({ count, cell, place, metres }) =>
      Array.from({ length: count }, (_, i) => ({ cell: cell[i], place: place[i], metres: metres[i] })),
    ),
  );
}
