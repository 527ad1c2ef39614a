import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { checkRules } from '#engines/assignment/check-rules.ts';
import { dayIn } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { findArtefact } from '../areas/queries.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getPeriodRow } from '../periods/queries.ts';
import { checkRoadEdit } from '../travel/check-road-edit.ts';
import { holdSchools } from '../travel/hold-gates.ts';
import { holdNetwork } from '../travel/hold-network.ts';
import { requireEffect } from '../travel/require-effect.ts';
import { readRules, runsNamed, toValue } from './gather-study.ts';
import { rulesNeedMetres } from './period-snapshot.ts';
import { getRunRow } from './queries.ts';
import { studyWork } from './run-study.ts';
import { getStudyRow, toStudy } from './study-queries.ts';
import type { RuleSet, Study, StudyQuestion, SupposedEdit } from './study-types.ts';

/**
 * Queues a study of a period: nothing it finds is a result, and it changes nothing. `not-found` for a period, version or run
 * there is not, `invalid` for rules that are not understood or an edit that touches no road, `conflict` for a run without a
 * result or when the rules go by road and no roads are imported.
 */
export async function startStudy(context: Context, periodId: string, question: StudyQuestion): Promise<Study> {
  may(context, 'change/studies');
  const { database, organisationId, clock, actor } = context;
  const period = await getPeriodRow(database.db, organisationId, periodId);
  for (const runId of runsNamed(question)) {
    const run = await getRunRow(database.db, organisationId, runId);
    if (run.status !== 'done') throw new Failure('conflict', 'failures.run-without-result', { run: runId });
  }
  const sets = question.kind === 'compare' ? question.sets : [question.set];
  for (const set of sets) if (set.kind !== 'run') await checkSet(context, period.id, set);
  if (question.kind === 'transport') await checkEdits(context, question.edits);
  const id = randomUUID();
  const row = await database.transaction(async (tx) => {
    await tx.execute(sql`insert into studies (organisation_id, id, period_id, kind, question, status, progress_step, synthetic,
        created_by, created_at)
      values (${organisationId}, ${id}::uuid, ${period.id}::uuid, ${question.kind}, ${JSON.stringify(question)}::jsonb,
        'queued', 'queued', ${period.synthetic}, ${actor.name}, ${clock.now().toISOString()})`);
    await recordAudit(tx, context, {
      verb: 'change/studies',
      subjectKind: 'study',
      subjectId: id,
      details: { period: period.id, kind: question.kind },
    });
    return getStudyRow(tx, organisationId, id);
  });
  await studyWork.send(context, { organisationId, id });
  return toStudy(row, context.language);
}

async function checkSet(context: Context, periodId: string, set: RuleSet): Promise<void> {
  const { rules } = await readRules(context, periodId, set);
  const checked = checkRules(rules);
  if (!checked.rules)
    throw new Failure('invalid', 'failures.rules-not-understood', { count: checked.issues.length }, checked.issues);
  const { database, organisationId } = context;
  if (rulesNeedMetres(rules) && !(await findArtefact(database.db, organisationId, 'road-network')))
    throw new Failure('conflict', 'failures.no-roads', { organisation: organisationId });
}

/** The same faults as of an edit that is stored; one that lies on no road would change nothing. */
async function checkEdits(context: Context, edits: readonly SupposedEdit[]): Promise<void> {
  const network = await holdNetwork(context);
  const schools = await holdSchools(context, null);
  for (const edit of edits) {
    const line = edit.line as [number, number][];
    const written = { ...edit, line, schoolId: null, reason: '–', validFrom: network.day, validTo: null };
    checkRoadEdit(written, schools, dayIn(context.clock, 'UTC'));
  }
  await requireEffect(network, edits.map(toValue));
}
