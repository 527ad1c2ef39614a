import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { checkRules } from '#engines/assignment/check-rules.ts';
import type { Context } from '../../platform/context.ts';
import type { Queryable } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { findArtefact } from '../areas/queries.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getPeriodRow } from '../periods/queries.ts';
import type { Period } from '../periods/types.ts';
import type { Draw } from './draw-types.ts';
import { rulesNeedMetres, rulesText } from './period-snapshot.ts';
import { getRunRow, type RunRow, toRun } from './queries.ts';
import { runWork } from './run-assignment.ts';
import type { Run } from './types.ts';

/**
 * Queues a practice run of a period under `seed`. `not-found` without the period, `invalid` when its rules are not understood,
 * `conflict` when they go by road and no roads are imported.
 */
export async function startRun(context: Context, periodId: string, seed: string): Promise<Run> {
  may(context, 'change/runs');
  const { database, organisationId } = context;
  const row = await database.transaction(async (tx) =>
    insertRun(tx, context, await getPeriodRow(tx, organisationId, periodId), seed),
  );
  await runWork.send(context, { organisationId, id: row.id });
  return toRun(row, context.language);
}

/** Writes a queued run and its audit, inside the caller's transaction. `baseRunId`: the run whose seats children keep. */
export async function insertRun(
  tx: Queryable,
  context: Context,
  period: Period,
  seed: string,
  baseRunId: string | null = null,
): Promise<RunRow> {
  const { organisationId, clock, actor } = context;
  const checked = checkRules(period.rules);
  if (!checked.rules)
    throw new Failure('invalid', 'failures.rules-not-understood', { count: checked.issues.length }, checked.issues);
  if (rulesNeedMetres(period.rules) && !(await findArtefact(tx, organisationId, 'road-network')))
    throw new Failure('conflict', 'failures.no-roads', { organisation: organisationId });
  const id = randomUUID();
  await tx.execute(sql`insert into assignment_runs (organisation_id, id, period_id, status, progress_share, progress_step,
      mechanism, seed, rules_version, rules_sha256, certified, synthetic, base_run_id, created_by, created_at)
    values (${organisationId}, ${id}::uuid, ${period.id}::uuid, 'queued', 0, 'queued', ${checked.rules.mechanism}, ${seed},
      ${period.rulesVersion}, ${rulesText(period.rules).sha256}, false, ${period.synthetic}, ${baseRunId}::uuid,
      ${actor.name}, ${clock.now().toISOString()})`);
  await recordAudit(tx, context, {
    verb: 'change/runs',
    subjectKind: 'run',
    subjectId: id,
    details: { period: period.id, seed, rulesVersion: period.rulesVersion, baseRun: baseRunId },
  });
  return getRunRow(tx, organisationId, id);
}

/** A run of a draw whose first one broke off: the same frozen inputs, rules and seed. Answers its id. */
export async function insertRunOfDraw(tx: Queryable, context: Context, draw: Draw): Promise<string> {
  const { organisationId, clock, actor } = context;
  const id = randomUUID();
  await tx.execute(sql`insert into assignment_runs (organisation_id, id, period_id, status, progress_share, progress_step,
      mechanism, seed, rules_version, rules_sha256, certified, synthetic, inputs_sha256, network_sha256, travel_version, notes,
      base_run_id, created_by, created_at)
    select organisation_id, ${id}::uuid, period_id, 'queued', 0, 'queued', mechanism, seed, rules_version, rules_sha256, false,
      synthetic, inputs_sha256, network_sha256, travel_version, notes, base_run_id, ${actor.name},
      ${clock.now().toISOString()}
    from assignment_runs where organisation_id = ${organisationId} and id = ${draw.runId}::uuid`);
  await recordAudit(tx, context, {
    verb: 'change/runs',
    subjectKind: 'run',
    subjectId: id,
    details: { draw: draw.id, again: draw.runId },
  });
  return id;
}
