import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getScenarioRow } from './queries.ts';
import { getScenario } from './show-scenarios.ts';
import type { Scenario } from './types.ts';

/** Gives a scenario a link that shows it as discussed, not approved; or takes the link back, and then it is private again. */
export async function shareScenario(context: Context, id: string, shared: boolean): Promise<Scenario> {
  may(context, 'change/scenarios');
  const { database, organisationId, clock } = context;
  const row = await getScenarioRow(database.db, organisationId, id);
  const code = shared ? (row.shareCode ?? randomBytes(12).toString('base64url')) : null;
  await database.transaction(async (tx) => {
    await tx.execute(sql`update scenarios set share_code = ${code},
        shared_at = ${shared ? clock.now().toISOString() : null}::timestamptz
      where organisation_id = ${organisationId} and id = ${id}::uuid`);
    await recordAudit(tx, context, {
      verb: 'change/scenarios',
      subjectKind: 'scenario',
      subjectId: id,
      details: { did: shared ? 'shared' : 'made-private' },
    });
  });
  return getScenario(context, id);
}
