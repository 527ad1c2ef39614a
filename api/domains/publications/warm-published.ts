import type { Context, Services } from '../../platform/context.ts';
import { listOrganisations } from '../areas/queries.ts';
import { holdResults } from '../assignments/held-results.ts';
import { getRunRow } from '../assignments/queries.ts';
import { readReceipt } from '../assignments/read-explanation.ts';
import { holdSums } from './hold-sums.ts';
import { listInForce } from './queries.ts';
import type { Publication } from './types.ts';

/** Databases whose results this process answers families from; a command that ends at once has no use for them in memory. */
const serving = new WeakSet<object>();

/** Versions in force that are read into memory at the start: as many as are held. */
const most = 4;

/** Reads the newest results in force of every organisation into memory, so that the first family of the day does not wait for it. */
export async function warmPublished(services: Services): Promise<void> {
  serving.add(services.database);
  const found: { context: Context; publication: Publication }[] = [];
  for (const { id } of await listOrganisations(services.database.db)) {
    const actor = { kind: 'system', name: 'start' } as const;
    const context: Context = { ...services, organisationId: id, actor, language: 'vi' };
    for (const publication of await listInForce(services.database.db, id)) found.push({ context, publication });
  }
  const newest = found.sort((one, other) => (one.publication.publishedAt! < other.publication.publishedAt! ? 1 : -1));
  for (const { context, publication } of newest.slice(0, most)) await warmVersion(context, publication);
}

/** Reads one version in force into memory: what schools' pages and families' receipts are answered from. */
export async function warmVersion(context: Context, publication: Publication): Promise<void> {
  await holdSums(context, publication);
  const run = await getRunRow(context.database.db, context.organisationId, publication.runId);
  const results = await holdResults(context, run);
  if (results.children.ids.length > 0) await readReceipt(results, run.resultsSha256!, 0);
}

/** The same without waiting, where families are served; that it could not be read is told when somebody asks. */
export function warmSoon(context: Context, publication: Publication): void {
  if (!serving.has(context.database)) return;
  warmVersion(context, publication).catch((failure: Error) =>
    context.log.warn({ failure: failure.message }, 'reading a published result'),
  );
}
