import { sql } from 'drizzle-orm';
import { dayIn } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import type { Queryable } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { getSettings } from '../areas/queries.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { listDecisionsInForce } from '../periods/decision-queries.ts';
import { type AppealRow, getAppealRow } from './appeal-queries.ts';
import type { Appeal, AppealAnswer } from './appeal-types.ts';

/**
 * The council's answer to an open appeal, for ever. `invalid` without its number or the words for the family, for a day to come or
 * before it was received; `conflict` when it is answered already, or upheld by a decision of that number that is not written down.
 */
export async function answerAppeal(
  context: Context,
  appealId: string,
  { outcome, number, answer, decidedOn }: AppealAnswer,
): Promise<Appeal> {
  may(context, 'change/appeals');
  const { database, organisationId, actor, clock } = context;
  const today = await todayOf(context);
  if (number === '' || answer === '') throw new Failure('invalid', 'failures.appeal-answer-unexplained');
  if (decidedOn > today) throw new Failure('invalid', 'failures.appeal-day-to-come', { day: decidedOn });
  return database.transaction(async (tx) => {
    const before = await lockOpen(tx, context, appealId, today);
    if (decidedOn < before.receivedOn)
      throw new Failure('invalid', 'failures.appeal-answer-before', { day: decidedOn, received: before.receivedOn });
    if (outcome === 'decision') await requireDecision(tx, organisationId, before, number);
    await tx.execute(sql`update private.appeals set status = ${outcome}, decision_number = ${number}, answer = ${answer},
        decided_on = ${decidedOn}::date, answered_by = ${actor.name}, answered_at = ${clock.now().toISOString()}
      where organisation_id = ${organisationId} and id = ${before.id}::uuid`);
    await recordAudit(tx, context, {
      verb: 'change/appeals',
      subjectKind: 'applicant',
      subjectId: before.applicantId,
      details: { did: outcome, appeal: before.id, number },
    });
    return getAppealRow(tx, organisationId, before.id, today);
  });
}

/** The family takes its appeal back. `conflict` when it is answered already. */
export async function withdrawAppeal(context: Context, appealId: string): Promise<Appeal> {
  may(context, 'change/appeals');
  const { database, organisationId } = context;
  const today = await todayOf(context);
  return database.transaction(async (tx) => {
    const before = await lockOpen(tx, context, appealId, today);
    await tx.execute(sql`update private.appeals set status = 'withdrawn' where organisation_id = ${organisationId}
      and id = ${before.id}::uuid`);
    await recordAudit(tx, context, {
      verb: 'change/appeals',
      subjectKind: 'applicant',
      subjectId: before.applicantId,
      details: { did: 'withdrawn', appeal: before.id },
    });
    return getAppealRow(tx, organisationId, before.id, today);
  });
}

async function todayOf({ database, organisationId, clock }: Context): Promise<string> {
  const { profile } = await getSettings(database.db, organisationId);
  return dayIn(clock, profile.timeZone);
}

async function lockOpen(tx: Queryable, { organisationId }: Context, id: string, today: string): Promise<AppealRow> {
  await tx.execute(
    sql`select 1 from private.appeals where organisation_id = ${organisationId} and id::text = ${id} for update`,
  );
  const before = await getAppealRow(tx, organisationId, id, today);
  if (before.status !== 'open') throw new Failure('conflict', 'failures.appeal-answered', { number: before.number });
  return before;
}

async function requireDecision(
  tx: Queryable,
  organisationId: string,
  { periodId, applicantId }: AppealRow,
  number: string,
): Promise<void> {
  const decisions = await listDecisionsInForce(tx, organisationId, periodId);
  if (decisions.some((decision) => decision.applicantId === applicantId && decision.number === number)) return;
  throw new Failure('conflict', 'failures.appeal-no-decision', { applicant: applicantId, number });
}
