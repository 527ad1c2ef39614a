import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { Refusal } from '../../platform/refusal.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { findReckonedRun, keepLook } from '../periods/decision-looks.ts';
import { getSeatsForDecision } from '../periods/decision-queries.ts';
import { getPeriodRow } from '../periods/queries.ts';
import { holdResults } from './held-results.ts';
import { getRunRow } from './queries.ts';
import { scratchOf } from './run-assignment.ts';
import { startRunWorker } from './run-worker.ts';

const place = z.object({ schoolName: z.string(), metres: z.number().int().nullable() }).nullable();
const change = z.object({ applicantId: z.string(), from: place, to: place, better: z.boolean() });

/** What a decision would do: to the child, to the others, and how many stand where the child stands. */
export const decisionPreview = z.object({
  /** Named by the signature: who signs has looked. Good until the period has a newer result. */
  token: z.string(),
  /** The run whose frozen inputs were run again. */
  runId: z.string(),
  decided: change,
  /** Those who lose first; at most 200 of them, `othersCount` in all. */
  others: z.array(change),
  othersCount: z.number().int(),
  samePosition: z.number().int().nullable(),
});
export type DecisionPreview = z.infer<typeof decisionPreview>;

const mostShown = 200;

/**
 * Before signing: the last finished run of the period again from its frozen inputs, once without and once with the decision.
 * Nothing is written but the audit and the look itself, which the signature names. `conflict` before there is a run, `invalid` for a dossier or school that is not in it.
 */
export async function previewDecision(
  context: Context,
  periodId: string,
  { applicantId, schoolId }: { applicantId: string; schoolId: string },
): Promise<DecisionPreview> {
  may(context, 'read-child/decisions');
  const { database, organisationId } = context;
  const period = await getPeriodRow(database.db, organisationId, periodId);
  await getSeatsForDecision(database.db, organisationId, period, schoolId);
  const last = await findReckonedRun(database.db, organisationId, period.id);
  if (!last) throw new Failure('conflict', 'failures.decision-no-run', { period: period.name });
  const run = await getRunRow(database.db, organisationId, last.id);
  const { inputs, schools } = await holdResults(context, run);
  const worker = startRunWorker();
  try {
    const directory = scratchOf(context, randomUUID());
    const question = { inputs, directory, seed: run.seed, applicantId, schoolId };
    const { effect } = await worker.ask({ kind: 'preview', ...question });
    const seen = { others: effect.others.length, samePosition: effect.samePosition };
    const token = await database.transaction(async (tx) => {
      await recordAudit(tx, context, {
        verb: 'read-child/decisions',
        subjectKind: 'applicant',
        subjectId: applicantId,
        details: { preview: true, run: run.id, others: seen.others },
      });
      return keepLook(tx, context, {
        periodId: period.id,
        runId: run.id,
        decided: [{ applicantId, schoolId }],
        ...seen,
      });
    });
    const named = (id: string | null, metres: number | null) =>
      id === null ? null : { schoolName: schools.get(id)?.name ?? id, metres };
    const shown = (of: typeof effect.decided) => ({
      applicantId: of.applicantId,
      from: named(of.fromSchoolId, of.fromMetres),
      to: named(of.toSchoolId, of.toMetres),
      better: of.better,
    });
    return {
      token,
      runId: run.id,
      decided: shown(effect.decided),
      others: effect.others.slice(0, mostShown).map(shown),
      othersCount: effect.others.length,
      samePosition: effect.samePosition,
    };
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    throw new Failure(
      'invalid',
      'failures.decision-not-in-run',
      { applicant: applicantId, school: schoolId },
      failure.issues,
    );
  } finally {
    await worker.stop();
  }
}
