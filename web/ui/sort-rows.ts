export interface SortOrder {
  column: string;
  descending: boolean;
}

/**
 * Rows in the order of one column. Figures by size, words by the language's own alphabet; unknown (null) comes last in
 * both directions, because an absent figure is neither small nor large. Equal rows keep their order.
 */
export function sortRows<R>(
  rows: readonly R[],
  value: (row: R) => string | number | null,
  descending: boolean,
  language: string,
): R[] {
  const collator = new Intl.Collator(language, { numeric: true });
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    if (typeof x === 'number' && typeof y === 'number') return sign * (x - y);
    return sign * collator.compare(String(x), String(y));
  });
}
