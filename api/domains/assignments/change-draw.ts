import { sql } from 'drizzle-orm';
import type { Claim } from '../../platform/claimed-rows.ts';
import type { Context, Services } from '../../platform/context.ts';
import { type Queryable, rows } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { recordAudit } from '../audit/record-audit.ts';

/**
 * The last step of sealing: the inputs are frozen, their hash becomes public and the run waits for the seed. False when the
 * run belongs to no draw that is being sealed, and goes on. Throws `conflict` where the same inputs were sealed before.
 */
export async function sealDrawOf(context: Context, claim: Claim, inputsSha256: string): Promise<boolean> {
  const { database, clock, actor, organisationId } = context;
  return database.transaction(async (tx) => {
    const [draw] = await rows<{ id: string }>(
      tx,
      sql`select id from draws where organisation_id = ${organisationId} and run_id = ${claim.id}::uuid
        and status = 'sealing' for update`,
    );
    if (!draw) return false;
    await refuseSealedBefore(tx, organisationId, inputsSha256);
    const now = clock.now().toISOString();
    const waiting = await rows(
      tx,
      sql`update assignment_runs set status = 'sealed', progress_share = 1, progress_step = 'sealed'
        where organisation_id = ${organisationId} and id = ${claim.id}::uuid and worker = ${claim.worker}::uuid
          and status = 'running' returning id`,
    );
    // Stopped meanwhile, or taken up by another process: nothing is sealed by this one.
    if (waiting.length === 0) return true;
    await tx.execute(sql`update draws d set status = 'sealed', inputs_sha256 = ${inputsSha256}, sealed_at = ${now},
        sealed_by = d.created_by, rules_sha256 = r.rules_sha256, rules_version = r.rules_version
      from assignment_runs r where d.organisation_id = ${organisationId} and d.id = ${draw.id}::uuid
        and r.organisation_id = d.organisation_id and r.id = d.run_id`);
    await recordAudit(
      tx,
      { ...context, actor },
      {
        verb: 'change/draws',
        subjectKind: 'draw',
        subjectId: draw.id,
        details: { did: 'sealed', inputsSha256 },
      },
    );
    return true;
  });
}

async function refuseSealedBefore(tx: Queryable, organisationId: string, inputsSha256: string): Promise<void> {
  const [before] = await rows<{ id: string }>(
    tx,
    sql`select id from draws where organisation_id = ${organisationId} and inputs_sha256 = ${inputsSha256}
      and status in ('sealed', 'drawn')`,
  );
  if (before) throw new Failure('conflict', 'failures.draw-same-inputs', { sha256: inputsSha256.slice(0, 12) });
}

/** A draw whose run failed before anything was sealed is over; its list shows why by the run. */
export async function abandonDrawOf({ database, clock }: Services, claim: Claim): Promise<void> {
  await database.transaction((tx) =>
    tx.execute(sql`update draws d set status = 'withdrawn', withdrawn_by = 'system', withdrawn_at = ${clock.now().toISOString()}
      from assignment_runs r where d.organisation_id = ${claim.organisationId} and d.run_id = ${claim.id}::uuid
        and d.status = 'sealing' and r.organisation_id = d.organisation_id and r.id = d.run_id and r.status = 'failed'`),
  );
}
