import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { say } from '#text/text.ts';
import type { Context, Services } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { Refusal } from '../../platform/refusal.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { abandonDrawOf, sealDrawOf } from './change-draw.ts';
import {
  claimRun,
  failRun,
  finishRun,
  listOrphans,
  noteAlive,
  noteFrozen,
  noteProgress,
  type RunClaim,
  releaseRun,
} from './change-run.ts';
import { measureLists } from './measure-lists.ts';
import { rulesNeedMetres, rulesText, takeSnapshot } from './period-snapshot.ts';
import { getRunRow, type RunFailure, type RunRow } from './queries.ts';
import { readRoundBase } from './round-base.ts';
import { beginRound, lockKept } from './round-snapshot.ts';
import type { RunStep } from './run-files.ts';
import { type RunWorker, startRunWorker, stoppedWord } from './run-worker.ts';

export const runQueue = 'assignment-run';
const aliveMilliseconds = 5_000;
const orphanMilliseconds = 15_000;
const mostIssuesShown = 20;

/** Where a run is in its work, 0-1, when a step begins. */
const shares: Record<RunStep, number> = {
  reading: 0.45,
  measuring: 0.15,
  ranking: 0.55,
  assigning: 0.65,
  writing: 0.7,
  verifying: 0.8,
};

interface ActiveRun {
  claim: RunClaim;
  worker: RunWorker;
  /** The server stops: the run goes back to the queue instead of failing. */
  handedBack: boolean;
}
const active = new WeakMap<object, Map<string, ActiveRun>>();

/** Registers the job that runs assignments; before `jobs.start()`. */
export function defineRunJob(services: Services): void {
  services.jobs.define<{ organisationId: string; runId: string }>(
    runQueue,
    ({ organisationId, runId }) => runAssignment(services, organisationId, runId),
    0,
  );
}

/**
 * Puts runs whose process died back to work, now and from time to time; answers what ends that and hands back what is at work.
 * After `jobs.start()`. A run that was killed begins again from its frozen inputs and gives the same bytes.
 */
export async function takeUpRuns(services: Services): Promise<() => Promise<void>> {
  const send = async (onlyOpener: boolean) => {
    for (const orphan of await listOrphans(services, onlyOpener)) await services.jobs.send(runQueue, orphan);
  };
  // The embedded database has one opener: whatever was at work in it died with the one before us.
  await send(services.database.kind === 'embedded');
  const timer = setInterval(() => {
    send(false).catch((failure: Error) => services.log.error({ failure: failure.message }, 'taking up runs'));
  }, orphanMilliseconds);
  timer.unref();
  return async () => {
    clearInterval(timer);
    for (const run of activeRuns(services).values()) {
      run.handedBack = true;
      await run.worker.stop();
    }
  };
}

/** Stops a run at work in this process, if it is; one in another process stops by itself when it next looks. */
export async function stopActive(services: Pick<Services, 'jobs'>, runId: string): Promise<void> {
  await activeRuns(services).get(runId)?.worker.stop();
}

function activeRuns({ jobs }: Pick<Services, 'jobs'>): Map<string, ActiveRun> {
  const known = active.get(jobs) ?? new Map<string, ActiveRun>();
  active.set(jobs, known);
  return known;
}

/** The job: freeze the inputs unless they are, run, verify, store. Ends quietly when the run is finished or in other hands. */
async function runAssignment(services: Services, organisationId: string, runId: string): Promise<void> {
  const claim: RunClaim = { organisationId, runId, worker: randomUUID() };
  if (!(await claimRun(services, claim))) return;
  const worker = startRunWorker();
  const run: ActiveRun = { claim, worker, handedBack: false };
  activeRuns(services).set(runId, run);
  const alive = setInterval(() => {
    noteAlive(services, claim).then(
      (ours) => (ours ? undefined : worker.stop()),
      (failure: Error) => services.log.error({ failure: failure.message }, 'run progress'),
    );
  }, aliveMilliseconds);
  try {
    const context: Context = {
      ...services,
      organisationId,
      actor: { kind: 'system', name: 'assignment-run' },
      language: 'vi',
    };
    await work(context, claim, worker);
  } catch (failure) {
    if (run.handedBack) await releaseRun(services, claim);
    else {
      await failRun(services, claim, describeFailure(services, failure));
      await abandonDrawOf(services, claim);
    }
  } finally {
    clearInterval(alive);
    activeRuns(services).delete(runId);
    await worker.stop();
  }
}

