import { sql } from 'drizzle-orm';
import { type Claim, changeClaimed, type WorkTable } from '../../platform/claimed-rows.ts';
import type { Services } from '../../platform/context.ts';

/** Studies as work that one process at a time does. */
export const studyTable: WorkTable = { name: 'studies', atWork: ['running'], firstStep: 'reading' };

/** Done, for ever. */
export function finishStudy(
  store: Pick<Services, 'database' | 'clock'>,
  claim: Claim,
  resultSha256: string,
  synthetic: boolean,
): Promise<boolean> {
  return changeClaimed(
    store,
    studyTable,
    claim,
    sql`status = 'done', progress_share = 1, progress_step = 'done', result_sha256 = ${resultSha256},
      synthetic = ${synthetic}, finished_at = ${store.clock.now().toISOString()}`,
  );
}
