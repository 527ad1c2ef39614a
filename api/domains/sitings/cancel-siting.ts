import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getSitingRow, toSiting } from './queries.ts';
import { stopActiveSiting } from './run-siting.ts';
import type { Siting } from './types.ts';

/** Stops a siting that waits or works; `conflict` when it is finished. */
export async function cancelSiting(context: Context, id: string): Promise<Siting> {
  may(context, 'change/sitings');
  const { database, organisationId, clock } = context;
  await getSitingRow(database.db, organisationId, id);
  await database.transaction(async (tx) => {
    const stopped = await rows(
      tx,
      sql`update sitings set status = 'cancelled', finished_at = ${clock.now().toISOString()}
        where organisation_id = ${organisationId} and id = ${id}::uuid and status in ('queued', 'running') returning id`,
    );
    if (stopped.length === 0) throw new Failure('conflict', 'failures.siting-finished');
    await recordAudit(tx, context, {
      verb: 'change/sitings',
      subjectKind: 'siting',
      subjectId: id,
      details: { did: 'cancelled' },
    });
  });
  await stopActiveSiting(id);
  return toSiting(await getSitingRow(database.db, organisationId, id), context.language);
}
