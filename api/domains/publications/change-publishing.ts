import { sql } from 'drizzle-orm';
import { type Claim, changeClaimed, changeClaimedIn, type WorkTable } from '../../platform/claimed-rows.ts';
import type { Services } from '../../platform/context.ts';
import type { Queryable } from '../../platform/database.ts';

/** Publishings as work that one process at a time does. */
export const publishingTable: WorkTable = { name: 'publishings', atWork: ['running'], firstStep: 'reading' };

/** How far the work is, 0-1, and of a step that is counted how many of how many; false when it is no longer ours. */
export function notePublishing(
  store: Services,
  claim: Claim,
  { share, step, done = null, all = null }: Told,
): Promise<boolean> {
  const set = sql`progress_share = ${share}, progress_step = ${step}, progress_done = ${done}::int,
    progress_all = ${all}::int`;
  return changeClaimed(store, publishingTable, claim, set);
}

/** What is told of the work while it goes on. */
export interface Told {
  share: number;
  step: string;
  done?: number | null;
  all?: number | null;
}

/** Done, inside the transaction that writes the version; false when it is no longer ours, and then nothing may be written. */
export function finishPublishing(
  tx: Queryable,
  services: Pick<Services, 'clock'>,
  claim: Claim,
  publicationId: string,
): Promise<boolean> {
  const set = sql`status = 'done', progress_share = 1, progress_step = 'done', progress_done = null,
    progress_all = null, publication_id = ${publicationId}::uuid,
    finished_at = ${services.clock.now().toISOString()}`;
  return changeClaimedIn(tx, services, publishingTable, claim, set);
}
