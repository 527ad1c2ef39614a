import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { SeatChange } from '#engines/assignment/decision-effect.ts';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { Refusal } from '../../platform/refusal.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { type DecidedPlace, findReckonedRun, keepLook } from '../periods/decision-looks.ts';
import { getSeatsForDecision } from '../periods/decision-queries.ts';
import { getPeriodRow } from '../periods/queries.ts';
import { readDecisions } from '../periods/read-decisions.ts';
import { type HeldResults, holdResults } from './held-results.ts';
import { getRunRow } from './queries.ts';
import { scratchOf } from './run-assignment.ts';
import { startRunWorker } from './run-worker.ts';

const place = z.object({ schoolName: z.string(), metres: z.number().int().nullable() }).nullable();
const change = z.object({ applicantId: z.string(), from: place, to: place, better: z.boolean() });
const looked = z.object({
  /** Named by the signature: who signs has looked. Good until the period has a newer result. */
  token: z.string(),
  /** The run whose frozen inputs were run again. */
  runId: z.string(),
  /** Those who lose first; at most 200 of them, `othersCount` in all. */
  others: z.array(change),
  othersCount: z.number().int(),
});

/** What a decision would do: to the child, to the others, and how many stand where the child stands. */
export const decisionPreview = looked.extend({ decided: change, samePosition: z.number().int().nullable() });
export type DecisionPreview = z.infer<typeof decisionPreview>;

/** The same of many decisions signed together; at most 200 of the children decided for, `decidedCount` in all. */
export const decisionsPreview = looked.extend({ decided: z.array(change), decidedCount: z.number().int() });
export type DecisionsPreview = z.infer<typeof decisionsPreview>;

const mostShown = 200;

/**
 * Before signing: the last finished run of the period again from its frozen inputs, once without and once with the decision.
 * Nothing is written but the audit and the look itself, which the signature names. `conflict` before there is a run, `invalid` for a
 * dossier or school that is not in it.
 */
export async function previewDecision(
  context: Context,
  periodId: string,
  decision: DecidedPlace,
): Promise<DecisionPreview> {
  may(context, 'read-child/decisions');
  const { decided, samePosition, decidedCount: _, ...seen } = await look(context, periodId, [decision]);
  return { ...seen, decided: decided[0], samePosition: samePosition[0] };
}

/** The same of all decisions of a decisions.csv, signed together. */
export async function previewDecisions(context: Context, periodId: string, csv: string): Promise<DecisionsPreview> {
  may(context, 'read-child/decisions');
  const decisions = readDecisions(csv).map(({ decision }) => decision);
  if (decisions.length === 0) throw new Failure('invalid', 'failures.decisions-none');
  const { samePosition: _, ...seen } = await look(context, periodId, decisions);
  return seen;
}

async function look(context: Context, periodId: string, decided: readonly DecidedPlace[]) {
  const { database, organisationId } = context;
  const period = await getPeriodRow(database.db, organisationId, periodId);
  for (const schoolId of new Set(decided.map((each) => each.schoolId)))
    await getSeatsForDecision(database.db, organisationId, period, schoolId);
  const last = await findReckonedRun(database.db, organisationId, period.id);
  if (!last) throw new Failure('conflict', 'failures.decision-no-run', { period: period.name });
  const run = await getRunRow(database.db, organisationId, last.id);
  const results = await holdResults(context, run);
  const effect = await reckon(context, results, run.seed, decided);
  const samePosition = effect.decided.map((each) => each.samePosition);
  const token = await database.transaction(async (tx) => {
    for (const { applicantId } of decided)
      await recordAudit(tx, context, {
        verb: 'read-child/decisions',
        subjectKind: 'applicant',
        subjectId: applicantId,
        details: { preview: true, run: run.id, others: effect.others.length },
      });
    const seen = { others: effect.others.length, samePosition: decided.length === 1 ? samePosition[0] : null };
    return keepLook(tx, context, { periodId: period.id, runId: run.id, decided, ...seen });
  });
  const shown = (changes: readonly SeatChange[]) =>
    changes.slice(0, mostShown).map((each) => nameChange(each, results));
  return {
    ...{ token, runId: run.id, samePosition },
    ...{ decided: shown(effect.decided), decidedCount: effect.decided.length },
    ...{ others: shown(effect.others), othersCount: effect.others.length },
  };
}

/** In a thread of its own. `invalid` for a dossier or school that is not in the run. */
async function reckon(context: Context, { inputs }: HeldResults, seed: string, decided: readonly DecidedPlace[]) {
  const worker = startRunWorker();
  try {
    const directory = scratchOf(context, randomUUID());
    const pairs = decided.map(({ applicantId, schoolId }) => ({ applicantId, schoolId }));
    return (await worker.ask({ kind: 'preview', inputs, directory, seed, decided: pairs })).effect;
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    const [{ applicantId: applicant, schoolId: school }] = decided;
    throw new Failure('invalid', 'failures.decision-not-in-run', { applicant, school }, failure.issues);
  } finally {
    await worker.stop();
  }
}

function nameChange(each: SeatChange, { schools }: HeldResults): z.infer<typeof change> {
  const named = (id: string | null, metres: number | null) =>
    id === null ? null : { schoolName: schools.get(id)?.name ?? id, metres };
  return {
    applicantId: each.applicantId,
    from: named(each.fromSchoolId, each.fromMetres),
    to: named(each.toSchoolId, each.toMetres),
    better: each.better,
  };
}
