import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { may } from '../../platform/permissions.ts';
import { getPeriodRow } from './queries.ts';
import type { RulesVersion } from './types.ts';

/** Every version of a period's rules, newest first: what a council compares. `not-found` without the period. */
export async function listRules(context: Context, periodId: string): Promise<RulesVersion[]> {
  may(context, 'look/periods');
  const { database, organisationId } = context;
  const period = await getPeriodRow(database.db, organisationId, periodId);
  return rows<RulesVersion>(
    database.db,
    sql`select version, rules, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt"
      from period_rules where organisation_id = ${organisationId} and period_id = ${period.id}::uuid order by version desc`,
  );
}
