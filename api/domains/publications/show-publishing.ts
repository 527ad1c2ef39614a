import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { getPeriodRow } from '../periods/queries.ts';
import { findNewestPublishing, getPublishingRow, toPublishing } from './publishing-queries.ts';
import type { Publishing } from './publishing-types.ts';

/** One publishing and how far it is; `not-found` without it. */
export async function getPublishing(context: Context, publishingId: string): Promise<Publishing> {
  may(context, 'change/publications');
  const { database, organisationId, language } = context;
  return toPublishing(await getPublishingRow(database.db, organisationId, publishingId), language);
}

/** The newest publishing of a period, for whoever opens the page while it works; null where none was begun. */
export async function findPublishing(context: Context, periodId: string): Promise<Publishing | null> {
  may(context, 'change/publications');
  const { database, organisationId, language } = context;
  const period = await getPeriodRow(database.db, organisationId, periodId);
  const found = await findNewestPublishing(database.db, organisationId, period.id);
  return found ? toPublishing(found, language) : null;
}
