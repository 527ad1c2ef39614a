import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { getPeriodRow } from '../periods/queries.ts';
import { getDrawRow, listDrawRows } from './draw-queries.ts';
import type { Draw } from './draw-types.ts';

/** Every draw of a period, newest first: open to all, since a seal that nobody can read seals nothing. */
export async function listDraws(context: Context, periodId: string): Promise<Draw[]> {
  may(context, 'look/draws');
  const { database, organisationId } = context;
  await getPeriodRow(database.db, organisationId, periodId);
  return listDrawRows(database.db, organisationId, periodId);
}

/** One draw. */
export async function getDraw(context: Context, drawId: string): Promise<Draw> {
  may(context, 'look/draws');
  return getDrawRow(context.database.db, context.organisationId, drawId);
}
