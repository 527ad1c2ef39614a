import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { sealOf } from '#engines/class-publication/public-classes.ts';
import type { Context } from '../../platform/context.ts';
import type { Queryable } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { readSeed, readSeedSource, readWithdrawal, refuseUsedSeed, requireSealed } from '../assignments/draw-rules.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { getClassDrawRow, listClassDrawRows, toClassDraw } from './draw-queries.ts';
import { jsonBytes } from './hold-proposal.ts';
import { readPlanState } from './plan-state.ts';
import { getPlanRow, getProposalRow } from './queries.ts';
import { lockPlan } from './record-events.ts';
import { proposalWork } from './run-proposal.ts';
import { freezePlan, insertProposal } from './start-proposal.ts';
import type { ClassDraw } from './types.ts';

/** Draws of a plan, open to all: a draw is public from the moment it is sealed. */
export async function listClassDraws(context: Context, planId: string): Promise<ClassDraw[]> {
  may(context, 'look/classes');
  const { database, organisationId } = context;
  await getPlanRow(database.db, organisationId, planId);
  return (await listClassDrawRows(database.db, organisationId, planId)).map(toClassDraw);
}

/**
 * Seals a draw: pupils (by pseudonym), rules, wishes and locks are frozen and their SHA-256 is public before the seed can be
 * known. `seedSource` says in words which public number will be the seed, and when. `conflict` while another draw waits.
 */
export async function sealClassDraw(context: Context, planId: string, seedSource: string): Promise<ClassDraw> {
  may(context, 'change/classes');
  const { database, organisationId, clock, actor, artefacts } = context;
  const source = readSeedSource(seedSource);
  return database.transaction(async (tx) => {
    await lockPlan(tx, organisationId, planId);
    const state = await readPlanState(context, tx, planId);
    const waiting = (await listClassDrawRows(tx, organisationId, planId)).some(({ status }) => status === 'sealed');
    if (waiting) throw new Failure('conflict', 'failures.draw-waiting', { period: state.plan.name });
    const inputs = await freezePlan(context, tx, state);
    const [artefactSha256, seal] = [await artefacts.put(jsonBytes(inputs)), sealOf(inputs)];
    const id = randomUUID();
    await tx.execute(sql`insert into class_draws (organisation_id, id, plan_id, status, inputs_sha256, seal,
        settings_version, seed_source, sealed_by, sealed_at)
      values (${organisationId}, ${id}::uuid, ${planId}::uuid, 'sealed', ${artefactSha256}, ${seal},
        ${state.plan.settings.version}, ${source}, ${actor.name}, ${clock.now().toISOString()})`);
    await recordAudit(tx, context, {
      verb: 'change/classes',
      subjectKind: 'class-draw',
      subjectId: id,
      details: { did: 'sealed', plan: planId, seal },
    });
    return toClassDraw(await getClassDrawRow(tx, organisationId, id));
  });
}

/**
 * Gives a sealed draw its seed, once and for ever, and splits exactly the bytes that were sealed. `conflict` when it is not
 * sealed, or the seed was used before in this organisation. Where the split broke off for a reason of the machine, the same
 * seed starts it again.
 */
export async function revealClassDraw(context: Context, drawId: string, given: string): Promise<ClassDraw> {
  may(context, 'change/classes');
  const { database, organisationId, clock, actor } = context;
  const seed = readSeed(given);
  const { draw, proposalId } = await database.transaction(async (tx) => {
    await tx.execute(
      sql`select 1 from class_draws where organisation_id = ${organisationId} and id::text = ${drawId} for update`,
    );
    const before = await getClassDrawRow(tx, organisationId, drawId);
    if (!(await mayGoOn(tx, organisationId, before, seed))) {
      requireSealed(before);
      await refuseUsedSeed(tx, organisationId, seed);
      await tx.execute(sql`update class_draws set status = 'drawn', seed = ${seed}, drawn_by = ${actor.name},
          drawn_at = ${clock.now().toISOString()} where organisation_id = ${organisationId} and id = ${before.id}::uuid`);
    }
    const { planId, settingsVersion, artefactSha256: inputsSha256 } = before;
    const proposal = await insertProposal(tx, context, {
      ...{ planId, seed, drawId: before.id, settingsVersion, inputsSha256 },
    });
    await recordAudit(tx, context, {
      verb: 'change/classes',
      subjectKind: 'class-draw',
      subjectId: before.id,
      details: { did: 'drawn', seed, inputsSha256 },
    });
    return { draw: toClassDraw(await getClassDrawRow(tx, organisationId, before.id)), proposalId: proposal.id };
  });
  await proposalWork.send(context, { organisationId, id: proposalId });
  return draw;
}

/** A draw whose split failed is split again with its own seed. */
async function mayGoOn(tx: Queryable, organisationId: string, draw: ClassDraw, seed: string): Promise<boolean> {
  if (draw.status !== 'drawn' || draw.seed !== seed || draw.proposalId === null) return false;
  return (await getProposalRow(tx, organisationId, draw.proposalId)).status === 'failed';
}

/** Takes back a draw whose seed is not known yet, with a reason everyone reads. */
export async function withdrawClassDraw(context: Context, drawId: string, reason: string): Promise<ClassDraw> {
  may(context, 'change/classes');
  const { database, organisationId, clock, actor } = context;
  const why = readWithdrawal(reason);
  return database.transaction(async (tx) => {
    const before = await getClassDrawRow(tx, organisationId, drawId);
    requireSealed(before);
    await tx.execute(sql`update class_draws set status = 'withdrawn', withdrawn_reason = ${why},
        withdrawn_by = ${actor.name}, withdrawn_at = ${clock.now().toISOString()}
      where organisation_id = ${organisationId} and id = ${before.id}::uuid`);
    await recordAudit(tx, context, {
      verb: 'change/classes',
      subjectKind: 'class-draw',
      subjectId: before.id,
      details: { did: 'withdrawn', reason: why },
    });
    return toClassDraw(await getClassDrawRow(tx, organisationId, drawId));
  });
}
