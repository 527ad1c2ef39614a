import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { type Issue, isRefused } from '../../../geodata/sources/issues.ts';
import { analyseTables } from '../../platform/analyse-tables.ts';
import type { Context } from '../../platform/context.ts';
import type { Queryable } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { isEmpty, type RecordDiff } from './diff-records.ts';
import { ensureOrganisation } from './ensure-organisation.ts';
import type { ImportFile, ImportKind, ImportKindName, ImportOptions, ImportReading } from './import-kind.ts';
import { recordSourceBatch } from './record-source-batch.ts';

/** Tables a kind of file fills. */
const tablesOf: Record<ImportKindName, string[]> = {
  roads: ['artefacts', 'administrative_units'],
  communes: ['administrative_units'],
  'commune-changes': ['commune_changes'],
  population: ['administrative_units', 'population_ages'],
  schools: ['schools', 'school_levels', 'sites', 'gates', 'school_years', 'grade_capacities', 'import_decisions'],
  zones: ['zones', 'zone_units'],
  pupils: ['pupil_history'],
  births: ['birth_history'],
  layers: ['map_layers', 'map_layer_features'],
  people: ['demand_counts'],
  applicants: ['applicants', 'private.home_points', 'wishes', 'quotas', 'demand_cells'],
};

/** What an import did or would do. */
export interface ImportAnswer {
  diff: RecordDiff;
  issues: Issue[];
  summary: ImportReading['summary'];
  /** SHA-256 of the file. */
  sha256: string;
  /** The batch written; null when nothing changed, or nothing was to be written. */
  batchId: string | null;
}

/** Shows what a file would change, and writes nothing. Throws `invalid` with the issues when the whole file is refused. */
export async function previewImport(
  context: Context,
  kind: ImportKind,
  file: ImportFile,
  options: ImportOptions,
): Promise<ImportAnswer> {
  may(context, `change/${kind.name}`);
  const reading = await readFile(context, kind, file, options);
  return {
    diff: await reading.diff(context.database.db),
    issues: reading.issues,
    summary: reading.summary,
    sha256: hashOf(file),
    batchId: null,
  };
}

/**
 * Writes the good rows of a file in one transaction, with its source batch and the audit row; rows in error stay out. A file that changes
 * nothing writes nothing. The organisation is created by its first import. `heldBatchId` names the preview that is applied.
 * Throws `invalid` when the whole file is refused or holds no usable row, `read-only` when the disk is full.
 */
export async function applyImport(
  context: Context,
  kind: ImportKind,
  file: ImportFile,
  options: ImportOptions,
  heldBatchId?: string,
): Promise<ImportAnswer> {
  may(context, `change/${kind.name}`);
  const reading = await readFile(context, kind, file, options);
  if (reading.count === 0)
    throw new Failure('invalid', 'failures.nothing-to-import', { file: file.name }, reading.issues);
  const sha256 = hashOf(file);
  const answer = { issues: reading.issues, summary: reading.summary, sha256 };
  return context.database.transaction(async (tx) => {
    await lockOrganisation(tx, context.organisationId);
    await ensureOrganisation(tx, context, options);
    const diff = await reading.diff(tx);
    if (isEmpty(diff) && !heldBatchId) return { ...answer, diff, batchId: null };
    const synthetic = options.synthetic === true || options.syntheticSeed !== undefined;
    const { attribution, issues, summary } = reading;
    const batchId = await recordSourceBatch(tx, context, {
      id: heldBatchId,
      status: 'applied',
      kind: kind.name,
      fileName: file.name,
      sha256,
      attribution,
      synthetic,
      options,
      summary,
      diff,
      issues,
    });
    const day = context.clock.now().toISOString().slice(0, 10);
    if (!isEmpty(diff)) {
      await reading.write(tx, { id: batchId, day, synthetic, diff });
      await analyseTables(tx, tablesOf[kind.name]);
    }
    await recordAudit(tx, context, {
      verb: `change/${kind.name}`,
      subjectKind: 'source-batch',
      subjectId: batchId,
      details: {
        file: file.name,
        sha256,
        added: diff.added.length,
        changed: diff.changed.length,
        removed: diff.removed.length,
      },
    });
    return { ...answer, diff, batchId };
  });
}

async function readFile(
  context: Context,
  kind: ImportKind,
  file: ImportFile,
  options: ImportOptions,
): Promise<ImportReading> {
  const reading = await kind.read(context, file, options);
  if (isRefused(reading.issues))
    throw new Failure('invalid', 'failures.file-refused', { file: file.name }, reading.issues);
  return reading;
}

/** Two imports of one organisation follow each other; the diff of the second sees what the first wrote. */
async function lockOrganisation(tx: Queryable, organisationId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`import ${organisationId}`}))`);
}

function hashOf(file: ImportFile): string {
  return createHash('sha256').update(file.bytes).digest('hex');
}
