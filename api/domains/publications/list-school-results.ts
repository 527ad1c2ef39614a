import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { csvTable } from '../../platform/write-csv.ts';
import { exportName } from '../assignments/export-run-file.ts';
import { getRunRow } from '../assignments/queries.ts';
import { getPeriodRow } from '../periods/queries.ts';
import { getSchoolDetails } from '../schools/queries.ts';
import { holdSums } from './hold-sums.ts';
import { listInForce } from './queries.ts';
import type { SchoolResult } from './school-result-types.ts';

/**
 * What came of every published period at one school, newest school year first. It stays as long as the publications do, also
 * for a school that is no longer there; `not-found` for one that never was.
 */
export async function listSchoolResults(context: Context, schoolId: string): Promise<SchoolResult[]> {
  may(context, 'look/school-results');
  const { database, organisationId } = context;
  const results: SchoolResult[] = [];
  for (const publication of await listInForce(database.db, organisationId)) {
    const run = await getRunRow(database.db, organisationId, publication.runId);
    const sums = (await holdSums(context, publication)).get(schoolId);
    if (!sums) continue;
    const { id, name, schoolYear, level } = await getPeriodRow(database.db, organisationId, publication.periodId);
    results.push({
      ...{ periodId: id, periodName: name, schoolYear, level },
      publication: {
        id: publication.id,
        version: publication.version,
        publishedAt: publication.publishedAt!,
        sha256: publication.publicSha256,
      },
      synthetic: publication.synthetic,
      travelVersion: run.travelVersion,
      ...sums,
    });
  }
  if (results.length === 0) await database.readPublic((tx) => getSchoolDetails(tx, organisationId, schoolId));
  return results.sort(
    (one, other) => compare(other.schoolYear, one.schoolYear) || compare(one.periodId, other.periodId),
  );
}

/** The same as a CSV, one figure a row; a count that is hidden is written "<5". */
export async function exportSchoolResults(
  context: Context,
  schoolId: string,
): Promise<{ text: string; fileName: string }> {
  const results = await listSchoolResults(context, schoolId);
  const head = ['school_id', 'school_year', 'period', 'version', 'measure', 'of', 'value'];
  const lines = results.flatMap((result) =>
    figuresOf(result).map(([measure, of, value]) => [
      ...[schoolId, result.schoolYear, result.periodName, result.publication.version],
      ...[measure, of, value],
    ]),
  );
  const synthetic = results.some((result) => result.synthetic);
  return { text: csvTable(head, lines), fileName: exportName('school-results.csv', synthetic, context.language) };
}

type Figure = [measure: string, of: string, value: number | string | null];

function figuresOf({ seats, asked, placed, groups, far, decisions, residence }: SchoolResult): Figure[] {
  const few = (children: number | null) => children ?? '<5';
  return [
    ['seats', '', seats],
    ['asked', '', asked],
    ['placed', '', placed],
    ...groups.flatMap(({ name, ...group }): Figure[] => [
      ['seats_of_group', name, group.seats],
      ['placed_of_group', name, group.placed],
      ['last_metres', name, group.lastMetres],
      ['last_group', name, group.lastGroup],
      ['close_settled_by', name, group.closeSettledBy],
    ]),
    [`farther_than_${far.metres}_m`, '', few(far.children)],
    ...decisions.map(({ reason, children }): Figure => ['by_decision', reason ?? '', few(children)]),
    ...(residence ?? []).map(({ kind, children }): Figure => ['residence', kind, few(children)]),
  ];
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
