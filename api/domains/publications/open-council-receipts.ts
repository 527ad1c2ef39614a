import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { type Queryable, rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { holdResults } from '../assignments/held-results.ts';
import { getRunRow } from '../assignments/queries.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getPeriodRow } from '../periods/queries.ts';
import { findPublished } from './queries.ts';
import type { FamilyReceipt } from './receipt-types.ts';
import type { Publication } from './types.ts';
import { type ReceiptDossier, writeReceipt } from './write-receipt.ts';

/** Which children's receipts the council prints: those named, those of one school, those without a place; absent: everyone's. */
export interface ReceiptChoice {
  applicantIds?: readonly string[];
  schoolId?: string;
  unplaced?: boolean;
}

/** So many homes are read at a time. */
const chunk = 1_000;

/**
 * Receipts on the result in force as the council prints them for families, by dossier, one after the other. One audit row, before
 * the first, says how many and which; children named one by one have a row each. `conflict` before a result is public,
 * `not-found` for a dossier or school that is not in it.
 */
export async function openCouncilReceipts(
  context: Context,
  periodId: string,
  choice: ReceiptChoice,
): Promise<{ publication: Publication; count: number; receipts: AsyncIterable<FamilyReceipt> }> {
  may(context, 'read-child/receipts');
  const { database, organisationId } = context;
  const period = await getPeriodRow(database.db, organisationId, periodId);
  const publication = await findPublished(database.db, organisationId, period.id);
  if (!publication) throw new Failure('conflict', 'failures.receipts-nothing-published', { period: period.name });
  const chosen = await chooseChildren(context, publication, choice);
  await database.transaction((tx) => recordOpened(tx, context, publication, choice, chosen));
  return { publication, count: chosen.length, receipts: writeEach(context, publication, chosen) };
}

async function chooseChildren(
  context: Context,
  publication: Publication,
  { applicantIds, schoolId, unplaced }: ReceiptChoice,
): Promise<string[]> {
  const run = await getRunRow(context.database.db, context.organisationId, publication.runId);
  const { children, schools } = await holdResults(context, run);
  const stranger = applicantIds?.find((id) => !children.placeOf.has(id));
  if (stranger !== undefined) throw new Failure('not-found', 'failures.no-such-applicant', { applicant: stranger });
  if (schoolId !== undefined && !schools.has(schoolId))
    throw new Failure('not-found', 'failures.receipts-no-school', { school: schoolId });
  const named = applicantIds && new Set(applicantIds);
  return children.ids.filter(
    (id, place) =>
      (!named || named.has(id)) &&
      (schoolId === undefined || children.schools[place] === schoolId) &&
      (!unplaced || children.schools[place] === ''),
  );
}

async function recordOpened(
  tx: Queryable,
  context: Context,
  { id: publication, version, periodId }: Publication,
  { applicantIds, schoolId, unplaced }: ReceiptChoice,
  chosen: readonly string[],
): Promise<void> {
  const verb = 'read-child/receipts';
  const details = { publication, version, period: periodId };
  if (applicantIds)
    for (const subjectId of chosen)
      await recordAudit(tx, context, { verb, subjectKind: 'applicant', subjectId, details });
  else
    await recordAudit(tx, context, {
      ...{ verb, subjectKind: 'period', subjectId: periodId },
      details: {
        ...details,
        list: 'receipts',
        children: chosen.length,
        school: schoolId ?? null,
        unplaced: unplaced ?? false,
      },
    });
}

async function* writeEach(
  context: Context,
  publication: Publication,
  chosen: readonly string[],
): AsyncIterable<FamilyReceipt> {
  for (let from = 0; from < chosen.length; from += chunk) {
    const part = chosen.slice(from, from + chunk);
    const dossiers = await listDossiers(context, publication.periodId, part);
    for (const id of part) {
      const home = dossiers.get(id) ?? { periodId: publication.periodId, lon: null, lat: null };
      const receipt = await writeReceipt(context, id, home, publication);
      if (receipt) yield receipt;
    }
  }
}

async function listDossiers(
  { database, organisationId }: Context,
  periodId: string,
  ids: readonly string[],
): Promise<Map<string, ReceiptDossier>> {
  const found = await rows<ReceiptDossier & { id: string }>(
    database.db,
    sql`select h.applicant_id as id, h.period_id as "periodId", st_x(h.geom) as lon, st_y(h.geom) as lat
      from private.home_points h
      join jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) named on named.value = h.applicant_id
      where h.organisation_id = ${organisationId} and h.period_id = ${periodId}::uuid`,
  );
  return new Map(found.map((row) => [row.id, row]));
}
