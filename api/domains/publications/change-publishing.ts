import { type SQL, sql } from 'drizzle-orm';
import type { Services } from '../../platform/context.ts';
import { type Queryable, rows } from '../../platform/database.ts';
import type { RunFailure } from '../assignments/queries.ts';

/** A publishing of which nothing was heard for so long has lost its process. */
const silenceSeconds = 20;

/** A publishing and the process that works on it. */
export interface PublishingClaim {
  organisationId: string;
  publishingId: string;
  worker: string;
}

type Store = Pick<Services, 'database' | 'clock'>;

/** Takes a publishing that waits, or whose process has gone silent; false when it is finished or in other hands. */
export async function claimPublishing({ database, clock }: Store, claim: PublishingClaim): Promise<boolean> {
  const now = clock.now();
  const set = sql`status = 'running', worker = ${claim.worker}::uuid, heard_at = ${now.toISOString()},
    progress_share = 0.02, progress_step = 'reading'`;
  const where = sql`organisation_id = ${claim.organisationId} and id = ${claim.publishingId}::uuid
    and (status = 'queued' or (status = 'running' and (heard_at is null or heard_at < ${silentSince(now)})))`;
  return database.transaction((tx) => update(tx, set, where));
}

/** How far the work is; false when it is no longer ours (cancelled, or taken for dead). */
export function noteStep({ database, clock }: Store, claim: PublishingClaim, share: number, step: string) {
  const set = sql`progress_share = ${share}, progress_step = ${step}, heard_at = ${clock.now().toISOString()}`;
  return database.transaction((tx) => update(tx, set, ours(claim)));
}

/** Still at it. */
export function noteAlive({ database, clock }: Store, claim: PublishingClaim): Promise<boolean> {
  return database.transaction((tx) => update(tx, sql`heard_at = ${clock.now().toISOString()}`, ours(claim)));
}

/** Done, inside the transaction that writes the version; false when it is no longer ours, and then nothing may be written. */
export function finishPublishing(
  tx: Queryable,
  { clock }: Pick<Services, 'clock'>,
  claim: PublishingClaim,
  publicationId: string,
): Promise<boolean> {
  const set = sql`status = 'done', progress_share = 1, progress_step = 'done', publication_id = ${publicationId}::uuid,
    finished_at = ${clock.now().toISOString()}`;
  return update(tx, set, ours(claim));
}

/** Could not be done, for a reason people can read. */
export function failPublishing({ database, clock }: Store, claim: PublishingClaim, failure: RunFailure) {
  const set = sql`status = 'failed', failure = ${JSON.stringify(failure)}::jsonb, finished_at = ${clock.now().toISOString()}`;
  return database.transaction((tx) => update(tx, set, ours(claim)));
}

/** Gives it back to the queue: the server stops. */
export function releasePublishing({ database }: Store, claim: PublishingClaim): Promise<boolean> {
  const set = sql`status = 'queued', progress_share = 0, progress_step = 'queued', heard_at = null`;
  return database.transaction((tx) => update(tx, set, ours(claim)));
}

/** Those that wait, or whose process is silent (all unfinished ones, when this process alone can have had them). */
export async function listOrphanPublishings(
  { database, clock }: Store,
  onlyOpener: boolean,
): Promise<Pick<PublishingClaim, 'organisationId' | 'publishingId'>[]> {
  if (onlyOpener)
    await database.transaction((tx) =>
      update(tx, sql`heard_at = null`, sql`status = 'running' and heard_at is not null`),
    );
  return rows(
    database.db,
    sql`select organisation_id as "organisationId", id as "publishingId" from publishings where status = 'queued'
      or (status = 'running' and (heard_at is null or heard_at < ${silentSince(clock.now())})) order by created_at, id`,
  );
}

function silentSince(now: Date): string {
  return new Date(now.getTime() - silenceSeconds * 1000).toISOString();
}

function ours({ organisationId, publishingId, worker }: PublishingClaim): SQL {
  return sql`organisation_id = ${organisationId} and id = ${publishingId}::uuid and worker = ${worker}::uuid
    and status = 'running'`;
}

async function update(tx: Queryable, set: SQL, where: SQL): Promise<boolean> {
  return (await rows(tx, sql`update publishings set ${set} where ${where} returning id`)).length > 0;
}
