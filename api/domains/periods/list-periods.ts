import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { getPeriodRow, listPeriodRows, listQuotaRows } from './queries.ts';
import type { Period, Quota } from './types.ts';

/** Every enrolment period with its rules in force. */
export function listPeriods(context: Context): Promise<Period[]> {
  may(context, 'look/periods');
  return listPeriodRows(context.database.db, context.organisationId);
}

/** One period; `not-found` when there is none. */
export function getPeriod(context: Context, periodId: string): Promise<Period> {
  may(context, 'look/periods');
  return getPeriodRow(context.database.db, context.organisationId, periodId);
}

/** Seats by school of one period; unknown seats are null. */
export async function listQuotas(context: Context, periodId: string): Promise<Quota[]> {
  may(context, 'look/periods');
  await getPeriodRow(context.database.db, context.organisationId, periodId);
  return listQuotaRows(context.database.db, context.organisationId, periodId);
}
