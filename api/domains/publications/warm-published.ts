import type { Context, Services } from '../../platform/context.ts';
import { listOrganisations } from '../areas/queries.ts';
import { holdSums } from './hold-sums.ts';
import { listInForce } from './queries.ts';
import type { Publication } from './types.ts';

/** Versions in force that are read into memory at the start: as many as are held. */
const most = 4;

/** Reads the newest results in force of every organisation into memory, so that the first family of the day does not wait for it. */
export async function warmPublished(services: Services): Promise<void> {
  const found: { context: Context; publication: Publication }[] = [];
  for (const { id } of await listOrganisations(services.database.db)) {
    const actor = { kind: 'system', name: 'start' } as const;
    const context: Context = { ...services, organisationId: id, actor, language: 'vi' };
    for (const publication of await listInForce(services.database.db, id)) found.push({ context, publication });
  }
  const newest = found.sort((one, other) => (one.publication.publishedAt! < other.publication.publishedAt! ? 1 : -1));
  for (const { context, publication } of newest.slice(0, most)) await holdSums(context, publication);
}
