import { dirname, join } from 'node:path';
import { say } from '#text/text.ts';
import type { Claim } from '../../platform/claimed-rows.ts';
import { claimedWork } from '../../platform/claimed-work.ts';
import type { Context, Services } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { Refusal } from '../../platform/refusal.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { abandonDrawOf, sealDrawOf } from './change-draw.ts';
import { finishRun, noteFrozen, noteProgress, runTable } from './change-run.ts';
import { measureLists } from './measure-lists.ts';
import { rulesNeedMetres, rulesText, takeSnapshot } from './period-snapshot.ts';
import { getRunRow, type RunFailure, type RunRow } from './queries.ts';
import { readRoundBase } from './round-base.ts';
import { beginRound, lockKept } from './round-snapshot.ts';
import type { RunStep } from './run-files.ts';
import { type RunWorker, startRunWorker, stoppedWord } from './run-worker.ts';

const mostIssuesShown = 20;

/** Where a run is in its work, 0-1, when a step begins. */
const shares: Record<RunStep, number> = {
  measuring: 0.03,
  freezing: 0.5,
  reading: 0.66,
  ranking: 0.8,
  assigning: 0.84,
  writing: 0.85,
  verifying: 0.88,
  packing: 0.95,
};

/** The work of runs: freeze the inputs unless they are, run, verify, store. One begun anew gives the same bytes. */
export const runWork = claimedWork({
  queue: 'assignment-run',
  table: runTable,
  async work(context, claim, onStop) {
    const worker = startRunWorker();
    onStop(() => worker.stop());
    await work(context, claim, worker);
  },
  describe: describeFailure,
  failed: abandonDrawOf,
});

async function work(context: Context, claim: Claim, worker: RunWorker): Promise<void> {
  const { artefacts, database } = context;
  const row = await getRunRow(database.db, claim.organisationId, claim.id);
  const inputsSha256 = row.inputsSha256 ?? (await freeze(context, claim, worker, row));
  // Frozen for a draw: the seed comes later, by a person, and then the run goes on from here.
  if (await sealDrawOf(context, claim, inputsSha256)) return;
  const inputs = await artefacts.get(inputsSha256);
  const directory = scratchOf(context, claim.id);
  const assigned = await worker.ask({ kind: 'assign', inputs, directory, seed: row.seed }, (step) => {
    const status = step === 'verifying' || step === 'packing' ? 'verifying' : 'running';
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
      subjectId: claim.id,
      details: { status: 'done', inputsSha256, resultsSha256, certified: outcome.certified },
    }),
  );
}

/** Freezes the period as it is now; a run frozen once is never frozen again. */
async function freeze(context: Context, claim: Claim, worker: RunWorker, row: RunRow): Promise<string> {
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
        scratchOf(context, claim.id),
        (share) => proceed('measuring', shares.measuring + (shares.freezing - shares.measuring) * share),
      )
    : null;
  const words = {
    number: say(context.language, 'council.kept-number'),
    reason: say(context.language, 'council.kept-reason'),
  };
  const snapshot = base ? lockKept(begun, travel, words) : begun;
  await proceed('freezing', shares.freezing);
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
export function describeFailure({ log }: Pick<Services, 'log'>, _claim: Claim, failure: unknown): RunFailure {
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
  if (message !== stoppedWord) log.error({ failure: message }, 'work on a run');
  return { key: 'failures.unexpected', params: {}, issues: [] };
}

function definedOnly(values: Record<string, string | number | undefined>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string | number] => entry[1] !== undefined),
  );
}
