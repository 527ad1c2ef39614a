import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import { insertChunks, type Queryable, rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { holdResults } from './held-results.ts';
import { getRunRow } from './queries.ts';

/** A family that gave its place up. */
export const decline = z.object({
  applicantId: z.string(),
  schoolName: z.string(),
  recordedBy: z.string(),
  recordedAt: z.string(),
});
export type Decline = z.infer<typeof decline>;

/**
 * Writes down that families gave up the place a run gave them: their seats are free for the next round. `invalid` naming the
 * first dossier that has no place in the run; all are written or none. One written before stays as it is.
 */
export async function recordDeclines(context: Context, runId: string, applicantIds: string[]): Promise<Decline[]> {
  may(context, 'change/declines');
  const { database, organisationId, actor, clock } = context;
  const run = await getRunRow(database.db, organisationId, runId);
  const { children } = await holdResults(context, run);
  for (const id of applicantIds) {
    const place = children.placeOf.get(id);
    if (place === undefined) throw new Failure('not-found', 'failures.no-such-applicant', { applicant: id });
    if (children.schools[place] === '')
      throw new Failure('invalid', 'failures.decline-without-place', { applicant: id });
  }
  const now = clock.now().toISOString();
  await database.transaction(async (tx) => {
    await insertChunks(
      tx,
      database.space,
      [...new Set(applicantIds)].map((id) => ({ id })),
      'id text',
      (incoming) => sql`insert into declined_places
        (organisation_id, period_id, applicant_id, run_id, recorded_by, recorded_at)
        select ${organisationId}, ${run.periodId}::uuid, id, ${run.id}::uuid, ${actor.name}, ${now}::timestamptz
        from ${incoming} on conflict do nothing`,
    );
    await recordAudit(tx, context, {
      verb: 'change/declines',
      subjectKind: 'run',
      subjectId: run.id,
      details: { did: 'recorded', children: applicantIds.length },
    });
  });
  return readDeclines(context, runId);
}

/** A family that comes back before the next round has its place again. `not-found` when it had not declined. */
export async function withdrawDecline(context: Context, runId: string, applicantId: string): Promise<Decline[]> {
  may(context, 'change/declines');
  const { database, organisationId } = context;
  await database.transaction(async (tx) => {
    const run = await getRunRow(tx, organisationId, runId);
    const taken = await rows(
      tx,
      sql`delete from declined_places where organisation_id = ${organisationId} and run_id = ${run.id}::uuid
        and applicant_id = ${applicantId} returning applicant_id`,
    );
    if (taken.length === 0) throw new Failure('not-found', 'failures.no-such-decline', { applicant: applicantId });
    await recordAudit(tx, context, {
      verb: 'change/declines',
      subjectKind: 'applicant',
      subjectId: applicantId,
      details: { did: 'withdrawn', run: run.id },
    });
  });
  return readDeclines(context, runId);
}

/** Families that gave up the place of a run, by dossier. Audited. */
export async function listDeclines(context: Context, runId: string): Promise<Decline[]> {
  may(context, 'read-child/declines');
  const { database, organisationId } = context;
  const run = await getRunRow(database.db, organisationId, runId);
  const declines = await readDeclines(context, run.id);
  if (declines.length > 0)
    await database.transaction((tx: Queryable) =>
      recordAudit(tx, context, {
        verb: 'read-child/declines',
        subjectKind: 'run',
        subjectId: run.id,
        details: { list: 'declines', children: declines.length },
      }),
    );
  return declines;
}

async function readDeclines(context: Context, runId: string): Promise<Decline[]> {
  const { database, organisationId } = context;
  const { children, schools } = await holdResults(context, await getRunRow(database.db, organisationId, runId));
  const found = await rows<Omit<Decline, 'schoolName'>>(
    database.db,
    sql`select applicant_id as "applicantId", recorded_by as "recordedBy",
        to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt"
      from declined_places where organisation_id = ${organisationId} and run_id::text = ${runId}
      order by applicant_id collate "C"`,
  );
  return found.map((row) => {
    const school = children.schools[children.placeOf.get(row.applicantId) ?? -1] ?? '';
    return { ...row, schoolName: schools.get(school)?.name ?? school };
  });
}
