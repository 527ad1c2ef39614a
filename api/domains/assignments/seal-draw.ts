import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import { rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getPeriodRow } from '../periods/queries.ts';
import { getDrawRow } from './draw-queries.ts';
import { readSeedSource } from './draw-rules.ts';
import type { Draw } from './draw-types.ts';
import { runWork } from './run-assignment.ts';
import { insertRun } from './start-run.ts';

/**
 * Seals a draw of a period: a job freezes dossiers, seats, rules, decisions and ways, and their SHA-256 is public before the
 * seed can be known. `seedSource` says in words which public number will be the seed, and when. `invalid` without it or with
 * rules that are not understood; `conflict` while another draw of the period waits for its seed, and without roads.
 */
export async function sealDraw(context: Context, periodId: string, seedSource: string): Promise<Draw> {
  may(context, 'change/draws');
  const { database, organisationId, clock, actor } = context;
  const source = readSeedSource(seedSource);
  const id = randomUUID();
  const { draw, runId } = await database.transaction(async (tx) => {
    const period = await getPeriodRow(tx, organisationId, periodId);
    await tx.execute(sql`select 1 from enrolment_periods where organisation_id = ${organisationId}
      and id = ${period.id}::uuid for update`);
    const waiting = await rows(
      tx,
      sql`select id from draws where organisation_id = ${organisationId} and period_id = ${period.id}::uuid
        and status in ('sealing', 'sealed')`,
    );
    if (waiting.length > 0) throw new Failure('conflict', 'failures.draw-waiting', { period: period.name });
    const run = await insertRun(tx, context, period, '');
    await tx.execute(sql`insert into draws (organisation_id, id, period_id, status, run_id, rules_sha256, rules_version,
        seed_source, created_by, created_at)
      values (${organisationId}, ${id}::uuid, ${period.id}::uuid, 'sealing', ${run.id}::uuid, ${run.rulesSha256},
        ${period.rulesVersion}, ${source}, ${actor.name}, ${clock.now().toISOString()})`);
    await recordAudit(tx, context, {
      verb: 'change/draws',
      subjectKind: 'draw',
      subjectId: id,
      details: { did: 'asked to seal', period: period.id, run: run.id, rulesVersion: period.rulesVersion },
    });
    return { draw: await getDrawRow(tx, organisationId, id), runId: run.id };
  });
  await runWork.send(context, { organisationId, id: runId });
  return draw;
}
