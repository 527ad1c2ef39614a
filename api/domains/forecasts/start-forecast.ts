import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { gatherHistory } from './gather-history.ts';
import { getRunRow, listAssumptionRows } from './queries.ts';
import { forecastQueue } from './run-forecast.ts';
import type { ForecastRun, NewForecast } from './types.ts';

/** Queues a forecast. `not-found` for a version of assumptions there is not, `conflict` where the history is too short. */
export async function startForecast(context: Context, asked: NewForecast): Promise<ForecastRun> {
  may(context, 'change/forecasts');
  const run = await askForecast(context, asked);
  await context.jobs.send(forecastQueue, { organisationId: context.organisationId, forecastId: run.id });
  return run;
}

/** The same without sending it: a forecast asked for before the queue runs is taken up when it starts. */
export async function askForecast(context: Context, asked: NewForecast): Promise<ForecastRun> {
  may(context, 'change/forecasts');
  const { database, organisationId, actor, clock } = context;
  const { synthetic } = await gatherHistory(database.db, organisationId);
  const { assumptionsVersion: version, horizon } = asked;
  const versions = await listAssumptionRows(database.db, organisationId);
  if (version !== null && !versions.some((each) => each.version === version))
    throw new Failure('not-found', 'failures.no-such-assumptions', { version });
  const id = randomUUID();
  return database.transaction(async (tx) => {
    await tx.execute(sql`insert into forecasts
        (organisation_id, id, assumptions_version, horizon, status, synthetic, created_by, created_at)
      values (${organisationId}, ${id}::uuid, ${version}, ${horizon}, 'queued', ${synthetic}, ${actor.name},
        ${clock.now().toISOString()})`);
    await recordAudit(tx, context, {
      verb: 'change/forecasts',
      subjectKind: 'forecast',
      subjectId: id,
      details: { horizon, assumptions: version },
    });
    const { resultSha256: _, ...run } = await getRunRow(tx, organisationId, id);
    return run;
  });
}
