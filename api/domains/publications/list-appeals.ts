import { dayIn } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { csvSheet } from '../../platform/write-csv.ts';
import { getSettings } from '../areas/queries.ts';
import { exportName } from '../assignments/export-run-file.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getPeriodRow } from '../periods/queries.ts';
import { listAppealRows } from './appeal-queries.ts';
import type { Appeal } from './appeal-types.ts';

/** Appeals of a period, those that wait first by the day they must be answered. Audited. `not-found` without the period. */
export async function listAppeals(context: Context, periodId: string): Promise<Appeal[]> {
  may(context, 'read-child/appeals');
  const { database, organisationId, clock } = context;
  const period = await getPeriodRow(database.db, organisationId, periodId);
  const { profile } = await getSettings(database.db, organisationId);
  const appeals = await listAppealRows(database.db, organisationId, period.id, dayIn(clock, profile.timeZone));
  if (appeals.length > 0)
    await database.transaction((tx) =>
      recordAudit(tx, context, {
        verb: 'read-child/appeals',
        subjectKind: 'period',
        subjectId: period.id,
        details: { list: 'appeals', children: appeals.length },
      }),
    );
  return appeals;
}

const columns = [
  ...(['number', 'applicantId', 'version', 'about', 'statement', 'receivedOn', 'late', 'answerBy', 'overdue'] as const),
  ...(['status', 'decisionNumber', 'decidedOn', 'answer', 'correctedVersion', 'recordedBy', 'answeredBy'] as const),
];

/** The same as a CSV for the council's files: what families said is in it, so that it is for the council alone. Audited. */
export async function exportAppeals(context: Context, periodId: string): Promise<{ text: string; fileName: string }> {
  may(context, 'read-child/appeals');
  const appeals = await listAppeals(context, periodId);
  const { synthetic } = await getPeriodRow(context.database.db, context.organisationId, periodId);
  const head = columns.map((column) => column.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`));
  const lines = appeals.map((appeal) => columns.map((column) => sayCell(appeal[column])));
  return { text: csvSheet(head, lines), fileName: exportName('appeals.csv', synthetic, context.language) };
}

/** Yes is 1 and no is 0, as in every table we write. */
function sayCell(value: string | number | boolean | null): string | number | null {
  return typeof value === 'boolean' ? Number(value) : value;
}
