import type { KnownSum } from './types.ts';

/** Adds what is known and says how much of it is; of no parts the total is 0, which is known. */
export function knownSum(parts: readonly (number | null)[]): KnownSum {
  const known = parts.filter((part) => part !== null);
  const sum = known.reduce((all, part) => all + part, 0);
  return { total: known.length === parts.length ? sum : null, sum, known: known.length, of: parts.length };
}

/** Sums of sums: the parts of all of them. */
export function joinSums(sums: readonly KnownSum[]): KnownSum {
  const of = sums.reduce((all, sum) => all + sum.of, 0);
  const known = sums.reduce((all, sum) => all + sum.known, 0);
  const sum = sums.reduce((all, each) => all + each.sum, 0);
  return { total: known === of ? sum : null, sum, known, of };
}

/** a − b; null unless both are known. */
export function difference(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}
