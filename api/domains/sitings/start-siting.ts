import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { holdPlanningBase } from '../demand/planning-base.ts';
import { listCandidateRows } from './candidate-queries.ts';
import { getSitingRow, toSiting } from './queries.ts';
import { sitingQueue } from './run-siting.ts';
import type { Siting, SitingQuestion } from './types.ts';

/**
 * Queues a choice of places. Throws `invalid` without anything to choose from, for one both forced and forbidden and for more forced than
 * may be opened; `conflict` before roads are imported.
 */
export async function startSiting(context: Context, question: SitingQuestion): Promise<Siting> {
  may(context, 'change/sitings');
  const { database, organisationId } = context;
  requireSense(question);
  const { base } = await holdPlanningBase(context, question.level);
  const candidates = await listCandidateRows(database.db, organisationId, question.level);
  if (candidates.length === 0 && question.expandRooms === null)
    throw new Failure('invalid', 'failures.siting-no-candidates');
  return queueSiting(context, question, null, base.synthetic);
}

/** The same question of a finished siting with other places forced or forbidden, begun from its answer. */
export async function startAgain(
  context: Context,
  id: string,
  { forced, forbidden }: Pick<SitingQuestion, 'forced' | 'forbidden'>,
): Promise<Siting> {
  may(context, 'change/sitings');
  const { database, organisationId } = context;
  const before = await getSitingRow(database.db, organisationId, id);
  if (before.status !== 'done') throw new Failure('conflict', 'failures.siting-unfinished');
  const question = { ...before.question, forced, forbidden };
  requireSense(question);
  return queueSiting(context, question, before.id, before.synthetic);
}

function requireSense({ forced, forbidden, open }: SitingQuestion): void {
  const both = forced.filter((id) => forbidden.includes(id));
  if (both.length > 0) throw new Failure('invalid', 'failures.siting-forced-forbidden', { count: both.length });
  const count = new Set(forced).size;
  if (count > open) throw new Failure('invalid', 'failures.siting-forced-many', { count, open });
}

async function queueSiting(
  context: Context,
  question: SitingQuestion,
  basedOn: string | null,
  synthetic: boolean,
): Promise<Siting> {
  const { database, organisationId, actor, clock } = context;
  const id = randomUUID();
  await database.transaction(async (tx) => {
    await tx.execute(sql`insert into sitings
        (organisation_id, id, level, question, based_on, status, progress_share, progress_step, synthetic, created_by, created_at)
      values (${organisationId}, ${id}::uuid, ${question.level}, ${JSON.stringify(question)}::jsonb, ${basedOn}::uuid, 'queued', 0,
        'queued', ${synthetic}, ${actor.name}, ${clock.now().toISOString()})`);
    const { level, objective, open, year } = question;
    await recordAudit(tx, context, {
      verb: 'change/sitings',
      subjectKind: 'siting',
      subjectId: id,
      details: { did: 'asked', level, objective, open, year, basedOn },
    });
  });
  await context.jobs.send(sitingQueue, { organisationId, sitingId: id });
  return toSiting(await getSitingRow(database.db, organisationId, id), context.language);
}
