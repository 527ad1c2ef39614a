import { sql } from 'drizzle-orm';
import { readBundleFile } from '#artefacts/file-bundle.ts';
import type { Context } from '../../platform/context.ts';
import { CsvSplitter } from '../../platform/csv-splitter.ts';
import { type Queryable, rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { getRunRow } from './queries.ts';
import type { RoundBase } from './round-snapshot.ts';

/** A finished run as the base of a further round: its rules and placements, and who declined since. */
export async function readRoundBase(context: Context, runId: string): Promise<RoundBase> {
  const { artefacts, database, organisationId } = context;
  const run = await getRunRow(database.db, organisationId, runId);
  if (!run.inputsSha256 || !run.resultsSha256)
    throw new Failure('conflict', 'failures.run-without-result', { run: run.id });
  const text = async (bundle: Uint8Array, name: string) =>
    Buffer.from((await readBundleFile(bundle, name)) ?? new Uint8Array()).toString('utf8');
  const rules = JSON.parse(await text(await artefacts.get(run.inputsSha256), 'rules.json')) as Record<string, unknown>;
  const placements = await text(await artefacts.get(run.resultsSha256), 'placements.csv');
  const placed = new Map<string, { schoolId: string; seatGroup: string }>();
  const splitter = new CsvSplitter(([id, schoolId, , , , seatGroup]) => {
    if (schoolId !== '') placed.set(id, { schoolId, seatGroup });
  });
  splitter.push(placements.slice(placements.indexOf('\n') + 1));
  splitter.finish();
  const declined = new Set(await listDeclinedIds(database.db, organisationId, run.id));
  return { runId: run.id, rules, rulesVersion: run.rulesVersion, placed, declined };
}

/** Dossiers that gave up the place a run gave them, and those that did so in the rounds before it. */
export async function listDeclinedIds(on: Queryable, organisationId: string, runId: string): Promise<string[]> {
  const found = await rows<{ id: string }>(
    on,
    sql`with recursive line as (
        select organisation_id, id, base_run_id from assignment_runs
          where organisation_id = ${organisationId} and id = ${runId}::uuid
        union all select r.organisation_id, r.id, r.base_run_id from assignment_runs r
          join line on r.organisation_id = line.organisation_id and r.id = line.base_run_id)
      select distinct d.applicant_id as id from declined_places d
      join line on line.organisation_id = d.organisation_id and line.id = d.run_id order by 1`,
  );
  return found.map(({ id }) => id);
}
