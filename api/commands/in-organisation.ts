import { openServices } from '../open-services.ts';
import type { ClaimedWork } from '../platform/claimed-work.ts';
import type { Context } from '../platform/context.ts';
import { readEnvironment } from '../platform/environment.ts';
import { createJobsAtOnce } from '../platform/jobs.ts';
import { commandLanguage } from './print-issues.ts';

/**
 * Opens the database, does `action` as the operator at the command line for one organisation, and closes everything in order.
 * Work of the kinds in `works` is done by this process: what is asked for now, and what a process that died left undone. With
 * PostgreSQL a running server may be the faster one; whoever waits for the row sees no difference.
 */
export async function inOrganisation<T>(
  organisationId: string,
  action: (context: Context) => Promise<T>,
  works: readonly ClaimedWork[] = [],
): Promise<T> {
  const opened = await openServices(readEnvironment(process.env));
  const services = { ...opened, jobs: createJobsAtOnce(opened.log) };
  const handBacks: (() => Promise<void>)[] = [];
  try {
    for (const work of works) work.define(services);
    for (const work of works) handBacks.push(await work.takeUp(services));
    const actor = { kind: 'operator', name: 'command line' } as const;
    return await action({ ...services, actor, organisationId, language: commandLanguage() });
  } finally {
    await services.jobs.stop();
    for (const handBack of handBacks) await handBack();
    await services.database.close();
  }
}
