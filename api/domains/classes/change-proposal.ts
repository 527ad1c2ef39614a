import { sql } from 'drizzle-orm';
import type { FrozenSplit } from '#engines/class-history/frozen-classes.ts';
import { type Claim, changeClaimed, type WorkTable } from '../../platform/claimed-rows.ts';
import type { Services } from '../../platform/context.ts';

/** Proposals as work that one process at a time does. */
export const proposalTable: WorkTable = { name: 'class_proposals', atWork: ['running'], firstStep: 'checking' };

/** Done, for ever. */
export function finishProposal(
  store: Pick<Services, 'database' | 'clock'>,
  claim: Claim,
  resultSha256: string,
  { balance, hardBroken }: FrozenSplit,
): Promise<boolean> {
  return changeClaimed(
    store,
    proposalTable,
    claim,
    sql`status = 'done', progress_share = 1, progress_step = 'done', result_sha256 = ${resultSha256},
      balance = ${JSON.stringify(balance)}::jsonb, hard_broken = ${hardBroken},
      finished_at = ${store.clock.now().toISOString()}`,
  );
}
