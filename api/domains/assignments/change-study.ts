import { type SQL, sql } from 'drizzle-orm';
import type { Services } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import type { RunFailure } from './queries.ts';

/** A study of which nothing was heard for so long has lost its process. */
const silenceSeconds = 20;

/** A study and the process that works on it. */
export interface StudyClaim {
  organisationId: string;
  studyId: string;
  worker: string;
}

type Store = Pick<Services, 'database' | 'clock'>;

/** Takes a study that waits, or whose process has gone silent; false when it is finished or in other hands. */
export async function claimStudy(store: Store, claim: StudyClaim): Promise<boolean> {
  const now = store.clock.now();
  const taken = await update(
    store,
    sql`status = 'running', worker = ${claim.worker}::uuid, heard_at = ${now.toISOString()}`,
    sql`organisation_id = ${claim.organisationId} and id = ${claim.studyId}::uuid
      and (status = 'queued' or (status = 'running' and (heard_at is null or heard_at < ${silentSince(now)})))`,
  );
  return taken === 1;
}

/** How far the work is; false when the study is no longer ours (cancelled, or taken for dead). */
export function noteStudyProgress(store: Store, claim: StudyClaim, share: number, step: string): Promise<boolean> {
  return change(store, claim, sql`progress_share = ${share}, progress_step = ${step}`);
}

/** Still at it. */
export function noteStudyAlive(store: Store, claim: StudyClaim): Promise<boolean> {
  return change(store, claim, sql`progress_step = progress_step`);
}

/** Done, for ever. */
export function finishStudy(
  store: Store,
  claim: StudyClaim,
  resultSha256: string,
  synthetic: boolean,
): Promise<boolean> {
  return change(
    store,
    claim,
    sql`status = 'done', progress_share = 1, progress_step = 'done', result_sha256 = ${resultSha256},
      synthetic = ${synthetic}, finished_at = ${store.clock.now().toISOString()}`,
  );
}

/** Could not be done, for a reason people can read. */
export function failStudy(store: Store, claim: StudyClaim, failure: RunFailure): Promise<boolean> {
  return change(
    store,
    claim,
    sql`status = 'failed', failure = ${JSON.stringify(failure)}::jsonb, finished_at = ${store.clock.now().toISOString()}`,
  );
}

/** Gives a study back to the queue: the server stops. */
export function releaseStudy(store: Store, claim: StudyClaim): Promise<boolean> {
  return change(store, claim, sql`status = 'queued', progress_share = 0, progress_step = 'queued'`, sql`null`);
}

/** Studies that wait, or whose process is silent (all unfinished ones, when this process alone can have had them). */
export async function listOrphanStudies(
  store: Store,
  onlyOpener: boolean,
): Promise<Pick<StudyClaim, 'organisationId' | 'studyId'>[]> {
  if (onlyOpener) await update(store, sql`heard_at = null`, sql`status = 'running' and heard_at is not null`);
  return rows(
    store.database.db,
    sql`select organisation_id as "organisationId", id as "studyId" from studies where status = 'queued'
      or (status = 'running' and (heard_at is null or heard_at < ${silentSince(store.clock.now())})) order by created_at, id`,
  );
}

function silentSince(now: Date): string {
  return new Date(now.getTime() - silenceSeconds * 1000).toISOString();
}

async function change(store: Store, claim: StudyClaim, set: SQL, heardAt?: SQL): Promise<boolean> {
  const heard = heardAt ?? sql`${store.clock.now().toISOString()}`;
  const changed = await update(
    store,
    sql`${set}, heard_at = ${heard}`,
    sql`organisation_id = ${claim.organisationId} and id = ${claim.studyId}::uuid and worker = ${claim.worker}::uuid
      and status = 'running'`,
  );
  return changed === 1;
}

async function update({ database }: Store, set: SQL, where: SQL): Promise<number> {
  return database.transaction(async (tx) => {
    const changed = await rows(tx, sql`update studies set ${set} where ${where} returning id`);
    return changed.length;
  });
}
