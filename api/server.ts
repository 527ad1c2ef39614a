import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { createApp } from './app.ts';
import { sweepUploadsHourly } from './domains/areas/sweep-uploads.ts';
import { runWork } from './domains/assignments/run-assignment.ts';
import { studyWork } from './domains/assignments/run-study.ts';
import { proposalWork } from './domains/classes/run-proposal.ts';
import { defineForecastJob, takeUpForecasts } from './domains/forecasts/run-forecast.ts';
import { createOperatorToken } from './domains/identity/operator-token.ts';
import { publishingWork } from './domains/publications/run-publishing.ts';
import { warmPublished } from './domains/publications/warm-published.ts';
import { defineSitingJob, takeUpSitings } from './domains/sitings/run-siting.ts';
import { defineCountJob, takeUpCounts } from './domains/travel/count-after-edit.ts';
import { openServices } from './open-services.ts';
import type { Services } from './platform/context.ts';
import { readEnvironment } from './platform/environment.ts';
import { portFailure, requirePort } from './platform/require-port.ts';

const folderOf = (name: string) => fileURLToPath(new URL(`../dist/${name}`, import.meta.url));
/** Work that one process at a time takes and hands back. */
const claimed = [runWork, studyWork, publishingWork, proposalWork];
const built = { web: folderOf('web'), firstPage: folderOf('first-page'), check: folderOf('check') };

/** A server that answers; `close` lets requests and jobs finish and shuts the database cleanly. */
export interface RunningServer {
  url: string;
  operatorToken: string;
  close(): Promise<void>;
}

/**
 * Reads the environment, opens the database, brings it to the newest schema and opens the port on 127.0.0.1 alone. `prepare` runs before the port
 * is opened. Throws `conflict` when the port is taken, before anything else is done.
 */
export async function startServer(
  variables: Record<string, string | undefined>,
  prepare?: (services: Services) => Promise<void>,
): Promise<RunningServer> {
  const environment = readEnvironment(variables);
  await requirePort(environment.PORT);
  const services = await openServices(environment);
  try {
    await prepare?.(services);
  } catch (failure) {
    await services.database.close();
    throw failure;
  }
  for (const each of claimed) each.define(services);
  defineCountJob(services);
  defineForecastJob(services);
  defineSitingJob(services);
  await services.jobs.start();
  const handBacks: (() => Promise<void>)[] = [];
  for (const each of claimed) handBacks.push(await each.takeUp(services));
  const handBack = async () => {
    for (const each of handBacks) await each();
  };
  await takeUpCounts(services);
  await takeUpForecasts(services);
  await takeUpSitings(services);
  const endSweep = sweepUploadsHourly(services);
  const operatorToken = environment.TRUONGGAN_TOKEN ?? createOperatorToken();
  const app = createApp({
    ...services,
    operatorToken,
    built: existsSync(`${built.web}/index.html`) ? built : undefined,
  });
  // Until accounts exist the server speaks to this machine only.
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: environment.PORT });
  await new Promise<void>((done, fail) => {
    server.once('listening', done);
    server.once('error', fail);
  }).catch(async (failure: NodeJS.ErrnoException) => {
    endSweep();
    await handBack();
    await services.jobs.stop();
    await services.database.close();
    throw portFailure(environment.PORT, failure);
  });
  warmPublished(services).catch((failure: Error) =>
    services.log.warn({ failure: failure.message }, 'reading published results'),
  );
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    operatorToken,
    async close() {
      await new Promise((done) => {
        server.close(done);
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
      endSweep();
      await handBack();
      await services.jobs.stop();
      await services.database.close();
    },
  };
}
