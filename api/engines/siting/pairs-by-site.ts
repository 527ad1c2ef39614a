import type { SitingProblem } from './types.ts';

/** The pairs of a problem seen from the sites: those of site j are `pair[first[j]]` … `pair[first[j + 1] − 1]`, by row. */
export interface PairsBySite {
  first: Int32Array;
  pair: Int32Array;
  /** The row of each of these, in their order: what is read site by site lies side by side. */
  row: Int32Array;
  /** The row of each pair of the problem. */
  rowOf: Int32Array;
}

export function pairsBySite({ demandCount, siteCount, firstPair, pairSite }: SitingProblem): PairsBySite {
  const first = new Int32Array(siteCount + 1);
  for (const site of pairSite) first[site + 1]++;
  for (let j = 0; j < siteCount; j++) first[j + 1] += first[j];
  const next = first.slice();
  const pair = new Int32Array(pairSite.length);
  const row = new Int32Array(pairSite.length);
  const rowOf = new Int32Array(pairSite.length);
  for (let i = 0; i < demandCount; i++)
    for (let p = firstPair[i]; p < firstPair[i + 1]; p++) {
      rowOf[p] = i;
      const at = next[pairSite[p]]++;
      pair[at] = p;
      row[at] = i;
    }
  return { first, pair, row, rowOf };
}

/** Values of the pairs in the order of sites. */
export function orderedBySite({ pair }: PairsBySite, values: Float64Array): Float64Array {
  const ordered = new Float64Array(pair.length);
  for (let at = 0; at < pair.length; at++) ordered[at] = values[pair[at]];
  return ordered;
}
