import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { namesInBundle, readBundleFile } from '#artefacts/file-bundle.ts';
import { say } from '#text/text.ts';
import type { Context } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { writeZip } from '../../platform/write-zip.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { exportName, type RunFile } from './export-run-file.ts';
import { holdResults } from './held-results.ts';
import { getRunRow } from './queries.ts';

/** Who takes the full bundle, and what for; as on paper, until accounts exist. */
export const bundleTaker = z.object({ name: z.string().max(200), purpose: z.string().max(500) });
export type BundleTaker = z.infer<typeof bundleTaker>;

export const takenBundle = bundleTaker.extend({ at: z.string(), recordedBy: z.string() });
type TakenBundle = z.infer<typeof takenBundle>;

const exported = 'full bundle';

/**
 * Everything of a finished run for an auditor: the frozen inputs with dossier codes and metres, the results, and how to run and
 * judge them again. It is written down who took it and why, before a byte leaves. `invalid` without a name and a purpose.
 */
export async function exportFullBundle(context: Context, runId: string, taker: BundleTaker): Promise<RunFile> {
  may(context, 'read-child/runs');
  const { database, organisationId } = context;
  const [name, purpose] = [taker.name, taker.purpose].map((text) => text.trim().replace(/\s+/g, ' ').normalize('NFC'));
  if (name === '' || purpose === '') throw new Failure('invalid', 'failures.bundle-no-taker');
  const run = await getRunRow(database.db, organisationId, runId);
  const { inputs, results } = await holdResults(context, run);
  const files = new Map<string, Uint8Array>();
  const inputNames = namesInBundle(inputs);
  const how = (['vi', 'en'] as const).map((language) =>
    say(language, 'season.bundle-how', { command: verifyCommand(inputNames, run.seed) }),
  );
  files.set('KIEM-TRA-HOW-TO-CHECK.txt', Buffer.from(`${how.join('\n\n')}\n`));
  for (const file of inputNames) files.set(`inputs/${file}`, (await readBundleFile(inputs, file))!);
  for (const file of namesInBundle(results)) files.set(file, (await readBundleFile(results, file))!);
  const bytes = await writeZip(files);
  await database.transaction((tx) =>
    recordAudit(tx, context, {
      verb: 'read-child/runs',
      subjectKind: 'run',
      subjectId: run.id,
      details: { export: exported, name, purpose, bytes: bytes.length },
    }),
  );
  return { bytes, fileName: exportName(`audit-${run.id.slice(0, 8)}.zip`, run.synthetic, context.language) };
}

/** Who has taken the full bundle of a run, newest first. */
export async function listTakenBundles(context: Context, runId: string): Promise<TakenBundle[]> {
  may(context, 'read-child/runs');
  const { database, organisationId } = context;
  const run = await getRunRow(database.db, organisationId, runId);
  return rows<TakenBundle>(
    database.db,
    sql`select details ->> 'name' as name, details ->> 'purpose' as purpose, actor as "recordedBy",
        to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
      from audit_events where organisation_id = ${organisationId} and subject_kind = 'run' and subject_id = ${run.id}
        and details ->> 'export' = ${exported}
      order by audit_events.at desc, id desc`,
  );
}

/** The line that judges the bundle again, as it is typed in the folder it was unpacked to. */
function verifyCommand(inputs: readonly string[], seed: string): string {
  const options = ['schools', 'applicants', 'choices', 'priorities', 'decisions', 'travel']
    .filter((table) => inputs.includes(`${table}.csv`))
    .map((table) => `--${table} inputs/${table}.csv`);
  return `truonggan verify ${options.join(' ')} --rules inputs/rules.json --leave-out-unknown --seed "${seed}" --run .`;
}
