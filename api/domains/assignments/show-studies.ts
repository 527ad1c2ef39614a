import { readBundleFile } from '#artefacts/file-bundle.ts';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { listCommunes } from '../areas/queries.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getPeriodRow } from '../periods/queries.ts';
import { exportName, type RunFile } from './export-run-file.ts';
import { nameSets } from './gather-study.ts';
import { readRows } from './held-results.ts';
import { getStudyRow, listStudyRows, type StudyRow, toStudy } from './study-queries.ts';
import { type ChangedChild, type Comparison, type Study, type StudyResult, studyResult } from './study-types.ts';

/** Studies of a period, newest first: what a council tries before it signs is its own. */
export async function listStudies(context: Context, periodId: string): Promise<Study[]> {
  may(context, 'change/studies');
  const { database, organisationId } = context;
  await getPeriodRow(database.db, organisationId, periodId);
  return (await listStudyRows(database.db, organisationId, periodId)).map((row) => toStudy(row, context.language));
}

/** One study. */
export async function getStudy(context: Context, studyId: string): Promise<Study> {
  may(context, 'change/studies');
  return toStudy(await getStudyRow(context.database.db, context.organisationId, studyId), context.language);
}

/** What a finished study found, without a child in it; counts of one to four are left out. `conflict` before it is finished. */
export async function getStudyResult(context: Context, studyId: string): Promise<StudyResult> {
  may(context, 'change/studies');
  const { database, organisationId } = context;
  const row = await getStudyRow(database.db, organisationId, studyId);
  const bytes = await readStudyFile(context, row, 'summary.json');
  const result = studyResult.parse(JSON.parse(Buffer.from(bytes!).toString('utf8')));
  const names = new Map((await listCommunes(database.db, organisationId)).map(({ code, name }) => [code, name]));
  const named = <P extends { name: string | null }>(parts: P[]) =>
    parts.map((part) => ({ ...part, name: part.name && (names.get(part.name) ?? part.name) }));
  if (result.kind === 'stress') return { ...result, communes: named(result.communes) };
  const setNames = await nameSets(context, row.question);
  const sets = result.sets.map((set, i) => ({ ...set, name: setNames[i] ?? set.name }));
  return { ...result, sets, communes: result.communes && named(result.communes) };
}

/** Every child whose school differs, by dossier (CSV). Audited. `not-found` for a study that names no child. */
export async function exportStudyChildren(context: Context, studyId: string): Promise<RunFile> {
  may(context, 'read-child/studies');
  const { database, organisationId } = context;
  const row = await getStudyRow(database.db, organisationId, studyId);
  const bytes = await readStudyFile(context, row, 'children.csv');
  if (!bytes) throw new Failure('not-found', 'failures.study-without-children', { study: row.id });
  await database.transaction((tx) =>
    recordAudit(tx, context, {
      verb: 'read-child/studies',
      subjectKind: 'study',
      subjectId: row.id,
      details: { export: 'children.csv', bytes: bytes.length },
    }),
  );
  return { bytes, fileName: exportName('children.csv', row.synthetic, context.language) };
}

/** Children listed at once; the table saved has all. */
const mostListed = 5_000;

/** The same on a screen, with names: those who lose first, at most 5,000; `total` of all. Audited. */
export async function listStudyChildren(
  context: Context,
  studyId: string,
): Promise<{ children: ChangedChild[]; total: number }> {
  may(context, 'read-child/studies');
  const { database, organisationId } = context;
  const row = await getStudyRow(database.db, organisationId, studyId);
  const bytes = await readStudyFile(context, row, 'children.csv');
  if (!bytes) throw new Failure('not-found', 'failures.study-without-children', { study: row.id });
  const summary = JSON.parse(Buffer.from((await readStudyFile(context, row, 'summary.json'))!).toString('utf8'));
  const schools = new Map((summary as Comparison).schools.map(({ schoolId, name }) => [schoolId, name]));
  const found = readRows(Buffer.from(bytes).toString('utf8')).map((cells) => toChangedChild(cells, schools));
  await database.transaction((tx) =>
    recordAudit(tx, context, {
      verb: 'read-child/studies',
      subjectKind: 'study',
      subjectId: row.id,
      details: { list: 'children', children: found.length },
    }),
  );
  const order = ['worse', 'same', 'better'];
  const sorted = found.sort((one, other) => order.indexOf(one.change) - order.indexOf(other.change));
  return { children: sorted.slice(0, mostListed), total: found.length };
}

function toChangedChild(cells: Record<string, string>, schools: ReadonlyMap<string, string>): ChangedChild {
  const places: ChangedChild['places'] = [];
  for (let i = 1; `school_${i}` in cells; i++) {
    const [school, metres] = [cells[`school_${i}`], cells[`metres_${i}`]];
    const name = schools.get(school) ?? school;
    places.push(school === '' ? null : { schoolName: name, metres: metres === '' ? null : Number(metres) });
  }
  const changes = places.slice(1).map((_, i) => cells[`change_${i + 2}`] as ChangedChild['change']);
  return {
    applicantId: cells.applicant_id,
    places,
    change: changes.find((change) => change === 'worse') ?? changes.find((change) => change === 'better') ?? 'same',
  };
}

async function readStudyFile(context: Context, { id, resultSha256 }: StudyRow, name: string) {
  if (!resultSha256) throw new Failure('conflict', 'failures.study-without-result', { study: id });
  return readBundleFile(await context.artefacts.get(resultSha256), name);
}
