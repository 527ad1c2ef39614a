import type { FrozenSplit } from '#engines/class-history/frozen-classes.ts';
import type { PublicClassInputs } from '#engines/class-publication/public-classes.ts';
import type { ClassIssue } from '#engines/class-records.ts';
import { type Claim, noteStep } from '../../platform/claimed-rows.ts';
import { claimedWork } from '../../platform/claimed-work.ts';
import type { Context } from '../../platform/context.ts';
import type { RunFailure } from '../assignments/queries.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { finishProposal, proposalTable } from './change-proposal.ts';
import { classPseudonym } from './freeze-classes.ts';
import { jsonBytes, readJson } from './hold-proposal.ts';
import { getClassKey, getProposalRow, listPupilRows } from './queries.ts';
import { SplitRefused, type SplitStep, splitInThread, splitStopped } from './split-worker.ts';

const mostIssuesShown = 20;
const mostPupilsNamed = 12;

/** Where the work is, 0-1, when a step begins. */
const shares: Record<SplitStep, number> = { checking: 0.05, splitting: 0.15, judging: 0.9 };

/** The work of proposals: split what was frozen in a thread of its own and store what came out. Nothing half done is kept. */
export const proposalWork = claimedWork({
  queue: 'class-proposal',
  table: proposalTable,
  async work(context, claim, onStop) {
    const row = await getProposalRow(context.database.db, claim.organisationId, claim.id);
    const frozen = readJson<PublicClassInputs>(await context.artefacts.get(row.inputsSha256));
    // Progress is for the eye: one that cannot be written does not end the work.
    const { split, stop } = splitInThread({ frozen, seed: row.seed }, (step) => {
      noteStep(context, proposalTable, claim, shares[step], step).catch(() => {});
    });
    onStop(stop);
    await keepSplit(context, claim, await split);
  },
  describe: describeFailure,
});

async function keepSplit(context: Context, claim: Claim, split: FrozenSplit): Promise<void> {
  const resultSha256 = await context.artefacts.put(jsonBytes(split));
  if (!(await finishProposal(context, claim, resultSha256, split))) return;
  await context.database.transaction((tx) =>
    recordAudit(tx, context, {
      verb: 'change/classes',
      subjectKind: 'class-proposal',
      subjectId: claim.id,
      details: { did: 'done', resultSha256, hardBroken: split.hardBroken },
    }),
  );
}

/** Why there is no split: the engine’s own sentences, pupils by the codes the school knows them by. */
async function describeFailure(context: Context, claim: Claim, failure: unknown): Promise<RunFailure> {
  if (failure instanceof SplitRefused) {
    const row = await getProposalRow(context.database.db, claim.organisationId, claim.id);
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

/** A long list of pupils is cut, and says how many more there are. */
function shorten(text: string): string {
  const parts = text.split(', ');
  const more = parts.length - mostPupilsNamed;
  return more <= 0 ? text : `${parts.slice(0, mostPupilsNamed).join(', ')} (+${more})`;
}
