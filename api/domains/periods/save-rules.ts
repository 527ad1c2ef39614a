import { isDeepStrictEqual } from 'node:util';
import { sql } from 'drizzle-orm';
import { checkRules } from '#engines/assignment/check-rules.ts';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getPeriodRow } from './queries.ts';
import type { Period } from './types.ts';

/**
 * A new version of a period's rules; older versions stay for the runs that used them. Rules that are the same as those in
 * force make no version. `invalid` with every fault by name when the engine does not understand them.
 */
export async function saveRules(context: Context, periodId: string, rules: unknown): Promise<Period> {
  may(context, 'change/rules');
  const checked = checkRules(rules);
  if (!checked.rules)
    throw new Failure('invalid', 'failures.rules-not-understood', { count: checked.issues.length }, checked.issues);
  const { organisationId } = context;
  return context.database.transaction(async (tx) => {
    const period = await getPeriodRow(tx, organisationId, periodId);
    if (isDeepStrictEqual(period.rules, rules)) return period;
    const version = period.rulesVersion + 1;
    await tx.execute(sql`insert into period_rules (organisation_id, period_id, version, rules, created_by, created_at)
      values (${organisationId}, ${periodId}, ${version}, ${JSON.stringify(rules)}::jsonb, ${context.actor.name},
        ${context.clock.now().toISOString()})`);
    await recordAudit(tx, context, {
      verb: 'change/rules',
      subjectKind: 'period',
      subjectId: periodId,
      details: { version, before: period.rules, after: rules },
    });
    return getPeriodRow(tx, organisationId, periodId);
  });
}