async function work(context: Context, claim: RunClaim, worker: RunWorker): Promise<void> {
  const { artefacts, database } = context;
  const row = await getRunRow(database.db, claim.organisationId, claim.runId);
  const inputsSha256 = row.inputsSha256 ?? (await freeze(context, claim, worker, row));
  // Frozen for a draw: the seed comes later, by a person, and then the run goes on from here.
  if (await sealDrawOf(context, claim, inputsSha256)) return;
  const inputs = await artefacts.get(inputsSha256);
  const directory = scratchOf(context, claim.runId);
  const assigned = await worker.ask({ kind: 'assign', inputs, directory, seed: row.seed }, (step) => {
    const status = step === 'verifying' ? 'verifying' : 'running';
    // Progress is for the eye: one that cannot be written does not end the run.
    noteProgress(context, claim, status, shares[step], step).catch(() => {});
  });
  const { bundle, kind: _, ...outcome } = assigned;
  const resultsSha256 = await artefacts.put(bundle);
  const finished = await finishRun(context, claim, { resultsSha256, ...outcome });
  if (!finished) return;
  await database.transaction((tx) =>
    recordAudit(tx, context, {
      verb: 'change/runs',
      subjectKind: 'run',
      subjectId: claim.runId,
      details: { status: 'done', inputsSha256, resultsSha256, certified: outcome.certified },
    }),
  );
}

/** Freezes the period as it is now; a run frozen once is never frozen again. */
async function freeze(context: Context, claim: RunClaim, worker: RunWorker, row: RunRow): Promise<string> {
  const now = await takeSnapshot(context, row.periodId);
  const base = row.baseRunId === null ? null : await readRoundBase(context, row.baseRunId);
  const begun = base ? beginRound(now, base) : now;
  const proceed = async (step: RunStep, share: number) => {
    if (!(await noteProgress(context, claim, 'running', share, step))) throw new Error(stoppedWord);
  };
  await proceed('measuring', shares.measuring);
  const travel = rulesNeedMetres(begun.rules)
    ? await measureLists(
        context,
        begun,
        [begun.rules],
        row.drawId ? null : row.seed,
        worker,
        scratchOf(context, claim.runId),
      )
    : null;
  const words = {
    number: say(context.language, 'council.kept-number'),
    reason: say(context.language, 'council.kept-reason'),
  };
  const snapshot = base ? lockKept(begun, travel, words) : begun;
  await proceed('reading', 0.35);
  const { bundle, notes } = await worker.ask({ kind: 'freeze', snapshot, travel, seed: row.drawId ? null : row.seed });
  const inputsSha256 = await context.artefacts.put(bundle);
  const kept = await noteFrozen(context, claim, {
    inputsSha256,
    networkSha256: travel?.networkSha256 ?? null,
    travelVersion: travel?.networkVersion ?? null,
    rulesSha256: rulesText(snapshot.rules).sha256,
    rulesVersion: snapshot.rulesVersion,
    mechanism: String(snapshot.rules.mechanism),
    synthetic: snapshot.synthetic,
    notes,
  });
  if (!kept) throw new Error(stoppedWord);
  return inputsSha256;
}

/** A place on the artefacts' disk for the files of one run while it is computed. */
export function scratchOf({ artefacts }: Pick<Services, 'artefacts'>, name: string): string {
  return join(dirname(artefacts.path('scratch')), `scratch-${name}`);
}

/** A failure as it is stored: a sentence by its key, and the faults of the data. */
export function describeFailure(services: Services, failure: unknown): RunFailure {
  if (failure instanceof Refusal) {
    const issues = failure.issues
      .filter(({ severity }) => severity !== 'warning')
      .slice(0, mostIssuesShown)
      .map(({ code, severity, value, params, row, column, record, file }) => ({
        code,
        severity,
        value,
        params: { ...params, ...definedOnly({ row, column, record, file }) },
      }));
    return { key: 'failures.run-refused', params: { count: failure.issues.length }, issues };
  }
  if (failure instanceof Failure)
    return { key: failure.key, params: failure.params, issues: failure.issues.slice(0, mostIssuesShown) };
  const message = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
  if (message !== stoppedWord) services.log.error({ failure: message }, 'assignment run');
  return { key: 'failures.unexpected', params: {}, issues: [] };
}

function definedOnly(values: Record<string, string | number | undefined>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string | number] => entry[1] !== undefined),
  );
}
