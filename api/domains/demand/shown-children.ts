import { hideSmallOf } from '#engines/hide-small.ts';
import type { DemandCell } from './queries.ts';

/** Children by cell; null where they are too few to be told, or would give such away by the sum of their commune, which the coverage tells. */
export function shownChildren(cells: readonly DemandCell[]): Map<string, number | null> {
  const byCommune = new Map<string | null, DemandCell[]>();
  for (const cell of cells) byCommune.set(cell.communeCode, [...(byCommune.get(cell.communeCode) ?? []), cell]);
  const shown = new Map<string, number | null>();
  for (const group of byCommune.values()) {
    const counts = hideSmallOf(group.map(({ children }) => children));
    group.forEach(({ cell }, i) => {
      shown.set(cell, counts[i]);
    });
  }
  return shown;
}
