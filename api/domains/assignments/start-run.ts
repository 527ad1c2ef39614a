import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { checkRules } from '#engines/assignment/check-rules.ts';
import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { findArtefact } from '../areas/queries.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getPeriodRow } from '../periods/queries.ts';
import { rulesNeedMetres, rulesText } from './period-snapshot.ts';
import { getRunRow, toRun } from './queries.ts';
import { runQueue } from './run-assignment.ts';
import type { Run } from './types.ts';

/**
 * Queues a run of a period under `seed`. `not-found` without the period, `invalid` when its rules are not understood, `conflict`
 * when they go by road and no roads are imported.
 */
export async function startRun(context: Context, periodId: string, seed: string): Promise<Run> {
  may(context, 'change/runs');
  const { database, organisationId, clock, actor } = context;
  const id = randomUUID();
  const row = await database.transaction(async (tx) => {
    const period = await getPeriodRow(tx, organisationId, periodId);
    const checked = checkRules(period.rules);
    if (!checked.rules)
      throw new Failure('invalid', 'failures.rules-not-understood', { count: checked.issues.length }, checked.issues);
    if (rulesNeedMetres(period.rules) && !(await findArtefact(tx, organisationId, 'road-network')))
      throw new Failure('conflict', 'failures.no-roads', { organisation: organisationId });
    await tx.execute(sql`insert into assignment_runs (organisation_id, id, period_id, status, progress_share, progress_step,
        mechanism, seed, rules_version, rules_sha256, certified, synthetic, created_by, created_at)
      values (${organisationId}, ${id}::uuid, ${period.id}::uuid, 'queued', 0, 'queued', ${checked.rules.mechanism}, ${seed},
        ${period.rulesVersion}, ${rulesText(period.rules).sha256}, false, ${period.synthetic}, ${actor.name},
        ${clock.now().toISOString()})`);
    await recordAudit(tx, context, {
      verb: 'change/runs',
      subjectKind: 'run',
      subjectId: id,
      details: { period: period.id, seed, rulesVersion: period.rulesVersion },
    });
    return getRunRow(tx, organisationId, id);
  });
  await context.jobs.send(runQueue, { organisationId, runId: id });
  return toRun(row, context.language);
}
