import { sql } from 'drizzle-orm';
import type { Issue } from '../../../geodata/sources/issues.ts';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import type { ImportFile } from '../areas/import-kind.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { ClassField } from './columns.ts';
import { refuseIssues } from './create-plan.ts';
import { getPlanRow, listPupilRows } from './queries.ts';
import { readPupilTable } from './read-pupil-table.ts';
import { rememberHeadings } from './remember-headings.ts';
import { insertWishes, requirePurposes } from './store-plan.ts';
import type { ClassPlan, ClassPupil } from './types.ts';

/**
 * Adds what a list says to the pupils a plan has: names, scores, wishes. Filled cells replace, blank ones change nothing.
 * `invalid` when a row names a pupil the plan does not have, or the list has no column of codes.
 */
export async function mergeTable(
  context: Context,
  planId: string,
  file: ImportFile,
  { mapping, purposes }: { mapping: ClassField[]; purposes: Record<string, string> },
): Promise<ClassPlan> {
  may(context, 'change/classes');
  const { database, organisationId } = context;
  const plan = await getPlanRow(database.db, organisationId, planId);
  const known = new Set((await listPupilRows(database.db, organisationId, planId)).map(({ id }) => id));
  if (!mapping.includes('pupil_id')) throw new Failure('invalid', 'failures.class-merge-no-code');
  const { pupils, wishes, columns, issues, rowOf } = readPupilTable(file, mapping, known);
  refuseIssues([...issues, ...strangersOf(file, pupils, known, rowOf)]);
  const allPurposes = { ...plan.purposes, ...purposes };
  const kept = new Set(plan.columns.map(({ key }) => key));
  const allColumns = [...plan.columns, ...columns.filter(({ key }) => !kept.has(key))];
  requirePurposes(allColumns, allPurposes);
  const merged = await database.transaction(async (tx) => {
    const given = JSON.stringify(pupils.map((pupil) => ({ ...pupil, birth_date: pupil.birthDate })));
    await tx.execute(sql`update private.class_pupils p set name = case when g.name = '' then p.name else g.name end,
        birth_date = coalesce(g.birth_date, p.birth_date), attributes = p.attributes || g.attributes
      from jsonb_to_recordset(${given}::jsonb) as g(id text, name text, birth_date date, attributes jsonb)
      where p.organisation_id = ${organisationId} and p.plan_id = ${planId}::uuid and p.id = g.id`);
    await insertWishes(tx, context, planId, wishes);
    await tx.execute(sql`update class_plans set columns = ${JSON.stringify(allColumns)}::jsonb,
        purposes = ${JSON.stringify(allPurposes)}::jsonb
      where organisation_id = ${organisationId} and id = ${planId}::uuid`);
    await recordAudit(tx, context, {
      verb: 'change/classes',
      subjectKind: 'class-plan',
      subjectId: planId,
      details: { did: 'merged', pupils: pupils.length, columns: columns.map(({ key }) => key), purposes },
    });
    return getPlanRow(tx, organisationId, planId);
  });
  await rememberHeadings(context, file, mapping);
  return merged;
}

/** Rows of pupils the plan does not have. */
function strangersOf(
  file: ImportFile,
  pupils: readonly ClassPupil[],
  known: ReadonlySet<string>,
  rowOf: ReadonlyMap<string, number>,
): Issue[] {
  return pupils.flatMap(({ id }) =>
    known.has(id)
      ? []
      : [{ code: 'class-merge-unknown', severity: 'error', file: file.name, row: rowOf.get(id), value: id }],
  );
}
