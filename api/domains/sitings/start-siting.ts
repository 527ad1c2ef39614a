import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { PlanningBase } from '#engines/scenario/types.ts';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { holdPlanningBase } from '../demand/planning-base.ts';
import { listCandidateRows } from './candidate-queries.ts';
import { expansionId } from './gather-places.ts';
import { getSitingRow, toSiting } from './queries.ts';
import { sitingQueue } from './run-siting.ts';
import type { Siting, SitingQuestion } from './types.ts';

/**
 * Queues a choice of places. Throws `invalid` without anything to choose from, for one forced that is not there or forbidden too, and for more forced than
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
  requireForced(question, base, candidates);
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
  const { base } = await holdPlanningBase(context, question.level);
  requireForced(question, base, await listCandidateRows(database.db, organisationId, question.level));
  return queueSiting(context, question, before.id, before.synthetic);
}

/** A place that must be chosen has to be there: a candidate, or rooms more at a school where rooms may be added. */
function requireForced(
  { forced, expandRooms }: SitingQuestion,
  { schools }: PlanningBase,
  candidates: readonly { id: string }[],
): void {
  const known = new Set(candidates.map(({ id }) => id));
  if (expandRooms !== null) for (const { id } of schools) known.add(expansionId(id));
  const lost = forced.find((id) => !known.has(id));
  if (lost !== undefined) throw new Failure('invalid', 'failures.siting-forced-unknown', { id: lost });
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
