import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getPublicationRow } from './queries.ts';
import type { Publication } from './types.ts';

/** Takes a proposal back before it is public. `conflict` afterwards: what was published stays, and is corrected by a version. */
export async function withdrawPublication(context: Context, publicationId: string): Promise<Publication> {
  may(context, 'change/publications');
  const { database, organisationId } = context;
  return database.transaction(async (tx) => {
    await tx.execute(sql`select 1 from publications where organisation_id = ${organisationId}
      and id::text = ${publicationId} for update`);
    const before = await getPublicationRow(tx, organisationId, publicationId);
    if (before.status !== 'proposed')
      throw new Failure('conflict', `failures.publication-${before.status}`, { version: before.version });
    await tx.execute(sql`update publications set status = 'withdrawn' where organisation_id = ${organisationId}
      and id = ${before.id}::uuid`);
    await recordAudit(tx, context, {
      verb: 'change/publications',
      subjectKind: 'publication',
      subjectId: before.id,
      details: { did: 'withdrawn', version: before.version },
    });
    return getPublicationRow(tx, organisationId, before.id);
  });
}
