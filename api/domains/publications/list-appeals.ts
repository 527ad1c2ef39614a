import { dayIn } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { getSettings } from '../areas/queries.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getPeriodRow } from '../periods/queries.ts';
import { listAppealRows } from './appeal-queries.ts';
import type { Appeal } from './appeal-types.ts';

/** Appeals of a period, those that wait first by the day they must be answered. Audited. `not-found` without the period. */
export async function listAppeals(context: Context, periodId: string): Promise<Appeal[]> {
  may(context, 'read-child/appeals');
  const { database, organisationId, clock } = context;
  const period = await getPeriodRow(database.db, organisationId, periodId);
  const { profile } = await getSettings(database.db, organisationId);
  const appeals = await listAppealRows(database.db, organisationId, period.id, dayIn(clock, profile.timeZone));
  if (appeals.length > 0)
    await database.transaction((tx) =>
      recordAudit(tx, context, {
        verb: 'read-child/appeals',
        subjectKind: 'period',
        subjectId: period.id,
        details: { list: 'appeals', children: appeals.length },
      }),
    );
  return appeals;
}
