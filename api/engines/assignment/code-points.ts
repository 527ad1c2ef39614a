/** Order of two ids by code point, as the file contract has it (JavaScript's own order is by UTF-16 unit). */
export function compareByCodePoint(a: string, b: string): number {
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    // Surrogates (D800–DFFF) stand for code points above all others, though their units are lower than E000–FFFF.
    if (left !== right) return lifted(left) - lifted(right);
  }
  return a.length - b.length;
}

function lifted(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** Indices of `ids` in the order of their code points. */
export function orderOfIds(ids: string[]): Int32Array {
  const order = new Int32Array(ids.length);
  let sorted = true;
  for (let i = 0; i < ids.length; i++) {
    order[i] = i;
    if (i > 0 && compareByCodePoint(ids[i - 1], ids[i]) > 0) sorted = false;
  }
  return sorted ? order : order.sort((a, b) => compareByCodePoint(ids[a], ids[b]));
}
