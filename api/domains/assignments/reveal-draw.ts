import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getDrawRow } from './draw-queries.ts';
import { readSeed, refuseUsedSeed, requireSealed } from './draw-rules.ts';
import type { Draw } from './draw-types.ts';
import { runWork } from './run-assignment.ts';
import { insertRunOfDraw } from './start-run.ts';

/**
 * Gives a sealed draw its seed, once and for ever, and lets the run go on from exactly the bytes that were sealed. `conflict`
 * when it is not sealed, has its seed already, or the seed was used before in this organisation, for schools or for classes, a practice run included.
 * Where the run broke off for a reason of the machine, the same seed starts it again: the bytes and the outcome are the same.
 */
export async function revealDraw(context: Context, drawId: string, given: string): Promise<Draw> {
  may(context, 'change/draws');
  const { database, organisationId, clock, actor } = context;
  const seed = readSeed(given);
  const draw = await database.transaction(async (tx) => {
    await tx.execute(
      sql`select 1 from draws where organisation_id = ${organisationId} and id::text = ${drawId} for update`,
    );
    const before = await getDrawRow(tx, organisationId, drawId);
    if (before.status === 'drawn' && before.seed === seed && before.runStatus === 'failed') {
      const runId = await insertRunOfDraw(tx, context, before);
      await tx.execute(sql`update draws set run_id = ${runId}::uuid where organisation_id = ${organisationId}
        and id = ${before.id}::uuid`);
    } else {
      requireSealed(before);
      await refuseUsedSeed(tx, organisationId, seed);
      await tx.execute(sql`update draws set status = 'drawn', seed = ${seed}, drawn_by = ${actor.name},
          drawn_at = ${clock.now().toISOString()}
        where organisation_id = ${organisationId} and id = ${before.id}::uuid`);
      await tx.execute(sql`update assignment_runs set seed = ${seed}, status = 'queued', progress_share = 0,
          progress_step = 'queued', heard_at = null
        where organisation_id = ${organisationId} and id = ${before.runId}::uuid and status = 'sealed'`);
    }
    await recordAudit(tx, context, {
      verb: 'change/draws',
      subjectKind: 'draw',
      subjectId: before.id,
      details: { did: 'drawn', seed, inputsSha256: before.inputsSha256 },
    });
    return getDrawRow(tx, organisationId, before.id);
  });
  await runWork.send(context, { organisationId, id: draw.runId });
  return draw;
}
