import { type SQL, sql } from 'drizzle-orm';
import type { Services } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { startWorker } from '../../platform/start-worker.ts';
import type { ForecastTask } from './forecast-files.ts';
import { gatherHistory } from './gather-history.ts';
import { getRunRow, listAssumptionRows } from './queries.ts';

export const forecastQueue = 'pupil-forecast';

interface ForecastJob {
  organisationId: string;
  forecastId: string;
}

/** Registers the job that makes forecasts; before `jobs.start()`. */
export function defineForecastJob(services: Services): void {
  services.jobs.define<ForecastJob>(forecastQueue, (job) => doForecast(services, job), 0);
}

/** Puts forecasts that were not finished back to work. After `jobs.start()`. */
export async function takeUpForecasts(services: Services): Promise<void> {
  const left = await rows<ForecastJob>(
    services.database.db,
    sql`select organisation_id as "organisationId", id as "forecastId" from forecasts where status in ('queued', 'running')`,
  );
  for (const job of left) await services.jobs.send(forecastQueue, job);
}

/**
 * Makes one forecast and stores it. Run twice it stores the same: the result is a function of the history and what is supposed,
 * and a finished forecast stays as it is.
 */
export async function doForecast(services: Services, job: ForecastJob): Promise<void> {
  const { database, artefacts, clock, log } = services;
  const { organisationId, forecastId } = job;
  const change = (set: SQL) =>
    database.transaction(async (tx) => {
      await tx.execute(sql`update forecasts set ${set} where organisation_id = ${organisationId} and id = ${forecastId}::uuid
        and status in ('queued', 'running')`);
    });
  await change(sql`status = 'running'`);
  try {
    const row = await getRunRow(database.db, organisationId, forecastId);
    if (row.status !== 'running') return;
    const { problem, communes, levels } = await gatherHistory(database.db, organisationId);
    const versions = await listAssumptionRows(database.db, organisationId);
    const assumptions = versions.find(({ version }) => version === row.assumptionsVersion)?.body ?? null;
    const bytes = await makeInWorker({ problem, communes, levels, assumptions, horizon: row.horizon });
    const sha256 = await artefacts.put(bytes);
    await change(sql`status = 'done', result_sha256 = ${sha256}, finished_at = ${clock.now().toISOString()}`);
  } catch (failure) {
    log.error({ failure: String(failure), forecast: forecastId }, 'making a forecast');
    const words = failure instanceof Failure ? failure.sentence('vi') : String((failure as Error).message);
    await change(sql`status = 'failed', failure = ${words}, finished_at = ${clock.now().toISOString()}`);
  }
}

function makeInWorker(task: ForecastTask): Promise<Uint8Array> {
  const worker = startWorker(new URL('./forecast.worker.ts', import.meta.url), task);
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The forecast's worker ended with ${code}.`)));
  });
}
