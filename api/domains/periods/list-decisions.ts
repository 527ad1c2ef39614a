import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { listDecisionRows } from './decision-queries.ts';
import type { PlacementDecision } from './decision-types.ts';
import { getPeriodRow } from './queries.ts';

/** Decisions of a period, in force first. They name children and reasons: the operator's alone, and audited. */
export async function listDecisions(context: Context, periodId: string): Promise<PlacementDecision[]> {
  may(context, 'read-child/decisions');
  const { database, organisationId } = context;
  return database.transaction(async (tx) => {
    const period = await getPeriodRow(tx, organisationId, periodId);
    const decisions = await listDecisionRows(tx, organisationId, period.id);
    if (decisions.length > 0)
      await recordAudit(tx, context, {
        verb: 'read-child/decisions',
        subjectKind: 'period',
        subjectId: period.id,
        details: { list: 'decisions', children: decisions.length },
      });
    return decisions;
  });
}
