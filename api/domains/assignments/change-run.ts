import { sql } from 'drizzle-orm';
import { type Claim, changeClaimed, type WorkTable } from '../../platform/claimed-rows.ts';
import type { Services } from '../../platform/context.ts';
import type { Note, Run, VerificationCounts } from './types.ts';

/** Runs as work that one process at a time does. */
export const runTable: WorkTable = {
  name: 'assignment_runs',
  atWork: ['running', 'verifying'],
  firstStep: 'reading',
};

type Store = Pick<Services, 'database' | 'clock'>;

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

export function noteFrozen(store: Store, claim: Claim, frozen: FrozenInputs): Promise<boolean> {
  return changeClaimed(
    store,
    runTable,
    claim,
    sql`inputs_sha256 = ${frozen.inputsSha256}, network_sha256 = ${frozen.networkSha256},
      travel_version = ${frozen.travelVersion}, rules_sha256 = ${frozen.rulesSha256}, rules_version = ${frozen.rulesVersion},
      mechanism = ${frozen.mechanism}, synthetic = ${frozen.synthetic}, notes = ${JSON.stringify(frozen.notes)}::jsonb`,
  );
}

/** How far the run is; false when it is no longer ours (cancelled, or taken for dead). */
export function noteProgress(
  store: Store,
  claim: Claim,
  status: Run['status'],
  share: number,
  step: string,
): Promise<boolean> {
  const set = sql`status = ${status}, progress_share = ${share}, progress_step = ${step}`;
  return changeClaimed(store, runTable, claim, set);
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
export function finishRun(store: Store, claim: Claim, outcome: RunOutcome): Promise<boolean> {
  return changeClaimed(
    store,
    runTable,
    claim,
    sql`status = 'done', progress_share = 1, progress_step = 'done', results_sha256 = ${outcome.resultsSha256},
      placements_sha256 = ${outcome.placementsSha256}, counts = ${JSON.stringify(outcome.counts)}::jsonb,
      verification = ${JSON.stringify(outcome.verification)}::jsonb, certified = ${outcome.certified},
      notes = notes || ${JSON.stringify(outcome.notes)}::jsonb, finished_at = ${store.clock.now().toISOString()}`,
  );
}
