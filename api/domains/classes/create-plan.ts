import type { Issue } from '../../../geodata/sources/issues.ts';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import type { ImportFile } from '../areas/import-kind.ts';
import { listKnownSchools } from '../schools/queries.ts';
import { listAdmitted } from './admitted-pupils.ts';
import type { ClassField } from './columns.ts';
import { readPupilTable } from './read-pupil-table.ts';
import { rememberHeadings } from './remember-headings.ts';
import { storePlan } from './store-plan.ts';
import type { ClassPlan } from './types.ts';

/** A plan of the pupils a school was given by a period's published result. `conflict` while there is none. */
export async function createPlanOfPeriod(
  context: Context,
  { periodId, schoolId, classCount }: { periodId: string; schoolId: string; classCount: number },
): Promise<ClassPlan> {
  may(context, 'change/classes');
  const schools = await listKnownSchools(context.database.db, context.organisationId);
  const schoolName = schools.find(({ code }) => code === schoolId)?.name;
  if (schoolName === undefined) throw new Failure('not-found', 'failures.no-such-school', { id: schoolId });
  const { period, publicationId, pupils, columns, synthetic } = await listAdmitted(context, periodId, {
    id: schoolId,
    name: schoolName,
  });
  return storePlan(context, {
    ...{ name: `${schoolName} · ${period.name}`, schoolId, schoolName },
    ...{
      schoolYear: period.schoolYear,
      level: period.level,
      grade: period.grade,
      source: 'publication',
      publicationId,
    },
    ...{ classCount, columns, purposes: {}, pupils, wishes: [], synthetic },
  });
}

/** What is asked of a plan that comes from a spreadsheet alone. */
export interface TableQuestion
  extends Pick<ClassPlan, 'name' | 'schoolName' | 'schoolYear' | 'level' | 'grade' | 'purposes'> {
  classCount: number;
  /** Field of each column, by position. */
  mapping: ClassField[];
}

/** A plan of a list that was pasted or uploaded: no period is needed. `invalid` with every wrong row named. */
export async function createPlanOfTable(
  context: Context,
  file: ImportFile,
  question: TableQuestion,
): Promise<ClassPlan> {
  may(context, 'change/classes');
  const { mapping, purposes, ...plan } = question;
  const { pupils, wishes, columns, issues } = readPupilTable(file, mapping, new Set());
  refuseIssues(issues);
  const stored = await storePlan(context, {
    ...{ ...plan, schoolId: null, source: 'spreadsheet', publicationId: null, synthetic: false },
    ...{ columns, purposes, pupils, wishes },
  });
  await rememberHeadings(context, file, mapping);
  return stored;
}

const mostIssuesShown = 50;

/** A list with a wrong row enters not at all: half a class list would be worse than none. */
export function refuseIssues(issues: readonly Issue[]): void {
  const faults = issues.filter(({ severity }) => severity === 'error' || severity === 'refuse');
  if (faults.length > 0)
    throw new Failure(
      'invalid',
      'failures.class-list-faults',
      { count: faults.length },
      faults.slice(0, mostIssuesShown),
    );
}
