import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getDecisionRow } from './decision-queries.ts';
import type { PlacementDecision } from './decision-types.ts';

/** Takes a decision back: later runs go without it, runs that froze it keep it. `conflict` when it was withdrawn before. */
export async function withdrawDecision(context: Context, decisionId: string): Promise<PlacementDecision> {
  may(context, 'change/decisions');
  const { database, organisationId, actor, clock } = context;
  return database.transaction(async (tx) => {
    const { id, applicantId, number } = await getDecisionRow(tx, organisationId, decisionId);
    const taken = await rows(
      tx,
      sql`update placement_decisions set withdrawn_by = ${actor.name}, withdrawn_at = ${clock.now().toISOString()}
        where organisation_id = ${organisationId} and id = ${id}::uuid and withdrawn_at is null returning id`,
    );
    if (taken.length === 0) throw new Failure('conflict', 'failures.decision-withdrawn', { number });
    await recordAudit(tx, context, {
      verb: 'change/decisions',
      subjectKind: 'applicant',
      subjectId: applicantId,
      details: { did: 'withdrawn', decision: id, number },
    });
    return getDecisionRow(tx, organisationId, id);
  });
}
