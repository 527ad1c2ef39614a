/**
 * A binary heap in a part of a longer array, the last-ranked child on top: two cells for each child, its key and its number, from
 * `base` up to `end`. The larger key ranks last; of one key, as children of one family have, the larger number.
 */

/** Makes a heap from below (Floyd 1964). */
export function makeHeap(cells: Float64Array, base: number, end: number): void {
  for (let place = ((end - base) >> 2) - 1; place >= 0; place--) {
    const at = base + 2 * place;
    sift(cells, base, end, at, cells[at + 1], cells[at]);
  }
}

/** Puts a child at cell `at`, or below it, whoever ranks behind it above. */
export function sift(cells: Float64Array, base: number, end: number, at: number, a: number, key: number): void {
  let place = at;
  for (let below = 2 * at - base + 2; below < end; below = 2 * place - base + 2) {
    let largest = cells[below];
    if (below + 2 < end) {
      const other = cells[below + 2];
      if (other > largest || (other === largest && cells[below + 3] > cells[below + 1])) {
        largest = other;
        below += 2;
      }
    }
    if (largest < key || (largest === key && cells[below + 1] < a)) break;
    cells[place] = largest;
    cells[place + 1] = cells[below + 1];
    place = below;
  }
  cells[place] = key;
  cells[place + 1] = a;
}

/** Puts a child at cell `at`, or above it, whoever ranks before it below. */
export function lift(cells: Float64Array, base: number, at: number, a: number, key: number): void {
  let place = at;
  while (place > base) {
    const above = base + 2 * ((((place - base) >> 1) - 1) >> 1);
    if (cells[above] > key || (cells[above] === key && cells[above + 1] > a)) break;
    cells[place] = cells[above];
    cells[place + 1] = cells[above + 1];
    place = above;
  }
  cells[place] = key;
  cells[place + 1] = a;
}
