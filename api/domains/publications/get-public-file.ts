import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { exportName } from '../assignments/export-run-file.ts';
import { getPublicationRow } from './queries.ts';

/** The public file of a published version, for anyone to run again; `not-found` for one that is not public. */
export async function getPublicFile(
  context: Context,
  publicationId: string,
): Promise<{ bytes: Uint8Array; fileName: string }> {
  may(context, 'look/publications');
  const { database, organisationId, artefacts, language } = context;
  const publication = await getPublicationRow(database.db, organisationId, publicationId);
  if (publication.status !== 'published')
    throw new Failure('not-found', 'failures.no-such-publication', { publication: publicationId });
  const fileName = exportName(`ket-qua-${publication.version}.json`, publication.synthetic, language);
  return { bytes: await artefacts.get(publication.publicSha256), fileName };
}
