import { sql } from 'drizzle-orm';
import { sayDate } from '#text/text.ts';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getPeriodRow } from './queries.ts';
import type { Period, PeriodDates } from './types.ts';

/**
 * Sets the days of a period; null is not decided. `not-found` for the period, `invalid` naming the first pair of days that
 * stand the wrong way round.
 */
export async function saveDates(context: Context, periodId: string, dates: PeriodDates): Promise<Period> {
  may(context, 'change/periods');
  const { organisationId, database } = context;
  return database.transaction(async (tx) => {
    const before = await getPeriodRow(tx, organisationId, periodId);
    refuseBackwards(dates);
    await tx.execute(sql`update enrolment_periods set opens_on = ${dates.opensOn}::date,
      closes_on = ${dates.closesOn}::date, results_on = ${dates.resultsOn}::date,
      appeals_until = ${dates.appealsUntil}::date
      where organisation_id = ${organisationId} and id = ${periodId}::uuid`);
    await recordAudit(tx, context, {
      verb: 'change/periods',
      subjectKind: 'period',
      subjectId: periodId,
      details: { did: 'dates', before: before.dates, after: dates },
    });
    return getPeriodRow(tx, organisationId, periodId);
  });
}

/** Days known, in the order they must come; equal days are well. */
function refuseBackwards({ opensOn, closesOn, resultsOn, appealsUntil }: PeriodDates) {
  const known = [opensOn, closesOn, resultsOn, appealsUntil].filter((day) => day !== null);
  known.forEach((day, i) => {
    if (i > 0 && day < known[i - 1])
      throw new Failure('invalid', 'failures.period-dates-order', {
        earlier: sayDate(known[i - 1]),
        later: sayDate(day),
      });
  });
}
