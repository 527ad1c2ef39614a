import { cellToParent, getResolution } from 'h3-js';
import { shareOut } from '../../demand/share-out.ts';
import type { RoadBlocks } from './road-blocks.ts';

/** Children by block, and those of cells in which there is no road. */
export interface SpreadChildren {
  children: Int32Array;
  withoutRoad: number;
}

/**
 * Children counted in coarser H3 cells, spread over the blocks inside by the length of their roads, in whole children that add up to
 * each cell's. Where in its cell a child lives is not known: a block's number is an estimate, a cell's is not.
 */
export function spreadChildren(
  { cells, roadMm }: Pick<RoadBlocks, 'cells' | 'roadMm'>,
  counted: readonly { cell: string; children: number }[],
): SpreadChildren {
  const children = new Int32Array(cells.length);
  if (counted.length === 0) return { children, withoutRoad: 0 };
  const resolution = getResolution(counted[0].cell);
  const blocksOf = new Map<string, number[]>();
  cells.forEach((cell, block) => {
    const parent = cellToParent(cell, resolution);
    const list = blocksOf.get(parent);
    if (list) list.push(block);
    else blocksOf.set(parent, [block]);
  });
  let withoutRoad = 0;
  for (const { cell, children: count } of counted) {
    const blocks = blocksOf.get(cell);
    if (!blocks) {
      withoutRoad += count;
      continue;
    }
    shareOut(
      count,
      blocks.map((block) => roadMm[block]),
    ).forEach((part, i) => {
      children[blocks[i]] += part;
    });
  }
  return { children, withoutRoad };
}
