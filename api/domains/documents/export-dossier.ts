import { setTimeout } from 'node:timers/promises';
import { sayNumber } from '#text/text.ts';
import type { Context } from '../../platform/context.ts';
import type { Paper } from '../../platform/paper.ts';
import { may } from '../../platform/permissions.ts';
import { paperAsDocument } from '../../platform/write-paper-docx.ts';
import { paperAsPdf } from '../../platform/write-paper-pdf.ts';
import { paperAsWorkbook } from '../../platform/write-paper-xlsx.ts';
import { exportName } from '../assignments/export-run-file.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { dossiersAtWork } from './dossier-progress.ts';
import { type DossierParts, gatherDossier } from './gather-dossier.ts';
import { reportSections } from './report-sections.ts';
import { breath, siteSections } from './site-sections.ts';
import type { DossierProgress } from './types.ts';
import { type DossierWords, dossierWords } from './words.ts';

export const dossierFormats = ['pdf', 'docx', 'xlsx'] as const;
type DossierFormat = (typeof dossierFormats)[number];

const writers: Record<DossierFormat, (paper: Paper) => Promise<Uint8Array>> = {
  pdf: paperAsPdf,
  docx: paperAsDocument,
  xlsx: paperAsWorkbook,
};

/** Schools short of seats that are listed: as many as are read in a session; a workbook has room for all. */
const schoolsListed: Record<DossierFormat, number> = { pdf: 40, docx: 40, xlsx: Number.POSITIVE_INFINITY };

/**
 * A scenario as a council is shown it: the report, then a page for each place, with maps, method, data versions and what is not known.
 * Audited; counts of one to four children are not told. How far it is can be asked by `ticket`. Throws `not-found` for a scenario there is not.
 */
export async function exportDossier(
  context: Context,
  scenarioId: string,
  format: DossierFormat,
  ticket?: string,
): Promise<{ bytes: Uint8Array; fileName: string }> {
  may(context, 'change/scenarios');
  const { database, language, organisationId } = context;
  const words = dossierWords(language);
  const { parts, bytes } = await dossiersAtWork.during(organisationId, ticket, async (tell) => {
    tell({ step: 'figures', done: 0, all: 1 });
    const gathered = await gatherDossier(context, scenarioId);
    const paper = await paperOf(context, gathered, words, schoolsListed[format], tell);
    tell({ step: 'file', done: 0, all: 1 });
    await setTimeout(breath);
    return { parts: gathered, bytes: await writers[format](paper) };
  });
  await database.transaction((tx) =>
    recordAudit(tx, context, {
      verb: 'change/scenarios',
      subjectKind: 'scenario',
      subjectId: scenarioId,
      details: { did: 'dossier', format, position: parts.row.position },
    }),
  );
  const synthetic = parts.base.synthetic || parts.programme.synthetic;
  return { bytes, fileName: exportName(`${words.t('file-name')}.${format}`, synthetic, language) };
}

async function paperOf(
  { actor, clock, language }: Context,
  parts: DossierParts,
  words: DossierWords,
  listed: number,
  tell: (progress: DossierProgress) => void,
): Promise<Paper> {
  const { t } = words;
  const { row, organisationName, base } = parts;
  const now = clock.now();
  const date = words.date(now.toISOString());
  const state = row.adoptedAt ? t('adopted', { date: words.date(row.adoptedAt) }) : t('not-approved');
  const synthetic = base.synthetic || parts.programme.synthetic;
  const invented = synthetic ? `${words.say('common.synthetic-whole')} · ` : '';
  const title = t('title', { name: row.name });
  const report = reportSections(parts, words, listed);
  const sites = await siteSections(parts, words, (done, all) => tell({ step: 'pages', done, all }));
  return {
    title,
    subtitle: `${t('subtitle', {
      ...{ organisation: organisationName, level: t(`level.${row.level}`), year: base.schoolYear, date },
    })} · ${state}`,
    foot: `${invented}${t('foot', { title: row.name, who: actor.name, date })} · ${state}`,
    madeAt: now,
    sections: [...report, ...sites],
    words: {
      unknown: t('unknown'),
      number: (value, digits) => sayNumber(language, value, digits),
      page: (page, of) => t('page', { page: String(page), of: String(of) }),
    },
  };
}
