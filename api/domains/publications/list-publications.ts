import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { getPeriodRow } from '../periods/queries.ts';
import { listPublicationRows } from './queries.ts';
import type { Publication } from './types.ts';

/** Versions of a period's result, newest first; proposals are the operator's alone. */
export async function listPublications(context: Context, periodId: string): Promise<Publication[]> {
  may(context, 'look/publications');
  const { database, organisationId, actor } = context;
  await getPeriodRow(database.db, organisationId, periodId);
  return listPublicationRows(database.db, organisationId, periodId, actor.kind === 'anonymous');
}
