import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getAdoptionRow, listAdoptionRows } from './queries.ts';
import { toAdoption } from './show-plans.ts';
import type { ClassAdoption } from './types.ts';

/** Lets families see their child's class, and everyone the public file. `conflict` for an older version, or one already public. */
export async function publishAdoption(context: Context, adoptionId: string): Promise<ClassAdoption> {
  may(context, 'change/classes');
  const { database, organisationId, clock, actor } = context;
  return database.transaction(async (tx) => {
    const adoption = await getAdoptionRow(tx, organisationId, adoptionId);
    if (adoption.publishedAt !== null)
      throw new Failure('conflict', 'failures.class-published-already', { version: adoption.version });
    const [newest] = await listAdoptionRows(tx, organisationId, adoption.planId);
    if (newest.id !== adoption.id)
      throw new Failure('conflict', 'failures.class-older-version', {
        version: adoption.version,
        newest: newest.version,
      });
    await tx.execute(sql`update class_adoptions set published_by = ${actor.name}, published_at = ${clock.now().toISOString()}
      where organisation_id = ${organisationId} and id = ${adoption.id}::uuid`);
    await recordAudit(tx, context, {
      verb: 'change/classes',
      subjectKind: 'class-adoption',
      subjectId: adoption.id,
      details: { did: 'published', version: adoption.version, publicSha256: adoption.publicSha256 },
    });
    return toAdoption(await getAdoptionRow(tx, organisationId, adoptionId));
  });
}
