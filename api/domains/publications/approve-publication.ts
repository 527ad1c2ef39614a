import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getPublicationRow } from './queries.ts';
import type { Publication } from './types.ts';
import { warmSoon } from './warm-published.ts';

const approvalsNeeded = 2;

/**
 * One person agrees to a correction, by name; with the second, different name it is public. Until accounts exist a name is what
 * the operator writes down, as on paper. `invalid` without a name, `conflict` for the same name twice or what is decided already.
 */
export async function approvePublication(context: Context, publicationId: string, given: string): Promise<Publication> {
  may(context, 'change/publications');
  const { database, organisationId, actor, clock } = context;
  const name = given.trim().replace(/\s+/g, ' ').normalize('NFC');
  if (name === '') throw new Failure('invalid', 'failures.approval-no-name');
  const approved = await database.transaction(async (tx) => {
    await tx.execute(sql`select 1 from publications where organisation_id = ${organisationId}
      and id::text = ${publicationId} for update`);
    const before = await getPublicationRow(tx, organisationId, publicationId);
    if (before.status !== 'proposed')
      throw new Failure('conflict', `failures.publication-${before.status}`, { version: before.version });
    const same = before.approvals.find((approval) => fold(approval.name) === fold(name));
    if (same) throw new Failure('conflict', 'failures.approval-same-name', { name: same.name });
    const now = clock.now().toISOString();
    await tx.execute(sql`insert into publication_approvals (organisation_id, publication_id, name, recorded_by, at)
      values (${organisationId}, ${before.id}::uuid, ${name}, ${actor.name}, ${now})`);
    const enough = before.approvals.length + 1 >= approvalsNeeded;
    if (enough)
      await tx.execute(sql`update publications set status = 'published', published_at = ${now}
        where organisation_id = ${organisationId} and id = ${before.id}::uuid`);
    await recordAudit(tx, context, {
      verb: 'change/publications',
      subjectKind: 'publication',
      subjectId: before.id,
      details: { did: enough ? 'approved and published' : 'approved', by: name, version: before.version },
    });
    return getPublicationRow(tx, organisationId, before.id);
  });
  if (approved.status === 'published') warmSoon(context, approved);
  return approved;
}

/** Names that differ by case alone are one person. */
function fold(name: string): string {
  return name.toLocaleLowerCase('vi');
}
