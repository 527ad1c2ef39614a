import { sql } from 'drizzle-orm';
import { gradeNumber } from '#engines/forecast/grades.ts';
import type { Context } from '../../platform/context.ts';
import { type Queryable, rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { listAssumptionRows } from './queries.ts';
import type { AssumptionsBody, SavedAssumptions } from './types.ts';

/**
 * Saves what is supposed as a new version; older ones stay as they are. `invalid` for a grade there is not, a school without a
 * history, a commune there is not, shares above the whole, or a closing that shares out less than everybody.
 */
export async function saveAssumptions(context: Context, body: AssumptionsBody): Promise<SavedAssumptions> {
  may(context, 'change/forecast-assumptions');
  const { database, organisationId, actor, clock } = context;
  await checkAssumptions(database.db, organisationId, body);
  return database.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`assumptions ${organisationId}`}))`);
    const [newest] = await listAssumptionRows(tx, organisationId);
    const version = (newest?.version ?? 0) + 1;
    await tx.execute(sql`insert into forecast_assumptions (organisation_id, version, body, created_by, created_at)
      values (${organisationId}, ${version}, ${JSON.stringify(body)}::jsonb, ${actor.name}, ${clock.now().toISOString()})`);
    await recordAudit(tx, context, {
      verb: 'change/forecast-assumptions',
      subjectKind: 'forecast-assumptions',
      subjectId: String(version),
      details: { housing: body.housing.length, openings: body.openings.length, closings: body.closings.length },
    });
    const [saved] = await listAssumptionRows(tx, organisationId);
    return saved;
  });
}

async function checkAssumptions(on: Queryable, organisationId: string, body: AssumptionsBody): Promise<void> {
  const schools = new Set(
    (
      await rows<{ id: string }>(
        on,
        sql`select distinct school_id as id from pupil_history where organisation_id = ${organisationId}`,
      )
    ).map(({ id }) => id),
  );
  const communes = new Set(
    (
      await rows<{ code: string }>(
        on,
        sql`select code from administrative_units where organisation_id = ${organisationId} and valid_to is null`,
      )
    ).map(({ code }) => code),
  );
  const refuse = (value: string, problem: 'school' | 'commune' | 'grade' | 'shares' | 'itself'): never => {
    throw new Failure('invalid', `failures.assumption-${problem}`, { value });
  };
  const named = [
    ...body.housing.map(({ schoolId }) => schoolId),
    ...body.closings.flatMap(({ schoolId, to }) => [schoolId, ...to.map((heir) => heir.schoolId)]),
    ...body.openings.flatMap(({ from }) => from.map(({ schoolId }) => schoolId)),
  ];
  for (const id of named) if (!schools.has(id)) refuse(id, 'school');
  for (const { communeCode } of [...body.communes, ...body.openings])
    if (!communes.has(communeCode)) refuse(communeCode, 'commune');
  for (const { grades } of [...body.housing, ...body.openings])
    for (const grade of grades) if (gradeNumber(grade) === null) refuse(grade, 'grade');
  for (const { schoolId, to } of body.closings) {
    if (to.some((heir) => heir.schoolId === schoolId)) refuse(schoolId, 'itself');
    const shared = to.reduce((sum, { share }) => sum + share, 0);
    if (Math.abs(shared - 1) > 1e-6) refuse(`${Math.round(shared * 100)} %`, 'shares');
  }
}
