import { type SQL, sql } from 'drizzle-orm';
import type { FrozenSplit } from '#engines/class-history/frozen-classes.ts';
import type { Services } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import type { RunFailure } from '../assignments/queries.ts';

/** A proposal of which nothing was heard for so long has lost its process. */
const silenceSeconds = 20;

/** A proposal and the process that works on it. */
export interface ProposalClaim {
  organisationId: string;
  proposalId: string;
  worker: string;
}

type Store = Pick<Services, 'database' | 'clock'>;

/** Takes a proposal that waits, or whose process has gone silent; false when it is finished or in other hands. */
export async function claimProposal(store: Store, claim: ProposalClaim): Promise<boolean> {
  const now = store.clock.now();
  const taken = await update(
    store,
    sql`status = 'running', worker = ${claim.worker}::uuid, heard_at = ${now.toISOString()}, progress_step = 'checking'`,
    sql`organisation_id = ${claim.organisationId} and id = ${claim.proposalId}::uuid
      and (status = 'queued' or (status = 'running' and (heard_at is null or heard_at < ${silentSince(now)})))`,
  );
  return taken === 1;
}

/** How far the work is; false when the proposal is no longer ours (cancelled, or taken for dead). */
export function noteProposalProgress(
  store: Store,
  claim: ProposalClaim,
  share: number,
  step: string,
): Promise<boolean> {
  return change(store, claim, sql`progress_share = ${share}, progress_step = ${step}`);
}

/** Still at it. */
export function noteProposalAlive(store: Store, claim: ProposalClaim): Promise<boolean> {
  return change(store, claim, sql`progress_step = progress_step`);
}

/** Done, for ever. */
export function finishProposal(
  store: Store,
  claim: ProposalClaim,
  resultSha256: string,
  { balance, hardBroken }: FrozenSplit,
): Promise<boolean> {
  return change(
    store,
    claim,
    sql`status = 'done', progress_share = 1, progress_step = 'done', result_sha256 = ${resultSha256},
      balance = ${JSON.stringify(balance)}::jsonb, hard_broken = ${hardBroken},
      finished_at = ${store.clock.now().toISOString()}`,
  );
}

/** Could not be done, for a reason people can read. */
export function failProposal(store: Store, claim: ProposalClaim, failure: RunFailure): Promise<boolean> {
  return change(
    store,
    claim,
    sql`status = 'failed', failure = ${JSON.stringify(failure)}::jsonb, finished_at = ${store.clock.now().toISOString()}`,
  );
}

/** Gives a proposal back to the queue: the server stops. */
export function releaseProposal(store: Store, claim: ProposalClaim): Promise<boolean> {
  return change(store, claim, sql`status = 'queued', progress_share = 0, progress_step = 'queued'`, sql`null`);
}

/** Proposals that wait, or whose process is silent (all unfinished ones, when this process alone can have had them). */
export async function listOrphanProposals(
  store: Store,
  onlyOpener: boolean,
): Promise<Pick<ProposalClaim, 'organisationId' | 'proposalId'>[]> {
  if (onlyOpener) await update(store, sql`heard_at = null`, sql`status = 'running' and heard_at is not null`);
  return rows(
    store.database.db,
    sql`select organisation_id as "organisationId", id as "proposalId" from class_proposals where status = 'queued'
      or (status = 'running' and (heard_at is null or heard_at < ${silentSince(store.clock.now())})) order by created_at, id`,
  );
}

function silentSince(now: Date): string {
  return new Date(now.getTime() - silenceSeconds * 1000).toISOString();
}

async function change(store: Store, claim: ProposalClaim, set: SQL, heardAt?: SQL): Promise<boolean> {
  const heard = heardAt ?? sql`${store.clock.now().toISOString()}`;
  const changed = await update(
    store,
    sql`${set}, heard_at = ${heard}`,
    sql`organisation_id = ${claim.organisationId} and id = ${claim.proposalId}::uuid and worker = ${claim.worker}::uuid
      and status = 'running'`,
  );
  return changed === 1;
}

async function update({ database }: Store, set: SQL, where: SQL): Promise<number> {
  return database.transaction(async (tx) => {
    const changed = await rows(tx, sql`update class_proposals set ${set} where ${where} returning id`);
    return changed.length;
  });
}
