import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { sayDate } from '#text/text.ts';
import { dayIn } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { type Queryable, rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { getSettings } from '../areas/queries.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getPeriodRow } from '../periods/queries.ts';
import type { Period } from '../periods/types.ts';
import { getAppealRow } from './appeal-queries.ts';
import type { Appeal, NewAppeal } from './appeal-types.ts';
import { findPublished } from './queries.ts';

/**
 * Writes down that a family objects to the result in force. One that came after the last day is taken and marked late: the council
 * answers it too. `conflict` before a result is public, or while the child has an open appeal about the same; `invalid` for an
 * unknown dossier, no statement, a day to come, an answer due before it was received or after the period's term, or no day to
 * answer by where the period has no term.
 */
export async function recordAppeal(context: Context, periodId: string, wanted: NewAppeal): Promise<Appeal> {
  may(context, 'change/appeals');
  const { database, organisationId, actor, clock } = context;
  const { applicantId, about, statement, receivedOn } = wanted;
  const { profile } = await getSettings(database.db, organisationId);
  const today = dayIn(clock, profile.timeZone);
  if (statement === '') throw new Failure('invalid', 'failures.appeal-no-statement');
  if (receivedOn > today) throw new Failure('invalid', 'failures.appeal-day-to-come', { day: receivedOn });
  return database.transaction(async (tx) => {
    const period = await getPeriodRow(tx, organisationId, periodId);
    const published = await findPublished(tx, organisationId, period.id);
    if (!published) throw new Failure('conflict', 'failures.appeal-nothing-published');
    const answerBy = dayToAnswer(period, wanted);
    // Numbers are given one after the other.
    await tx.execute(sql`select 1 from enrolment_periods where organisation_id = ${organisationId}
      and id = ${period.id}::uuid for update`);
    await refuseChild(tx, context, period.id, wanted);
    const id = randomUUID();
    await tx.execute(sql`insert into private.appeals (organisation_id, id, period_id, publication_id, applicant_id, number, about,
        statement, received_on, answer_by, status, recorded_by, recorded_at)
      select ${organisationId}, ${id}::uuid, ${period.id}::uuid, ${published.id}::uuid, ${applicantId},
        coalesce(max(number), 0) + 1, ${about}, ${statement}, ${receivedOn}::date, ${answerBy}::date, 'open', ${actor.name},
        ${clock.now().toISOString()}::timestamptz
      from private.appeals where organisation_id = ${organisationId} and period_id = ${period.id}::uuid`);
    await recordAudit(tx, context, {
      verb: 'change/appeals',
      subjectKind: 'applicant',
      subjectId: applicantId,
      details: { did: 'recorded', appeal: id, about, version: published.version, period: period.id },
    });
    return getAppealRow(tx, organisationId, id, today);
  });
}

/** The day given, or the last one of the period's term; within both. */
function dayToAnswer({ appealTerm }: Period, { receivedOn, answerBy }: NewAppeal): string {
  const last = appealTerm && laterBy(receivedOn, appealTerm.days);
  const day = answerBy ?? last;
  if (day === null) throw new Failure('invalid', 'failures.appeal-no-term');
  if (day < receivedOn) throw new Failure('invalid', 'failures.appeal-answer-before', { day, received: receivedOn });
  if (last !== null && day > last)
    throw new Failure('invalid', 'failures.appeal-answer-beyond', {
      ...appealTerm,
      day: sayDate(day),
      last: sayDate(last),
    });
  return day;
}

function laterBy(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

async function refuseChild(
  tx: Queryable,
  { organisationId }: Context,
  periodId: string,
  { applicantId, about }: NewAppeal,
): Promise<void> {
  const [child] = await rows(
    tx,
    sql`select 1 from applicants where organisation_id = ${organisationId} and period_id = ${periodId}::uuid
      and id = ${applicantId}`,
  );
  if (!child) throw new Failure('invalid', 'failures.appeal-unknown-applicant', { applicant: applicantId });
  const [open] = await rows<{ number: number }>(
    tx,
    sql`select number from private.appeals where organisation_id = ${organisationId} and period_id = ${periodId}::uuid
      and applicant_id = ${applicantId} and about = ${about} and status = 'open'`,
  );
  if (open) throw new Failure('conflict', 'failures.appeal-twice', { applicant: applicantId, number: open.number });
}
