import { sql } from 'drizzle-orm';
import { dayIn } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { oneRow, type Queryable, rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { getSettings } from '../areas/queries.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { refuseName } from './open-programme.ts';
import type { ProgrammeEntry } from './programme-types.ts';
import { getPeriodRow, listQuotaRows } from './queries.ts';
import type { Quota } from './types.ts';

/**
 * Renames a programme a council opened, or gives it other seats in this period. `not-found` where the period has no such programme;
 * the faults of a name as when it is opened.
 */
export async function changeProgramme(
  context: Context,
  periodId: string,
  programmeId: string,
  { name, seats }: ProgrammeEntry,
): Promise<Quota[]> {
  may(context, 'change/quotas');
  const { database, organisationId } = context;
  return database.transaction(async (tx) => {
    const period = await getPeriodRow(tx, organisationId, periodId);
    const before = await getProgramme(tx, organisationId, period.id, programmeId);
    await refuseName(tx, context, before.schoolId, name, programmeId);
    await tx.execute(sql`update schools set name = ${name} where organisation_id = ${organisationId}
      and id = ${programmeId}`);
    await tx.execute(sql`update quotas set seats = ${seats}, synthetic = false where organisation_id = ${organisationId}
      and period_id = ${period.id}::uuid and school_id = ${programmeId}`);
    await recordAudit(tx, context, {
      verb: 'change/quotas',
      subjectKind: 'school',
      subjectId: programmeId,
      details: { did: 'changed programme', period: period.id, before, after: { name, seats } },
    });
    return listQuotaRows(tx, organisationId, period.id);
  });
}

/** Takes a programme out of use. `conflict` while children of the period name it, or the council placed one there. */
export async function closeProgramme(context: Context, periodId: string, programmeId: string): Promise<Quota[]> {
  may(context, 'change/quotas');
  const { database, organisationId, clock } = context;
  return database.transaction(async (tx) => {
    const period = await getPeriodRow(tx, organisationId, periodId);
    const { name } = await getProgramme(tx, organisationId, period.id, programmeId);
    const [{ count }] = await rows<{ count: number }>(
      tx,
      sql`select count(*)::int as count from (
        select applicant_id from wishes where organisation_id = ${organisationId} and school_id = ${programmeId}
        union select applicant_id from placement_decisions where organisation_id = ${organisationId}
          and school_id = ${programmeId} and withdrawn_at is null) as named`,
    );
    if (count > 0) throw new Failure('conflict', 'failures.programme-in-use', { name, count });
    const { profile } = await getSettings(tx, organisationId);
    await tx.execute(sql`update schools set valid_to = greatest(valid_from, ${dayIn(clock, profile.timeZone)}::date)
      where organisation_id = ${organisationId} and id = ${programmeId}`);
    await tx.execute(sql`delete from quotas where organisation_id = ${organisationId} and period_id = ${period.id}::uuid
      and school_id = ${programmeId}`);
    await recordAudit(tx, context, {
      verb: 'change/quotas',
      subjectKind: 'school',
      subjectId: programmeId,
      details: { did: 'closed programme', period: period.id, name },
    });
    return listQuotaRows(tx, organisationId, period.id);
  });
}

function getProgramme(on: Queryable, organisationId: string, periodId: string, id: string) {
  return oneRow<{ schoolId: string; name: string; seats: number | null }>(
    on,
    sql`select s.attributes ->> 'programme_of' as "schoolId", s.name, q.seats
      from quotas q join schools s on s.organisation_id = q.organisation_id and s.id = q.school_id
      where q.organisation_id = ${organisationId} and q.period_id = ${periodId}::uuid and s.id = ${id}
        and s.opened_in_period is not null for update of q`,
    'failures.no-such-programme',
    { programme: id },
  );
}
