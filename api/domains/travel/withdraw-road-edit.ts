import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { sendCount } from './count-after-edit.ts';
import { insertCount } from './count-queries.ts';
import { holdNetwork } from './hold-network.ts';
import { findRoadEdit } from './queries.ts';
import type { RoadEditAnswer } from './types.ts';

/**
 * Takes an edit back from now on; its row stays, with who withdrew it and when. How many children are measured again is counted by a
 * job afterwards. Throws `not-found`, or `conflict` when it was withdrawn before.
 */
export async function withdrawRoadEdit(context: Context, id: string): Promise<RoadEditAnswer> {
  may(context, 'change/road-edits');
  const { organisationId, actor, clock, database } = context;
  const network = await holdNetwork(context);
  const edit = await findRoadEdit(database.db, organisationId, id);
  if (!edit) throw new Failure('not-found', 'failures.no-such-road-edit', { id });
  const inForce = network.edits.some((value) => value.id === id);
  const answer = await database.transaction(async (tx) => {
    const now = clock.now().toISOString();
    const before = await findRoadEdit(tx, organisationId, id);
    if (before?.withdrawnAt)
      throw new Failure('conflict', 'failures.road-edit-withdrawn', { id, date: before.withdrawnAt.slice(0, 10) });
    await tx.execute(sql`update road_edits set withdrawn_at = ${now}, withdrawn_by = ${actor.name}
      where organisation_id = ${organisationId} and id = ${id}::uuid and withdrawn_at is null`);
    await recordAudit(tx, context, {
      verb: 'change/road-edits',
      subjectKind: 'road-edit',
      subjectId: id,
      details: { did: 'withdrawn', kind: edit.kind, networkVersion: network.version },
    });
    const count = await insertCount(tx, organisationId, id, 'withdrawn', inForce ? null : 0);
    return { edit: { ...edit, withdrawnAt: now }, count };
  });
  await sendCount(context, id, answer.count);
  return answer;
}
