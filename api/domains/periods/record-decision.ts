import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { type Queryable, rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { type DecidedPlace, requireLook } from './decision-looks.ts';
import { getDecisionRow, getSeatsForDecision } from './decision-queries.ts';
import type { NewDecision, PlacementDecision } from './decision-types.ts';
import { getPeriodRow } from './queries.ts';

/**
 * Writes down that the council places one child at one school; every later run goes by it. `not-found` without the period;
 * `invalid` for an unknown dossier or school, a closed or wrong-level school, one without known seats, no number or reason;
 * `conflict` when the child has a decision already, the school's seats are all decided, or nobody looked at whom it touches.
 */
export async function recordDecision(
  context: Context,
  periodId: string,
  wanted: NewDecision,
): Promise<PlacementDecision> {
  may(context, 'change/decisions');
  return context.database.transaction(async (tx) => {
    const { id } = await insertDecision(tx, context, periodId, wanted);
    await nameLook(tx, context, periodId, [wanted], wanted.preview);
    return getDecisionRow(tx, context.organisationId, id);
  });
}

/** Has decisions just written name the look they are signed after. `conflict` where a look is needed and is not this one. */
export async function nameLook(
  tx: Queryable,
  context: Context,
  periodId: string,
  decided: readonly DecidedPlace[],
  preview: string | undefined,
): Promise<void> {
  const look = await requireLook(tx, context, periodId, decided, preview);
  const applicants = decided.map(({ applicantId }) => applicantId);
  await tx.execute(sql`update placement_decisions set preview_id = ${look}::uuid where organisation_id = ${context.organisationId}
    and period_id = ${periodId}::uuid and withdrawn_at is null
    and applicant_id in (select jsonb_array_elements_text(${JSON.stringify(applicants)}::jsonb))`);
}

/** The same inside the caller's transaction: many decisions of one paper are written whole or not at all. */
export async function insertDecision(
  tx: Queryable,
  context: Context,
  periodId: string,
  wanted: NewDecision,
): Promise<PlacementDecision> {
  const { organisationId, actor, clock } = context;
  const { applicantId, schoolId, number, reason, kind } = wanted;
  const period = await getPeriodRow(tx, organisationId, periodId);
  if (number === '' || reason === '')
    throw new Failure('invalid', 'failures.decision-unexplained', { applicant: applicantId });
  await refuseApplicant(tx, context, period.id, applicantId);
  const { name: school, seats } = await getSeatsForDecision(tx, organisationId, period, schoolId);
  await refuseContradiction(tx, context, period.id, wanted);
  const taken = await countDecided(tx, context, period.id, schoolId);
  if (taken >= seats)
    throw new Failure('conflict', 'failures.decision-above-seats', { applicant: applicantId, school, seats });
  const id = randomUUID();
  await tx.execute(sql`insert into placement_decisions
    (organisation_id, id, period_id, applicant_id, school_id, number, reason, kind, created_by, created_at)
    values (${organisationId}, ${id}::uuid, ${period.id}::uuid, ${applicantId}, ${schoolId}, ${number}, ${reason}, ${kind},
      ${actor.name}, ${clock.now().toISOString()})`);
  await recordAudit(tx, context, {
    verb: 'change/decisions',
    subjectKind: 'applicant',
    subjectId: applicantId,
    details: { did: 'recorded', decision: id, number, kind, period: period.id },
  });
  return getDecisionRow(tx, organisationId, id);
}

async function refuseApplicant(tx: Queryable, { organisationId }: Context, periodId: string, applicantId: string) {
  const found = await rows(
    tx,
    sql`select 1 from applicants where organisation_id = ${organisationId} and period_id = ${periodId}::uuid
      and id = ${applicantId}`,
  );
  if (found.length === 0)
    throw new Failure('invalid', 'failures.decision-unknown-applicant', { applicant: applicantId });
}

async function refuseContradiction(
  tx: Queryable,
  { organisationId }: Context,
  periodId: string,
  { applicantId, schoolId }: NewDecision,
) {
  const [before] = await rows<{ schoolId: string; schoolName: string; number: string }>(
    tx,
    sql`select d.school_id as "schoolId", s.name as "schoolName", d.number from placement_decisions d
      join schools s on s.organisation_id = d.organisation_id and s.id = d.school_id
      where d.organisation_id = ${organisationId} and d.period_id = ${periodId}::uuid and d.applicant_id = ${applicantId}
        and d.withdrawn_at is null for update of d`,
  );
  if (!before) return;
  const key = before.schoolId === schoolId ? 'failures.decision-twice' : 'failures.decision-contradicts';
  const { schoolName: school, number } = before;
  throw new Failure('conflict', key, { applicant: applicantId, school, number });
}

async function countDecided(tx: Queryable, { organisationId }: Context, periodId: string, schoolId: string) {
  // Two at once would each see the last seat free: the quota's row is theirs one after the other.
  await tx.execute(sql`select 1 from quotas where organisation_id = ${organisationId} and period_id = ${periodId}::uuid
    and school_id = ${schoolId} for update`);
  const [{ count }] = await rows<{ count: number }>(
    tx,
    sql`select count(*)::int as count from placement_decisions where organisation_id = ${organisationId}
      and period_id = ${periodId}::uuid and school_id = ${schoolId} and withdrawn_at is null`,
  );
  return count;
}
