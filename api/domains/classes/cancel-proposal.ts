import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getProposalRow, toProposal } from './queries.ts';
import { proposalWork } from './run-proposal.ts';
import type { ClassProposal } from './types.ts';

/** Stops a proposal that waits or works. `conflict` when it is finished, or made of a draw: that would be a way to throw again. */
export async function cancelProposal(context: Context, proposalId: string): Promise<ClassProposal> {
  may(context, 'change/classes');
  const { database, organisationId, clock } = context;
  const row = await database.transaction(async (tx) => {
    const before = await getProposalRow(tx, organisationId, proposalId);
    if (before.drawId) throw new Failure('conflict', 'failures.class-proposal-of-draw');
    const stopped = await rows(
      tx,
      sql`update class_proposals set status = 'cancelled', finished_at = ${clock.now().toISOString()}
        where organisation_id = ${organisationId} and id = ${before.id}::uuid and status in ('queued', 'running')
        returning id`,
    );
    if (stopped.length === 0)
      throw new Failure('conflict', 'failures.class-proposal-finished', { number: before.number });
    await recordAudit(tx, context, {
      verb: 'change/classes',
      subjectKind: 'class-proposal',
      subjectId: before.id,
      details: { did: 'cancelled' },
    });
    return getProposalRow(tx, organisationId, proposalId);
  });
  await proposalWork.stop(context, row.id);
  return toProposal(row, context.language);
}
