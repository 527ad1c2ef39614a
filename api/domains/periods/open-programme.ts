import { sql } from 'drizzle-orm';
import { dayIn } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { type Queryable, rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { getSettings } from '../areas/queries.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { NewProgramme } from './programme-types.ts';
import { getPeriodRow, listQuotaRows } from './queries.ts';
import type { Quota } from './types.ts';

/**
 * Opens a programme inside a school of the period, with seats of its own: it is chosen by those who name it, and has its own order,
 * reserves and last place. It stands at the place of its school. `not-found` without the period; `invalid` without a name, for a
 * school that takes no part, or one that is a programme itself; `conflict` for a second programme of the same name there.
 */
export async function openProgramme(
  context: Context,
  periodId: string,
  { schoolId, name, seats }: NewProgramme,
): Promise<Quota[]> {
  may(context, 'change/quotas');
  const { database, organisationId, clock } = context;
  return database.transaction(async (tx) => {
    const period = await getPeriodRow(tx, organisationId, periodId);
    const { profile } = await getSettings(tx, organisationId);
    await refuseSchool(tx, context, period.id, schoolId);
    await refuseName(tx, context, schoolId, name, null);
    const id = await freeId(tx, organisationId, schoolId);
    await tx.execute(sql`insert into schools (organisation_id, id, code, name, ownership, address, commune_code, attributes,
        valid_from, source_batch_id, opened_in_period)
      select organisation_id, ${id}, ${id}, ${name}, ownership, address, commune_code,
        attributes || jsonb_build_object('programme_of', id), ${dayIn(clock, profile.timeZone)}::date, source_batch_id,
        ${period.id}::uuid
      from schools where organisation_id = ${organisationId} and id = ${schoolId}`);
    await tx.execute(sql`insert into school_levels (organisation_id, school_id, level, confidence)
      values (${organisationId}, ${id}, ${period.level}, 1)`);
    await tx.execute(sql`insert into quotas (organisation_id, period_id, school_id, seats, synthetic)
      values (${organisationId}, ${period.id}::uuid, ${id}, ${seats}, false)`);
    await recordAudit(tx, context, {
      verb: 'change/quotas',
      subjectKind: 'school',
      subjectId: id,
      details: { did: 'opened programme', period: period.id, programmeOf: schoolId, name, seats },
    });
    return listQuotaRows(tx, organisationId, period.id);
  });
}

async function refuseSchool(
  tx: Queryable,
  { organisationId }: Context,
  periodId: string,
  schoolId: string,
): Promise<void> {
  const [school] = await rows<{ name: string; programme: boolean }>(
    tx,
    sql`select s.name, coalesce(s.attributes ->> 'programme_of', '') <> '' as programme
      from quotas q join schools s on s.organisation_id = q.organisation_id and s.id = q.school_id
      where q.organisation_id = ${organisationId} and q.period_id = ${periodId}::uuid and q.school_id = ${schoolId}
        and s.valid_to is null`,
  );
  if (!school) throw new Failure('invalid', 'failures.programme-unknown-school', { school: schoolId });
  if (school.programme) throw new Failure('invalid', 'failures.programme-of-programme', { school: school.name });
}

/** A name is needed, and no other programme of the school has it. */
export async function refuseName(
  tx: Queryable,
  { organisationId }: Context,
  schoolId: string,
  name: string,
  ownId: string | null,
): Promise<void> {
  if (name === '') throw new Failure('invalid', 'failures.programme-no-name');
  // Two at once would each find the name free: the school's row is theirs one after the other.
  await tx.execute(
    sql`select 1 from schools where organisation_id = ${organisationId} and id = ${schoolId} for update`,
  );
  const same = await rows(
    tx,
    sql`select 1 from schools where organisation_id = ${organisationId} and attributes ->> 'programme_of' = ${schoolId}
      and valid_to is null and lower(name) = lower(${name}) and id <> ${ownId ?? ''}`,
  );
  if (same.length > 0) throw new Failure('conflict', 'failures.programme-same-name', { name });
}

async function freeId(tx: Queryable, organisationId: string, schoolId: string): Promise<string> {
  const taken = await rows<{ id: string }>(tx, sql`select id from schools where organisation_id = ${organisationId}`);
  const ids = new Set(taken.map(({ id }) => id));
  for (let number = 1; ; number++) if (!ids.has(`${schoolId}-p${number}`)) return `${schoolId}-p${number}`;
}
