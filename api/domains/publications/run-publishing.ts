import { claimedWork } from '../../platform/claimed-work.ts';
import { describeFailure } from '../assignments/run-assignment.ts';
import { startRunWorker, stoppedWord } from '../assignments/run-worker.ts';
import { notePublishing, publishingTable } from './change-publishing.ts';
import { getPublishingRow } from './publishing-queries.ts';
import { warmSoon } from './warm-published.ts';
import { writePublication } from './write-publication.ts';

/** The work of publishings. One begun anew after a stop begins from the frozen files, under a new key. */
export const publishingWork = claimedWork({
  queue: 'publishing',
  table: publishingTable,
  async work(context, claim, onStop) {
    const worker = startRunWorker();
    onStop(() => worker.stop());
    const row = await getPublishingRow(context.database.db, claim.organisationId, claim.id);
    const written = await writePublication(context, claim, row, worker, async (told) => {
      if (!(await notePublishing(context, claim, told))) throw new Error(stoppedWord);
    });
    if (written.status === 'published') warmSoon(context, written);
  },
  describe: describeFailure,
});
