import { openArtefactStore } from './platform/artefact-store.ts';
import { systemClock } from './platform/clock.ts';
import type { Services } from './platform/context.ts';
import { openDatabase } from './platform/database.ts';
import type { Environment } from './platform/environment.ts';
import { createJobs } from './platform/jobs.ts';
import { createLog } from './platform/log.ts';
import { migrate } from './platform/migrations.ts';

/** Database at the newest schema, artefact store, job queue (not started), log and clock: what server and commands share. */
export async function openServices(environment: Environment): Promise<Services> {
  const log = createLog(environment.TRUONGGAN_LOG);
  const database = await openDatabase(environment);
  try {
    await migrate(database);
  } catch (failure) {
    await database.close();
    throw failure;
  }
  return {
    database,
    clock: systemClock,
    artefacts: openArtefactStore(environment.TRUONGGAN_DATA, database.space),
    jobs: createJobs(database, log),
    log,
  };
}
