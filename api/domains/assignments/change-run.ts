import { type SQL, sql } from 'drizzle-orm';
import type { Services } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import type { RunFailure } from './queries.ts';
import type { Note, Run, VerificationCounts } from './types.ts';

/** A run of which nothing was heard for so long has lost its process. */
const silenceSeconds = 20;

/** A run and the process that works on it. */
export interface RunClaim {
  organisationId: string;
  runId: string;
  worker: string;
}

type Store = Pick<Services, 'database' | 'clock'>;

/** Takes a run that waits, or whose process has gone silent; false when it is finished or in other hands. */
export async function claimRun(store: Store, claim: RunClaim): Promise<boolean> {
  const now = store.clock.now();
  const silent = new Date(now.getTime() - silenceSeconds * 1000).toISOString();
  const taken = await update(
    store,
    sql`status = 'running', worker = ${claim.worker}::uuid, heard_at = ${now.toISOString()}, progress_share = 0.01,
      progress_step = 'reading'`,
    sql`organisation_id = ${claim.organisationId} and id = ${claim.runId}::uuid
      and (status = 'queued' or (status in ('running', 'verifying') and (heard_at is null or heard_at < ${silent})))`,
  );
  return taken === 1;
}

/** What the inputs turned out to be. */
export interface FrozenInputs {
  inputsSha256: string;
  networkSha256: string | null;
  travelVersion: string | null;
  rulesSha256: string;
  rulesVersion: number;
  mechanism: string;
  synthetic: boolean;
  notes: Note[];
}

export function noteFrozen(store: Store, claim: RunClaim, frozen: FrozenInputs): Promise<boolean> {
  return change(
    store,
    claim,
    sql`inputs_sha256 = ${frozen.inputsSha256}, network_sha256 = ${frozen.networkSha256},
      travel_version = ${frozen.travelVersion}, rules_sha256 = ${frozen.rulesSha256}, rules_version = ${frozen.rulesVersion},
      mechanism = ${frozen.mechanism}, synthetic = ${frozen.synthetic}, notes = ${JSON.stringify(frozen.notes)}::jsonb`,
  );
}

/** How far the work is; false when the run is no longer ours (cancelled, or taken for dead). */
export function noteProgress(
  store: Store,
  claim: RunClaim,
  status: Run['status'],
  share: number,
  step: string,
): Promise<boolean> {
  return change(store, claim, sql`status = ${status}, progress_share = ${share}, progress_step = ${step}`);
}

/** Still at it. */
export function noteAlive(store: Store, claim: RunClaim): Promise<boolean> {
  return change(store, claim, sql`progress_step = progress_step`);
}

export interface RunOutcome {
  resultsSha256: string;
  placementsSha256: string;
  counts: NonNullable<Run['counts']>;
  verification: VerificationCounts;
  certified: boolean;
  notes: Note[];
}

/** Done, for ever. */
export function finishRun(store: Store, claim: RunClaim, outcome: RunOutcome): Promise<boolean> {
  return change(
    store,
    claim,
    sql`status = 'done', progress_share = 1, progress_step = 'done', results_sha256 = ${outcome.resultsSha256},
      placements_sha256 = ${outcome.placementsSha256}, counts = ${JSON.stringify(outcome.counts)}::jsonb,
      verification = ${JSON.stringify(outcome.verification)}::jsonb, certified = ${outcome.certified},
      notes = notes || ${JSON.stringify(outcome.notes)}::jsonb, finished_at = ${store.clock.now().toISOString()}`,
  );
}

/** Could not be done, for a reason people can read. */
export function failRun(store: Store, claim: RunClaim, failure: RunFailure): Promise<boolean> {
  return change(
    store,
    claim,
    sql`status = 'failed', failure = ${JSON.stringify(failure)}::jsonb, finished_at = ${store.clock.now().toISOString()}`,
  );
}

/** Gives a run back to the queue: the server stops. */
export function releaseRun(store: Store, claim: RunClaim): Promise<boolean> {
  return change(store, claim, sql`status = 'queued', progress_share = 0, progress_step = 'queued'`, sql`null`);
}

/** Runs that wait, or whose process is silent (all unfinished ones, when this process alone can have had them). */
export async function listOrphans(
  store: Store,
  onlyOpener: boolean,
): Promise<Pick<RunClaim, 'organisationId' | 'runId'>[]> {
  const silent = new Date(store.clock.now().getTime() - silenceSeconds * 1000).toISOString();
  if (onlyOpener)
    await update(store, sql`heard_at = null`, sql`status in ('running', 'verifying') and heard_at is not null`);
  return rows(
    store.database.db,
    sql`select organisation_id as "organisationId", id as "runId" from assignment_runs
      where status = 'queued' or (status in ('running', 'verifying') and (heard_at is null or heard_at < ${silent}))
      order by created_at, id`,
  );
}

async function change(store: Store, claim: RunClaim, set: SQL, heardAt?: SQL): Promise<boolean> {
  const heard = heardAt ?? sql`${store.clock.now().toISOString()}`;
  const changed = await update(
    store,
    sql`${set}, heard_at = ${heard}`,
    sql`organisation_id = ${claim.organisationId} and id = ${claim.runId}::uuid and worker = ${claim.worker}::uuid
      and status in ('running', 'verifying')`,
  );
  return changed === 1;
}

async function update({ database }: Store, set: SQL, where: SQL): Promise<number> {
  return database.transaction(async (tx) => {
    const changed = await rows(tx, sql`update assignment_runs set ${set} where ${where} returning id`);
    return changed.length;
  });
}
