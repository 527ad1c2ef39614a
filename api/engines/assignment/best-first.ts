/**
 * Reorders `children` with their `keys` from `from` up to `to` so that the best of them stand before `end`, in any order (quickselect,
 * Hoare 1961). The smaller key is better; of one key, the smaller number.
 */
export function bestFirst(keys: Float64Array, children: Int32Array, from: number, to: number, end: number): void {
  let [low, high] = [from, to - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const pivotKey = keys[middle];
    const pivot = children[middle];
    let [i, j] = [low, high];
    while (i <= j) {
      while (keys[i] < pivotKey || (keys[i] === pivotKey && children[i] < pivot)) i++;
      while (keys[j] > pivotKey || (keys[j] === pivotKey && children[j] > pivot)) j--;
      if (i > j) break;
      const key = keys[i];
      keys[i] = keys[j];
      keys[j] = key;
      const child = children[i];
      children[i++] = children[j];
      children[j--] = child;
    }
    if (end <= j) high = j;
    else if (end >= i) low = i;
    else return;
  }
}

/** Puts the children whose number in `codes` is `code` in front of the others. Answers where those begin. */
export function membersFirst(
  codes: Int32Array,
  code: number,
  keys: Float64Array,
  children: Int32Array,
  from: number,
  to: number,
): number {
  let end = from;
  // Everyone changes places with the first of the others, whether or not it stays one of them: a processor need not guess who does.
  for (let i = from; i < to; i++) {
    const a = children[i];
    const key = keys[i];
    children[i] = children[end];
    keys[i] = keys[end];
    children[end] = a;
    keys[end] = key;
    end += Number(codes[a] === code);
  }
  return end;
}
