import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { getSettings } from '../areas/queries.ts';
import type { Level } from '../areas/types.ts';
import { listDemandCells } from './queries.ts';
import { shownChildren } from './shown-children.ts';
import type { ChildrenByCell } from './types.ts';

/**
 * Where the children of a level live, as the planning tools count them. Too few in a cell are not told, and to others than the office
 * such cells are not listed at all. All children are in `total`, those of cells without a number in `hidden`. Throws `not-found`.
 */
export async function listChildren(context: Context, level: Level): Promise<ChildrenByCell> {
  may(context, 'look/demand');
  const { database, organisationId, actor } = context;
  const { schoolYear } = await getSettings(database.db, organisationId);
  const counted = (await listDemandCells(database.db, organisationId, level)).filter(({ children }) => children > 0);
  const shown = shownChildren(counted);
  const hidden = counted.filter(({ cell }) => shown.get(cell) === null);
  const listed = actor.kind === 'anonymous' ? counted.filter(({ cell }) => shown.get(cell) !== null) : counted;
  const sum = (cells: typeof counted) => cells.reduce((all, { children }) => all + children, 0);
  return {
    ...{ level, schoolYear, total: sum(counted), synthetic: counted.some(({ synthetic }) => synthetic) },
    cells: listed.map(({ cell }) => ({ cell, children: shown.get(cell) ?? null })),
    hidden: { cells: hidden.length, children: sum(hidden) },
  };
}
