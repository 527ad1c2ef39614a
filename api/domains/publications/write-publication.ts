import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Claim } from '../../platform/claimed-rows.ts';
import type { Context } from '../../platform/context.ts';
import { getRunRow, type RunRow } from '../assignments/queries.ts';
import { type RunWorker, stoppedWord } from '../assignments/run-worker.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getPeriodRow } from '../periods/queries.ts';
import { buildPublicBytes } from './build-public-bytes.ts';
import { finishPublishing, type Told } from './change-publishing.ts';
import type { PublishingRow } from './publishing-queries.ts';
import { findPublished, getPublicationRow } from './queries.ts';
import { refuseDisplaced, refuseRun, refuseUnexplained, refuseWaiting } from './refuse-publication.ts';
import type { Publication } from './types.ts';

/** Tells how far it is; throws where the work is no longer wanted. */
export type Proceed = (told: Told) => Promise<void>;

/**
 * The work of a publishing: everything is judged again as it stands now, the bytes are built and checked, and then the version,
 * its key and the end of the work are written in one transaction. Throws what a council must know; nothing is written then.
 */
export async function writePublication(
  context: Context,
  claim: Claim,
  publishing: PublishingRow,
  worker: RunWorker,
  proceed: Proceed,
): Promise<Publication> {
  const { database, organisationId, artefacts } = context;
  const period = await getPeriodRow(database.db, organisationId, publishing.periodId);
  const run = await getRunRow(database.db, organisationId, publishing.runId);
  const before = await findPublished(database.db, organisationId, period.id);
  await refuseRun(context, period.id, run, before);
  refuseUnexplained(before, publishing.reason);
  if (before) {
    await proceed({ step: 'comparing', share: 0.03 });
    await refuseDisplaced(context, run, before);
  }
  const version = (before?.version ?? 0) + 1;
  const reason = version === 1 ? null : publishing.reason;
  const key = randomBytes(32);
  await proceed({ step: 'reading', share: 0.06 });
  const built = await buildPublicBytes(context, period, run, { version, reason, key }, worker, proceed);
  await proceed({ step: 'storing', share: 0.95 });
  const publicSha256 = await artefacts.put(built.bytes);
  return store(context, claim, { publishing, run, version, reason, key, publicSha256, ...built });
}

interface Version {
  publishing: PublishingRow;
  run: RunRow;
  version: number;
  reason: string | null;
  key: Uint8Array;
  publicSha256: string;
  root: string;
  drawId: string | null;
}

function store(
  context: Context,
  claim: Claim,
  { publishing, run, version, reason, key, publicSha256, root, drawId }: Version,
): Promise<Publication> {
  const { database, organisationId, clock } = context;
  const id = randomUUID();
  const now = clock.now().toISOString();
  const status = version === 1 ? 'published' : 'proposed';
  return database.transaction(async (tx) => {
    await refuseWaiting(tx, organisationId, publishing.periodId, version);
    const { applicants, placed, unplaced, seats } = run.counts!;
    const counts = JSON.stringify({ applicants, placed, unplaced, seats });
    await tx.execute(sql`insert into publications (organisation_id, id, period_id, version, run_id, draw_id, status, reason,
        public_sha256, root, counts, synthetic, proposed_by, proposed_at, published_at)
      values (${organisationId}, ${id}::uuid, ${publishing.periodId}::uuid, ${version}, ${run.id}::uuid, ${drawId}::uuid,
        ${status}, ${reason}, ${publicSha256}, ${root}, ${counts}::jsonb, ${run.synthetic}, ${publishing.createdBy}, ${now},
        ${version === 1 ? now : null}::timestamptz)`);
    await tx.execute(sql`insert into private.publication_keys (organisation_id, publication_id, key)
      values (${organisationId}, ${id}::uuid, decode(${Buffer.from(key).toString('hex')}, 'hex'))`);
    // Whoever stopped it in the meantime finds nothing written.
    if (!(await finishPublishing(tx, context, claim, id))) throw new Error(stoppedWord);
    await recordAudit(tx, context, {
      verb: 'change/publications',
      subjectKind: 'publication',
      subjectId: id,
      details: { did: status, by: publishing.createdBy, version, run: run.id, publicSha256, root },
    });
    return getPublicationRow(tx, organisationId, id);
  });
}
