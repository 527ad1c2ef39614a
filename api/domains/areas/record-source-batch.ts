import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Issue } from '../../../geodata/sources/issues.ts';
import type { Context } from '../../platform/context.ts';
import type { Queryable } from '../../platform/database.ts';
import type { RecordDiff } from './diff-records.ts';
import type { ImportKindName, ImportOptions, ImportReading } from './import-kind.ts';

/** Issues kept with a batch; the summary holds the whole count. */
const mostIssues = 2_000;

interface NewBatch {
  /** A preview that is now applied keeps its id. */
  id?: string;
  status: 'preview' | 'applied';
  kind: ImportKindName;
  fileName: string;
  sha256: string;
  attribution: string | null;
  synthetic: boolean;
  options: ImportOptions;
  summary: ImportReading['summary'];
  diff: Pick<RecordDiff, 'added' | 'changed' | 'removed'>;
  issues: Issue[];
}

/** Writes where records come from: the file by name and hash, what it changed, what was wrong with it. Answers the batch's id. */
export async function recordSourceBatch(tx: Queryable, context: Context, batch: NewBatch): Promise<string> {
  const id = batch.id ?? randomUUID();
  const now = context.clock.now().toISOString();
  const applied = batch.status === 'applied';
  const { onProgress: _, ...options } = batch.options;
  const { added, changed, removed } = batch.diff;
  const summary = { ...batch.summary, issues: batch.issues.length };
  await tx.execute(sql`insert into source_batches
    (id, organisation_id, kind, status, file_name, sha256, attribution, synthetic, options, summary, added, changed,
      removed, issues, created_by, created_at, applied_by, applied_at)
    values (${id}, ${context.organisationId}, ${batch.kind}, ${batch.status}, ${batch.fileName}, ${batch.sha256},
      ${batch.attribution}, ${batch.synthetic}, ${JSON.stringify(options)}::jsonb, ${JSON.stringify(summary)}::jsonb,
      ${added.length}, ${changed.length}, ${removed.length},
      ${JSON.stringify(batch.issues.slice(0, mostIssues))}::jsonb, ${context.actor.name}, ${now},
      ${applied ? context.actor.name : null}, ${applied ? now : null})
    on conflict (id) do update set status = excluded.status, attribution = excluded.attribution,
      synthetic = excluded.synthetic, summary = excluded.summary, added = excluded.added,
      changed = excluded.changed, removed = excluded.removed, issues = excluded.issues,
      applied_by = excluded.applied_by, applied_at = excluded.applied_at`);
  return id;
}
