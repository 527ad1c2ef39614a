import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getRunFile, holdResults } from './held-results.ts';
import { getRunRow } from './queries.ts';

/** A file of a run and the name it is saved under. */
export interface RunFile {
  bytes: Uint8Array;
  fileName: string;
}

/**
 * A file of a finished run by the contract: what it gave (`results`) or what it went by (`inputs`). Audited. The name of a file
 * that holds invented figures says so.
 */
export async function exportRunFile(
  context: Context,
  runId: string,
  part: 'results' | 'inputs',
  name: string,
): Promise<RunFile> {
  may(context, 'read-child/runs');
  const { database, organisationId } = context;
  const run = await getRunRow(database.db, organisationId, runId);
  const held = await holdResults(context, run);
  const bytes = await getRunFile(held[part], name);
  await database.transaction((tx) =>
    recordAudit(tx, context, {
      verb: 'read-child/runs',
      subjectKind: 'run',
      subjectId: run.id,
      details: { export: `${part}/${name}`, bytes: bytes.length },
    }),
  );
  return { bytes, fileName: exportName(name, run.synthetic, context.language) };
}

/** Both bundles of a finished run, whole. Audited. */
export async function exportRun(
  context: Context,
  runId: string,
): Promise<{ inputs: Uint8Array; results: Uint8Array; synthetic: boolean }> {
  may(context, 'read-child/runs');
  const { database, organisationId } = context;
  const run = await getRunRow(database.db, organisationId, runId);
  const { inputs, results } = await holdResults(context, run);
  await database.transaction((tx) =>
    recordAudit(tx, context, {
      verb: 'read-child/runs',
      subjectKind: 'run',
      subjectId: run.id,
      details: { export: 'inputs and results' },
    }),
  );
  return { inputs, results, synthetic: run.synthetic };
}

/** `placements.csv`, or `MO-PHONG-placements.csv` where figures are invented. */
export function exportName(name: string, synthetic: boolean, language: string): string {
  if (!synthetic) return name;
  return `${language === 'vi' ? 'MO-PHONG' : 'synthetic'}-${name}`;
}
