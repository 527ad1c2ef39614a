import { sql } from 'drizzle-orm';
import { type Claim, changeClaimedIn, type WorkTable } from '../../platform/claimed-rows.ts';
import type { Services } from '../../platform/context.ts';
import type { Queryable } from '../../platform/database.ts';

/** Publishings as work that one process at a time does. */
export const publishingTable: WorkTable = { name: 'publishings', atWork: ['running'], firstStep: 'reading' };

/** Done, inside the transaction that writes the version; false when it is no longer ours, and then nothing may be written. */
export function finishPublishing(
  tx: Queryable,
  services: Pick<Services, 'clock'>,
  claim: Claim,
  publicationId: string,
): Promise<boolean> {
  const set = sql`status = 'done', progress_share = 1, progress_step = 'done', publication_id = ${publicationId}::uuid,
    finished_at = ${services.clock.now().toISOString()}`;
  return changeClaimedIn(tx, services, publishingTable, claim, set);
}
