import { type Language, say, sayDate } from '#text/text.ts';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { csvSheet } from '../../platform/write-csv.ts';
import { paperAsDocument } from '../../platform/write-paper-docx.ts';
import { paperAsPdf } from '../../platform/write-paper-pdf.ts';
import { paperAsWorkbook } from '../../platform/write-paper-xlsx.ts';
import { exportName } from '../assignments/export-run-file.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { signedLists } from './adopt-classes.ts';
import { listsOnPaper } from './lists-on-paper.ts';
import { type PlanState, readPlanState } from './plan-state.ts';
import { listAdoptionRows } from './queries.ts';

export const listFormats = ['xlsx', 'pdf', 'docx', 'csv'] as const;
export type ListFormat = (typeof listFormats)[number];

/** Class lists ready to be set on paper: words in the reader's language, pupils by given name. */
export interface ListsToWrite {
  title: string;
  /** School, year and grade. */
  subtitle: string;
  /** Who took it out and when, and whether it is signed: on every page. */
  watermark: string;
  madeAt: Date;
  columns: { number: string; id: string; name: string; birthDate: string; sex: string; note: string };
  classes: { heading: string; label: string; rows: ListRow[] }[];
}

export interface ListRow {
  number: number;
  id: string;
  name: string;
  /** dd/mm/yyyy; '' where it is not known. */
  birthDate: string;
  sex: string;
}

/**
 * The lists of the classes as they stand, by given name, as a workbook, pages, a document, or the CSV that school-management
 * software takes in. Audited, and watermarked with who and when. Sensitive attributes are in none of them. `conflict` while
 * there are no classes.
 */
export async function exportLists(
  context: Context,
  planId: string,
  format: ListFormat,
): Promise<{ bytes: Uint8Array; fileName: string }> {
  may(context, 'read-child/classes');
  const { database, organisationId } = context;
  const state = await readPlanState(context, database.db, planId);
  if (state.split.proposalId === null) throw new Failure('conflict', 'failures.class-nothing-taken');
  const [signed] = await listAdoptionRows(database.db, organisationId, planId);
  const isSigned = signed !== undefined && signed.eventNumber === state.events.length;
  const lists = gather(context, state, isSigned ? signed.version : null);
  await database.transaction((tx) =>
    recordAudit(tx, context, {
      verb: 'read-child/classes',
      subjectKind: 'class-plan',
      subjectId: planId,
      details: { export: format, pupils: lists.classes.reduce((sum, { rows }) => sum + rows.length, 0) },
    }),
  );
  const fileName = exportName(`danh-sach-lop.${format}`, state.plan.synthetic, context.language);
  return { bytes: await write(lists, state, format, context.language), fileName };
}

function write(lists: ListsToWrite, state: PlanState, format: ListFormat, language: Language): Promise<Uint8Array> {
  if (format === 'csv') return Promise.resolve(listsAsCsv(lists, state));
  return writers[format](listsOnPaper(lists, language, { withAll: format === 'xlsx' }));
}

const writers = { xlsx: paperAsWorkbook, pdf: paperAsPdf, docx: paperAsDocument };

function gather({ language, actor, clock }: Context, state: PlanState, version: number | null): ListsToWrite {
  const t = (key: string, params: Record<string, unknown> = {}) => say(language, `classes.list.${key}`, params);
  const { plan, pupils } = state;
  const sexOf = new Map(pupils.map(({ id, attributes }) => [id, attributes.sex ?? '']));
  const now = clock.now();
  const stamp = `${sayDate(now.toISOString())} ${now.toISOString().slice(11, 16)} UTC`;
  const status = version === null ? t('draft') : t('signed', { version });
  const invented = plan.synthetic ? `${say(language, 'common.synthetic-whole')} · ` : '';
  return {
    title: t('title'),
    subtitle: t('subtitle', { school: plan.schoolName, year: plan.schoolYear, grade: plan.grade }),
    watermark: `${invented}${status} · ${t('taken', { who: actor.name, when: stamp })}`,
    madeAt: now,
    columns: {
      ...{
        number: t('number'),
        id: t('id'),
        name: t('name'),
        birthDate: t('birth-date'),
        sex: t('sex'),
        note: t('note'),
      },
    },
    classes: signedLists(state).classes.map(({ label, pupils: own }) => ({
      heading: t('class', { class: label, count: own.length }),
      label,
      rows: own.map(({ id, name, birthDate }, i) => ({
        ...{
          number: i + 1,
          id,
          name,
          birthDate: birthDate ? sayDate(birthDate) : '',
          sex: sayCell(language, sexOf.get(id)),
        },
      })),
    })),
  };
}

function sayCell(language: Context['language'], value: string | undefined): string {
  if (value === 'male' || value === 'female') return say(language, `classes.value.${value}`);
  return value ?? '';
}

/** Columns as school-management software names them, the same in every language; the last row says where it came from. */
const csvColumns = ['MA_HOC_SINH', 'HO_TEN', 'NGAY_SINH', 'GIOI_TINH', 'LOP', 'KHOI', 'NAM_HOC', 'XUAT_BOI'];

function listsAsCsv({ classes, watermark }: ListsToWrite, { plan }: PlanState): Uint8Array {
  const lines = classes.flatMap(({ label, rows }) =>
    rows.map(({ id, name, birthDate, sex }) => [
      ...[id, name, birthDate, sex, label],
      ...[plan.grade, plan.schoolYear, watermark],
    ]),
  );
  return Buffer.from(csvSheet(csvColumns, lines));
}
