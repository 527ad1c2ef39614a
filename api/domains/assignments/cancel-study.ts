import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { studyWork } from './run-study.ts';
import { getStudyRow, toStudy } from './study-queries.ts';
import type { Study } from './study-types.ts';

/** Stops a study that waits or works; nothing of it is kept. `conflict` when it is finished already. */
export async function cancelStudy(context: Context, studyId: string): Promise<Study> {
  may(context, 'change/studies');
  const { database, organisationId, clock } = context;
  const row = await database.transaction(async (tx) => {
    const before = await getStudyRow(tx, organisationId, studyId);
    const stopped = await rows(
      tx,
      sql`update studies set status = 'cancelled', finished_at = ${clock.now().toISOString()}
        where organisation_id = ${organisationId} and id = ${before.id}::uuid and status in ('queued', 'running')
        returning id`,
    );
    if (stopped.length === 0) throw new Failure('conflict', 'failures.study-finished', { study: studyId });
    await recordAudit(tx, context, {
      verb: 'change/studies',
      subjectKind: 'study',
      subjectId: before.id,
      details: { status: 'cancelled' },
    });
    return getStudyRow(tx, organisationId, studyId);
  });
  await studyWork.stop(context, row.id);
  return toStudy(row, context.language);
}
