import type { Language } from '#text/text.ts';
import { detectFileKind, tableKinds } from '../../../geodata/sources/file-kind.ts';
import type { Issue } from '../../../geodata/sources/issues.ts';
import { markWorkbook } from '../../../geodata/sources/mark-workbook.ts';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import type { ImportFile } from './import-kind.ts';
import { findImport } from './list-imports.ts';

/** The workbook of an import with its wrong cells marked. Throws `invalid` for a file that is no table: maps have no cells. */
export async function markFile(file: ImportFile, issues: readonly Issue[], language: Language): Promise<Uint8Array> {
  if (!tableKinds.includes(detectFileKind(file.bytes)))
    throw new Failure('invalid', 'failures.no-cells-to-mark', { file: file.name });
  return markWorkbook(file.bytes, file.name, issues, language);
}

/** The same for an import that was previewed or applied here; throws `not-found` for an unknown one or one whose file was not kept. */
export async function readMarkedImport(
  context: Context,
  batchId: string,
): Promise<{ name: string; bytes: Uint8Array }> {
  may(context, 'change/imports');
  const batch = await findImport(context.database.db, context.organisationId, batchId);
  if (!batch) throw new Failure('not-found', 'failures.no-such-import', { batch: batchId });
  const file = { name: batch.file, bytes: await context.artefacts.get(batch.sha256) };
  const bytes = await markFile(file, batch.issues, context.language);
  return { name: `${batch.file.replace(/\.[^.]*$/, '')}.marked.xlsx`, bytes };
}
