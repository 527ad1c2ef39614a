import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getPublishingRow, toPublishing } from './publishing-queries.ts';
import type { Publishing } from './publishing-types.ts';
import { publishingWork } from './run-publishing.ts';

/** Stops a publishing that waits or works: no version comes of it. `conflict` when it is finished already. */
export async function cancelPublishing(context: Context, publishingId: string): Promise<Publishing> {
  may(context, 'change/publications');
  const { database, organisationId, clock } = context;
  const row = await database.transaction(async (tx) => {
    const before = await getPublishingRow(tx, organisationId, publishingId);
    const stopped = await rows(
      tx,
      sql`update publishings set status = 'cancelled', finished_at = ${clock.now().toISOString()}
        where organisation_id = ${organisationId} and id = ${before.id}::uuid and status in ('queued', 'running')
        returning id`,
    );
    if (stopped.length === 0) throw new Failure('conflict', 'failures.publishing-finished');
    await recordAudit(tx, context, {
      verb: 'change/publications',
      subjectKind: 'publishing',
      subjectId: before.id,
      details: { did: 'cancelled', run: before.runId },
    });
    return getPublishingRow(tx, organisationId, before.id);
  });
  await publishingWork.stop(context, row.id);
  return toPublishing(row, context.language);
}
