import { type SQL, sql } from 'drizzle-orm';
import type { Services } from './context.ts';
import { type Queryable, rows } from './database.ts';

/** Work of which nothing was heard for so long has lost its process. */
const silenceSeconds = 20;

/**
 * A table of work that outlives a request: one row a piece, with `organisation_id`, `id`, `status`, `worker`, `heard_at`,
 * `progress_share`, `progress_step`, `failure`, `created_at` and `finished_at`.
 */
export interface WorkTable {
  name: string;
  /** Statuses in which a process is at it; `running` is the first. */
  atWork: readonly string[];
  /** What is told from the moment a process takes it. */
  firstStep: string;
}

/** A piece of work and the process that has it. */
export interface Claim {
  organisationId: string;
  id: string;
  worker: string;
}

type Store = Pick<Services, 'database' | 'clock'>;

/** Takes work that waits, or whose process has gone silent; false when it is finished or in other hands. */
export function claimRow({ database, clock }: Store, table: WorkTable, claim: Claim): Promise<boolean> {
  const now = clock.now();
  const set = sql`status = 'running', worker = ${claim.worker}::uuid, heard_at = ${now.toISOString()},
    progress_share = 0.01, progress_step = ${table.firstStep}`;
  const where = sql`organisation_id = ${claim.organisationId} and id = ${claim.id}::uuid and ${waiting(table, now)}`;
  return database.transaction((tx) => update(tx, table, set, where));
}

/** Changes work that is ours; false when it is not any more (cancelled, or taken for dead), and then nothing is changed. */
export function changeClaimed(store: Store, table: WorkTable, claim: Claim, set: SQL): Promise<boolean> {
  return store.database.transaction((tx) => changeClaimedIn(tx, store, table, claim, set));
}

/** The same inside the caller's transaction, which writes what the work came to. */
export function changeClaimedIn(
  tx: Queryable,
  { clock }: Pick<Services, 'clock'>,
  table: WorkTable,
  claim: Claim,
  set: SQL,
): Promise<boolean> {
  return update(tx, table, sql`${set}, heard_at = ${clock.now().toISOString()}`, ours(table, claim));
}

/** How far the work is, 0-1; false when it is no longer ours. */
export function noteStep(store: Store, table: WorkTable, claim: Claim, share: number, step: string): Promise<boolean> {
  return changeClaimed(store, table, claim, sql`progress_share = ${share}, progress_step = ${step}`);
}

/** Still at it; false when it is no longer ours. */
export function noteAlive(store: Store, table: WorkTable, claim: Claim): Promise<boolean> {
  return changeClaimed(store, table, claim, sql`progress_step = progress_step`);
}

/** Could not be done, for a reason people can read. */
export function failRow(store: Store, table: WorkTable, claim: Claim, failure: object): Promise<boolean> {
  const set = sql`status = 'failed', failure = ${JSON.stringify(failure)}::jsonb,
    finished_at = ${store.clock.now().toISOString()}`;
  return changeClaimed(store, table, claim, set);
}

/** Gives work back to the queue: the server stops. */
export function releaseRow({ database }: Store, table: WorkTable, claim: Claim): Promise<boolean> {
  const set = sql`status = 'queued', progress_share = 0, progress_step = 'queued', heard_at = null`;
  return database.transaction((tx) => update(tx, table, set, ours(table, claim)));
}

/** Work that waits, or whose process is silent (all unfinished, when this process alone can have had it). */
export async function listOrphanRows(
  { database, clock }: Store,
  table: WorkTable,
  onlyOpener: boolean,
): Promise<Pick<Claim, 'organisationId' | 'id'>[]> {
  if (onlyOpener) {
    const heard = sql`${isAtWork(table)} and heard_at is not null`;
    await database.transaction((tx) => update(tx, table, sql`heard_at = null`, heard));
  }
  return rows(
    database.db,
    sql`select organisation_id as "organisationId", id from ${sql.identifier(table.name)}
      where ${waiting(table, clock.now())} order by created_at, id`,
  );
}

function waiting(table: WorkTable, now: Date): SQL {
  const silentSince = new Date(now.getTime() - silenceSeconds * 1000).toISOString();
  return sql`(status = 'queued' or (${isAtWork(table)} and (heard_at is null or heard_at < ${silentSince})))`;
}

function ours(table: WorkTable, { organisationId, id, worker }: Claim): SQL {
  return sql`organisation_id = ${organisationId} and id = ${id}::uuid and worker = ${worker}::uuid and ${isAtWork(table)}`;
}

function isAtWork({ atWork }: WorkTable): SQL {
  return sql`status in (${sql.join(
    atWork.map((status) => sql`${status}`),
    sql`, `,
  )})`;
}

async function update(tx: Queryable, { name }: WorkTable, set: SQL, where: SQL): Promise<boolean> {
  const changed = await rows(tx, sql`update ${sql.identifier(name)} set ${set} where ${where} returning id`);
  return changed.length > 0;
}
