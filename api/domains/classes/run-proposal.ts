import { randomUUID } from 'node:crypto';
import type { FrozenSplit } from '#engines/class-history/frozen-classes.ts';
import type { PublicClassInputs } from '#engines/class-publication/public-classes.ts';
import type { ClassIssue } from '#engines/class-records.ts';
import type { Context, Services } from '../../platform/context.ts';
import type { RunFailure } from '../assignments/queries.ts';
import { recordAudit } from '../audit/record-audit.ts';
import {
  claimProposal,
  failProposal,
  finishProposal,
  listOrphanProposals,
  noteProposalAlive,
  noteProposalProgress,
  type ProposalClaim,
  releaseProposal,
} from './change-proposal.ts';
import { classPseudonym } from './freeze-classes.ts';
import { jsonBytes, readJson } from './hold-proposal.ts';
import { getClassKey, getProposalRow, listPupilRows, type ProposalRow } from './queries.ts';
import { SplitRefused, type SplitStep, splitInThread, splitStopped } from './split-worker.ts';

export const proposalQueue = 'class-proposal';
const aliveMilliseconds = 5_000;
const orphanMilliseconds = 15_000;
const mostIssuesShown = 20;
const mostPupilsNamed = 12;

/** Where the work is, 0-1, when a step begins. */
const shares: Record<SplitStep, number> = { checking: 0.05, splitting: 0.15, judging: 0.9 };

interface ActiveProposal {
  stop: () => Promise<void>;
  /** The server stops: the proposal goes back to the queue instead of failing. */
  handedBack: boolean;
}
const active = new WeakMap<object, Map<string, ActiveProposal>>();

/** Registers the job that splits pupils into classes; before `jobs.start()`. */
export function defineProposalJob(services: Services): void {
  services.jobs.define<{ organisationId: string; proposalId: string }>(
    proposalQueue,
    ({ organisationId, proposalId }) => runProposal(services, organisationId, proposalId),
    0,
  );
}

/** Puts proposals whose process died back to work; answers what ends that and hands back those at work. After `jobs.start()`. */
export async function takeUpProposals(services: Services): Promise<() => Promise<void>> {
  const send = async (onlyOpener: boolean) => {
    for (const orphan of await listOrphanProposals(services, onlyOpener))
      await services.jobs.send(proposalQueue, orphan);
  };
  await send(services.database.kind === 'embedded');
  const timer = setInterval(() => {
    send(false).catch((failure: Error) => services.log.error({ failure: failure.message }, 'taking up proposals'));
  }, orphanMilliseconds);
  timer.unref();
  return async () => {
    clearInterval(timer);
    for (const proposal of activeProposals(services).values()) {
      proposal.handedBack = true;
      await proposal.stop();
    }
  };
}

/** Stops a proposal at work in this process; one in another process stops when it next looks. */
export async function stopActiveProposal(services: Pick<Services, 'jobs'>, proposalId: string): Promise<void> {
  await activeProposals(services).get(proposalId)?.stop();
}

function activeProposals({ jobs }: Pick<Services, 'jobs'>): Map<string, ActiveProposal> {
  const known = active.get(jobs) ?? new Map<string, ActiveProposal>();
  active.set(jobs, known);
  return known;
}

/** The job: split what was frozen in a thread of its own and store what came out. Nothing half done is kept. */
async function runProposal(services: Services, organisationId: string, proposalId: string): Promise<void> {
  const claim: ProposalClaim = { organisationId, proposalId, worker: randomUUID() };
  if (!(await claimProposal(services, claim))) return;
  const context: Context = {
    ...services,
    organisationId,
    actor: { kind: 'system', name: 'class-proposal' },
    language: 'vi',
  };
  const row = await getProposalRow(services.database.db, organisationId, proposalId);
  const frozen = readJson<PublicClassInputs>(await services.artefacts.get(row.inputsSha256));
  // Progress is for the eye: one that cannot be written does not end the work.
  const { split, stop } = splitInThread({ frozen, seed: row.seed }, (step) => {
    noteProposalProgress(services, claim, shares[step], step).catch(() => {});
  });
  const proposal: ActiveProposal = { stop, handedBack: false };
  activeProposals(services).set(proposalId, proposal);
  const alive = setInterval(() => {
    noteProposalAlive(services, claim).then(
      (ours) => (ours ? undefined : stop()),
      (failure: Error) => services.log.error({ failure: failure.message }, 'proposal progress'),
    );
  }, aliveMilliseconds);
  try {
    await keepSplit(context, claim, await split);
  } catch (failure) {
    if (proposal.handedBack) await releaseProposal(services, claim);
    else await failProposal(services, claim, await describeFailure(context, row, failure));
  } finally {
    clearInterval(alive);
    activeProposals(services).delete(proposalId);
  }
}

async function keepSplit(context: Context, claim: ProposalClaim, split: FrozenSplit): Promise<void> {
  const resultSha256 = await context.artefacts.put(jsonBytes(split));
  if (!(await finishProposal(context, claim, resultSha256, split))) return;
  await context.database.transaction((tx) =>
    recordAudit(tx, context, {
      verb: 'change/classes',
      subjectKind: 'class-proposal',
      subjectId: claim.proposalId,
      details: { did: 'done', resultSha256, hardBroken: split.hardBroken },
    }),
  );
}

/** Why there is no split: the engine’s own sentences, pupils by the codes the school knows them by. */
async function describeFailure(context: Context, row: ProposalRow, failure: unknown): Promise<RunFailure> {
  if (failure instanceof SplitRefused) {
    const names = await idsByPseudonym(context, row.planId);
    const issues = failure.issues.slice(0, mostIssuesShown).map((issue) => sayWithIds(issue, names));
    return { key: 'failures.class-no-split', params: {}, issues };
  }
  const message = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
  if (!message.includes(splitStopped)) context.log.error({ failure: message }, 'class proposal');
  return { key: 'failures.unexpected', params: {}, issues: [] };
}

async function idsByPseudonym({ database, organisationId }: Context, planId: string): Promise<Map<string, string>> {
  const key = await getClassKey(database.db, organisationId, planId);
  const pupils = await listPupilRows(database.db, organisationId, planId);
  return new Map(pupils.map(({ id }) => [classPseudonym(key, id), id]));
}

function sayWithIds(
  { code, severity, value, record, column, params }: ClassIssue,
  names: ReadonlyMap<string, string>,
): RunFailure['issues'][number] {
  const known = (text: string) => text.replace(/[0-9a-f]{32}/g, (found) => names.get(found) ?? found);
  const shown = Object.entries({ ...params, ...(record && { record }), ...(column && { column }) }).map(
    ([name, text]) => [name, typeof text === 'string' ? shorten(known(text)) : text] as const,
  );
  return {
    ...{ code, severity, params: { file: '–', row: '–', ...Object.fromEntries(shown) } },
    ...(value !== undefined && { value: known(value) }),
  };
}

/** A long list of pupils is cut, and says so. */
function shorten(text: string): string {
  const parts = text.split(', ');
  return parts.length <= mostPupilsNamed ? text : `${parts.slice(0, mostPupilsNamed).join(', ')} …`;
}
