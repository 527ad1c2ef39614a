import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getDrawRow } from './draw-queries.ts';
import { readWithdrawal } from './draw-rules.ts';
import type { Draw } from './draw-types.ts';
import { runWork } from './run-assignment.ts';

/**
 * Takes back a draw whose seed is not known yet; it stays on the public list with the reason. `invalid` without a reason,
 * `conflict` once it is drawn: what was drawn stands.
 */
export async function withdrawDraw(context: Context, drawId: string, reason: string): Promise<Draw> {
  may(context, 'change/draws');
  const { database, organisationId, clock, actor } = context;
  const why = readWithdrawal(reason);
  const draw = await database.transaction(async (tx) => {
    await tx.execute(
      sql`select 1 from draws where organisation_id = ${organisationId} and id::text = ${drawId} for update`,
    );
    const before = await getDrawRow(tx, organisationId, drawId);
    if (before.status === 'drawn') throw new Failure('conflict', 'failures.draw-drawn', { seed: before.seed ?? '' });
    if (before.status === 'withdrawn') throw new Failure('conflict', 'failures.draw-withdrawn');
    const now = clock.now().toISOString();
    await tx.execute(sql`update draws set status = 'withdrawn', withdrawn_by = ${actor.name}, withdrawn_at = ${now},
        withdrawn_reason = ${why}
      where organisation_id = ${organisationId} and id = ${before.id}::uuid`);
    await tx.execute(sql`update assignment_runs set status = 'cancelled', finished_at = ${now}
      where organisation_id = ${organisationId} and id = ${before.runId}::uuid
        and status in ('queued', 'running', 'sealed')`);
    await recordAudit(tx, context, {
      verb: 'change/draws',
      subjectKind: 'draw',
      subjectId: before.id,
      details: { did: 'withdrawn', reason: why, inputsSha256: before.inputsSha256 },
    });
    return getDrawRow(tx, organisationId, before.id);
  });
  await runWork.stop(context, draw.runId);
  return draw;
}
