import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { BoundaryDraft } from './draft-types.ts';
import { getDraftRow } from './queries.ts';
import { getDraft } from './show-drafts.ts';

/** Gives a draft a link that shows its last version as discussed, not approved; or takes the link back. Throws `not-found`. */
export async function shareDraft(context: Context, id: string, shared: boolean): Promise<BoundaryDraft> {
  may(context, 'change/boundaries');
  const { database, organisationId, clock } = context;
  const row = await getDraftRow(database.db, organisationId, id);
  const code = shared ? (row.shareCode ?? randomBytes(12).toString('base64url')) : null;
  await database.transaction(async (tx) => {
    await tx.execute(sql`update boundary_drafts set share_code = ${code},
        shared_at = ${shared ? clock.now().toISOString() : null}::timestamptz
      where organisation_id = ${organisationId} and id = ${id}::uuid`);
    await recordAudit(tx, context, {
      verb: 'change/boundaries',
      subjectKind: 'boundary-draft',
      subjectId: id,
      details: { did: shared ? 'shared' : 'made-private' },
    });
  });
  return getDraft(context, id);
}
