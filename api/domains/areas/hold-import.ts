import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { applyImport, type ImportAnswer, previewImport } from './apply-import.ts';
import type { ImportFile, ImportKind, ImportKindName, ImportOptions } from './import-kind.ts';
import { findImport } from './list-imports.ts';
import { getSettings } from './queries.ts';
import { recordSourceBatch } from './record-source-batch.ts';

type Kinds = Partial<Record<ImportKindName, ImportKind>>;

/** Previews a file and keeps it with its diff until it is applied by the batch's id. The organisation must exist. */
export async function holdImport(
  context: Context,
  kind: ImportKind,
  file: ImportFile,
  options: ImportOptions,
): Promise<ImportAnswer & { batchId: string }> {
  may(context, `change/${kind.name}`);
  const { database, organisationId, artefacts } = context;
  await getSettings(database.db, organisationId);
  const answer = await previewImport(context, kind, file, options);
  await artefacts.put(file.bytes);
  const batchId = await database.transaction(async (tx) => {
    const id = await recordSourceBatch(tx, context, {
      status: 'preview',
      kind: kind.name,
      fileName: file.name,
      sha256: answer.sha256,
      attribution: null,
      synthetic: false,
      options,
      summary: answer.summary,
      diff: answer.diff,
      issues: answer.issues,
    });
    await recordAudit(tx, context, { verb: `change/${kind.name}`, subjectKind: 'import-preview', subjectId: id });
    return id;
  });
  return { ...answer, batchId };
}

/**
 * Applies a preview: the kept file is read again and compared with what is stored now. Throws `not-found` for an unknown batch, `conflict` for
 * one that was applied already.
 */
export async function applyHeldImport(
  context: Context,
  kinds: Kinds,
  batchId: string,
  onProgress?: ImportOptions['onProgress'],
): Promise<ImportAnswer> {
  may(context, 'change/imports');
  const { database, organisationId, artefacts } = context;
  const batch = await findImport(database.db, organisationId, batchId);
  const kind = batch && kinds[batch.kind as ImportKindName];
  if (!batch || !kind) throw new Failure('not-found', 'failures.no-such-import', { batch: batchId });
  if (batch.status !== 'preview') throw new Failure('conflict', 'failures.import-applied', { batch: batchId });
  const file = { name: batch.file, bytes: await artefacts.get(batch.sha256) };
  return applyImport(context, kind, file, { ...batch.options, onProgress }, batchId);
}

/** Forgets a preview that will not be applied, and erases its file. Throws as `applyHeldImport` does. */
export async function cancelHeldImport(context: Context, batchId: string): Promise<void> {
  may(context, 'change/imports');
  const { database, organisationId, artefacts } = context;
  const unneeded = await database.transaction(async (tx) => {
    const batch = await findImport(tx, organisationId, batchId);
    if (!batch) throw new Failure('not-found', 'failures.no-such-import', { batch: batchId });
    if (batch.status !== 'preview') throw new Failure('conflict', 'failures.import-applied', { batch: batchId });
    await tx.execute(
      sql`delete from source_batches where organisation_id = ${organisationId} and id::text = ${batchId}`,
    );
    await recordAudit(tx, context, { verb: 'change/imports', subjectKind: 'import-preview', subjectId: batchId });
    const [needed] = await rows(
      tx,
      sql`select 1 from source_batches where sha256 = ${batch.sha256}
        union all select 1 from artefacts where sha256 = ${batch.sha256} limit 1`,
    );
    return needed ? null : batch.sha256;
  });
  if (unneeded) await artefacts.remove(unneeded);
}
