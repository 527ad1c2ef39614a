/** Index of the first value greater than `wanted` in an ascending list; the last one where none is. */
export function firstBeyond(ascending: readonly number[], wanted: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}
