import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { getSettings } from '../areas/queries.ts';
import type { Level } from '../areas/types.ts';
import { listDemandCells } from './queries.ts';
import type { ChildrenByCell } from './types.ts';

/** Fewer children than these in one cell could tell of a family: their number is shown to nobody. */
const fewestShown = 5;

/**
 * Where the children of a level live, as the planning tools count them. Cells with fewer than five have no number; to others than the
 * office they are not listed at all. All children are in `total`, those of cells without a number in `hidden`. Throws `not-found`.
 */
export async function listChildren(context: Context, level: Level): Promise<ChildrenByCell> {
  may(context, 'look/demand');
  const { database, organisationId, actor } = context;
  const { schoolYear } = await getSettings(database.db, organisationId);
  const counted = (await listDemandCells(database.db, organisationId, level)).filter(({ children }) => children > 0);
  const few = counted.filter(({ children }) => children < fewestShown);
  const listed = actor.kind === 'anonymous' ? counted.filter(({ children }) => children >= fewestShown) : counted;
  const sum = (cells: typeof counted) => cells.reduce((all, { children }) => all + children, 0);
  return {
    ...{ level, schoolYear, total: sum(counted), synthetic: counted.some(({ synthetic }) => synthetic) },
    cells: listed.map(({ cell, children }) => ({ cell, children: children < fewestShown ? null : children })),
    hidden: { cells: few.length, children: sum(few) },
  };
}
