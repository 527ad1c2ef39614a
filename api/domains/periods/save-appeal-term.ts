import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getPeriodRow } from './queries.ts';
import type { AppealTerm, Period } from './types.ts';

/** Sets within how many days appeals of a period are answered, and by which paper; null sets none. `not-found` for the period. */
export async function saveAppealTerm(context: Context, periodId: string, term: AppealTerm): Promise<Period> {
  may(context, 'change/periods');
  const { organisationId, database } = context;
  return database.transaction(async (tx) => {
    const before = await getPeriodRow(tx, organisationId, periodId);
    await tx.execute(sql`update enrolment_periods set appeal_days = ${term?.days ?? null},
      appeal_days_source = ${term?.source ?? null} where organisation_id = ${organisationId} and id = ${periodId}::uuid`);
    await recordAudit(tx, context, {
      verb: 'change/periods',
      subjectKind: 'period',
      subjectId: periodId,
      details: { did: 'appeal-term', before: before.appealTerm, after: term },
    });
    return getPeriodRow(tx, organisationId, periodId);
  });
}
