import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { type Queryable, rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { listDrawRows } from '../assignments/draw-queries.ts';
import type { Draw } from '../assignments/draw-types.ts';
import { getRunRow, type RunRow } from '../assignments/queries.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getPeriodRow } from '../periods/queries.ts';
import { buildPublicBytes } from './build-public-bytes.ts';
import { compareVersions } from './compare-versions.ts';
import { findPublished, getPublicationRow } from './queries.ts';
import type { Publication } from './types.ts';
import { warmSoon } from './warm-published.ts';

/**
 * Makes a certified run of a sealed draw the public result of its period. The first version is public at once; every later one
 * is a correction or a further round: it needs a reason, waits for two approvals, and is refused where a child that has a place
 * would lose it without a decision that names it. The bytes are built before anything is written.
 */
export async function proposePublication(
  context: Context,
  periodId: string,
  { runId, reason }: { runId: string; reason: string },
): Promise<Publication> {
  may(context, 'change/publications');
  const { database, organisationId, clock, actor, artefacts } = context;
  const period = await getPeriodRow(database.db, organisationId, periodId);
  const run = await getRunRow(database.db, organisationId, runId);
  const before = await findPublished(database.db, organisationId, period.id);
  await refuseRun(context, period.id, run, before);
  if (before) await refuseCorrection(context, run, before, reason);
  const version = (before?.version ?? 0) + 1;
  const id = randomUUID();
  const key = randomBytes(32);
  const why = version === 1 ? null : reason.trim();
  const built = await buildPublicBytes(context, period, run, { version, reason: why, key });
  const publicSha256 = await artefacts.put(built.bytes);
  const written = await database.transaction(async (tx) => {
    await refuseOthers(tx, organisationId, period.id, version);
    const now = clock.now().toISOString();
    const { applicants, placed, unplaced, seats } = run.counts!;
    const counts = JSON.stringify({ applicants, placed, unplaced, seats });
    const status = version === 1 ? 'published' : 'proposed';
    await tx.execute(sql`insert into publications (organisation_id, id, period_id, version, run_id, draw_id, status, reason,
        public_sha256, root, counts, synthetic, proposed_by, proposed_at, published_at)
      values (${organisationId}, ${id}::uuid, ${period.id}::uuid, ${version}, ${run.id}::uuid, ${built.drawId}::uuid, ${status},
        ${why}, ${publicSha256}, ${built.root}, ${counts}::jsonb, ${run.synthetic}, ${actor.name}, ${now},
        ${version === 1 ? now : null}::timestamptz)`);
    await tx.execute(sql`insert into private.publication_keys (organisation_id, publication_id, key)
      values (${organisationId}, ${id}::uuid, decode(${key.toString('hex')}, 'hex'))`);
    await recordAudit(tx, context, {
      verb: 'change/publications',
      subjectKind: 'publication',
      subjectId: id,
      details: { did: status, version, run: run.id, publicSha256, root: built.root },
    });
    return getPublicationRow(tx, organisationId, id);
  });
  if (written.status === 'published') warmSoon(context, written);
  return written;
}

/** Only what the verifier certified, and what no one could have tried until it pleased: a draw, or a round on the one in force. */
async function refuseRun(context: Context, periodId: string, run: RunRow, before: Publication | undefined) {
  if (run.periodId !== periodId) throw new Failure('invalid', 'failures.publish-other-period', { run: run.id });
  if (run.status !== 'done' || !run.certified) throw new Failure('conflict', 'failures.publish-not-certified');
  if (before?.runId === run.id) throw new Failure('conflict', 'failures.publish-twice', { version: before.version });
  if (run.baseRunId !== null) {
    if (run.baseRunId !== before?.runId) throw new Failure('conflict', 'failures.publish-old-round');
    return;
  }
  if (run.drawId === null) throw new Failure('conflict', 'failures.publish-practice');
  const drawn = (await listDrawRows(context.database.db, context.organisationId, periodId)).filter(
    ({ status }) => status === 'drawn',
  );
  const draw = drawn.find(({ id }) => id === run.drawId);
  if (draw?.inputsSha256 !== run.inputsSha256) throw new Failure('conflict', 'failures.publish-practice');
  // Of two draws the council has seen both: the choice would be a third.
  if (draw !== newestOf(drawn)) throw new Failure('conflict', 'failures.publish-older-draw');
}

function newestOf(drawn: readonly Draw[]): Draw | undefined {
  return [...drawn].sort((one, other) => (one.drawnAt! < other.drawnAt! ? 1 : -1))[0];
}

async function refuseCorrection(context: Context, run: RunRow, before: Publication, reason: string): Promise<void> {
  if (reason.trim() === '') throw new Failure('invalid', 'failures.correction-no-reason', { version: before.version });
  const old = await getRunRow(context.database.db, context.organisationId, before.runId);
  const displaced = (await compareVersions(context, old, run)).filter(({ kind }) => kind === 'displaced');
  if (displaced.length === 0) return;
  const [first] = displaced;
  throw new Failure('conflict', 'failures.correction-displaces', {
    count: displaced.length,
    applicant: first.applicantId,
    school: first.fromSchoolName ?? '',
  });
}

async function refuseOthers(tx: Queryable, organisationId: string, periodId: string, version: number): Promise<void> {
  await tx.execute(sql`select 1 from enrolment_periods where organisation_id = ${organisationId}
    and id = ${periodId}::uuid for update`);
  const [other] = await rows<{ status: string }>(
    tx,
    sql`select status from publications where organisation_id = ${organisationId} and period_id = ${periodId}::uuid
      and version >= ${version} and status in ('proposed', 'published')`,
  );
  if (other) throw new Failure('conflict', 'failures.publication-waiting', { version });
}
