import { cellToParent } from 'h3-js';
import type { ChangeValue } from '#engines/scenario/changes/change.ts';
import type { BoundaryBlocks } from '../../../../api/client.ts';

/** Children are counted, and scenarios draw boundaries, in cells of this resolution of H3. */
const cellResolution = 9;

/**
 * A draft as the changes of a scenario: each cell with children belongs to the school that most of them have in the draft, said
 * only where that is not the nearest school anyway. One change a school, in the order of their names.
 */
export function scenarioChanges(blocks: BoundaryBlocks, school: Int32Array): ChangeValue[] {
  const shares = new Map<string, { drawn: Map<number, number>; nearest: Map<number, number> }>();
  blocks.cells.forEach((block, b) => {
    const children = blocks.children[b];
    if (children === 0 || blocks.reachStart[b] === blocks.reachStart[b + 1]) return;
    const cell = cellToParent(block, cellResolution);
    const share = shares.get(cell) ?? { drawn: new Map(), nearest: new Map() };
    shares.set(cell, share);
    add(share.drawn, school[b], children);
    add(share.nearest, blocks.reachSchool[blocks.reachStart[b]], children);
  });
  const cellsOf = new Map<number, string[]>();
  for (const [cell, { drawn, nearest }] of shares) {
    const own = most(drawn);
    if (own < 0 || own === most(nearest)) continue;
    cellsOf.set(own, [...(cellsOf.get(own) ?? []), cell]);
  }
  return [...cellsOf]
    .map(([s, cells]) => ({ ...blocks.schools[s], cells }))
    .sort((a, b) => a.name.localeCompare(b.name, 'vi'))
    .map(({ id, cells }): ChangeValue => ({ kind: 'move-boundary', schoolId: id, cells: cells.sort() }));
}

function add(counts: Map<number, number>, key: number, more: number): void {
  counts.set(key, (counts.get(key) ?? 0) + more);
}

/** The key of the largest count; of equals the lower. */
function most(counts: ReadonlyMap<number, number>): number {
  return [...counts].sort(([a, x], [b, y]) => y - x || a - b)[0][0];
}
