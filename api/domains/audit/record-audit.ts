import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import type { Queryable } from '../../platform/database.ts';
import type { Verb } from '../../platform/permissions.ts';

/** What happened to what. `details` hold ids, hashes and counts, never a child's data. */
export interface AuditEvent {
  verb: Verb;
  area?: string;
  subjectKind: string;
  subjectId: string;
  details?: Record<string, unknown>;
}

/** The last beat of every writing verb, and of every reading of one child's data; in the verb's own transaction. */
export async function recordAudit(
  tx: Queryable,
  context: Pick<Context, 'actor' | 'clock' | 'organisationId'>,
  event: AuditEvent,
): Promise<void> {
  await tx.execute(sql`insert into audit_events
    (organisation_id, at, actor, verb, area, subject_kind, subject_id, details)
    values (${context.organisationId}, ${context.clock.now().toISOString()}, ${context.actor.name}, ${event.verb},
      ${event.area ?? null}, ${event.subjectKind}, ${event.subjectId}, ${JSON.stringify(event.details ?? {})}::jsonb)`);
  // What is held in memory is read again when this number has moved.
  if (event.verb.startsWith('change/'))
    await tx.execute(sql`update organisations set revision = revision + 1 where id = ${context.organisationId}`);
}
