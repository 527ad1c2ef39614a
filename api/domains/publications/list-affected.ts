import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { csvSheet } from '../../platform/write-csv.ts';
import { exportName } from '../assignments/export-run-file.ts';
import { getRunRow } from '../assignments/queries.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { compareVersions } from './compare-versions.ts';
import { getPublicationRow, listPublicationRows } from './queries.ts';
import type { AffectedFamily, Publication } from './types.ts';

/** Families whose place a version changes against the one before it, by dossier. Audited. `conflict` for the first version. */
export async function listAffected(
  context: Context,
  publicationId: string,
): Promise<{ publication: Publication; affected: AffectedFamily[] }> {
  may(context, 'read-child/publications');
  const { database, organisationId } = context;
  const publication = await getPublicationRow(database.db, organisationId, publicationId);
  const versions = await listPublicationRows(database.db, organisationId, publication.periodId, true);
  const before = versions.find(({ version }) => version === publication.version - 1);
  if (!before) throw new Failure('conflict', 'failures.publication-first');
  const [old, now] = [
    await getRunRow(database.db, organisationId, before.runId),
    await getRunRow(database.db, organisationId, publication.runId),
  ];
  const affected = await compareVersions(context, old, now);
  await database.transaction((tx) =>
    recordAudit(tx, context, {
      verb: 'read-child/publications',
      subjectKind: 'publication',
      subjectId: publication.id,
      details: { list: 'affected', children: affected.length },
    }),
  );
  return { publication, affected };
}

/** The same as a CSV, for writing to the families. */
export async function exportAffected(
  context: Context,
  publicationId: string,
): Promise<{ text: string; fileName: string }> {
  const { publication, affected } = await listAffected(context, publicationId);
  const head = ['applicant_id', 'change', 'from_school', 'from_metres', 'to_school', 'to_metres'];
  const lines = affected.map((family) => [
    family.applicantId,
    family.kind,
    family.fromSchoolName,
    family.fromMetres,
    family.toSchoolName,
    family.toMetres,
  ]);
  const fileName = exportName(`affected-v${publication.version}.csv`, publication.synthetic, context.language);
  return { text: csvSheet(head, lines), fileName };
}
