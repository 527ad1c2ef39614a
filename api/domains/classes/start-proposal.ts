import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import type { Queryable } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { freezeClasses } from './freeze-classes.ts';
import { jsonBytes } from './hold-proposal.ts';
import { enrolledOf, type PlanState, readPlanState } from './plan-state.ts';
import { getClassKey, getProposalRow, type ProposalRow, toProposal } from './queries.ts';
import { proposalWork } from './run-proposal.ts';
import type { ClassProposal } from './types.ts';

/**
 * Queues a proposal of a plan under `seed`: its inputs are frozen now, locked pupils pinned to their class. `conflict` while
 * another proposal of the plan is at work.
 */
export async function startProposal(context: Context, planId: string, seed: string): Promise<ClassProposal> {
  may(context, 'change/classes');
  const { database, organisationId, artefacts } = context;
  const row = await database.transaction(async (tx) => {
    const state = await readPlanState(context, tx, planId);
    if (state.proposals.some(({ status }) => status === 'queued' || status === 'running'))
      throw new Failure('conflict', 'failures.class-proposal-at-work');
    const inputs = jsonBytes(await freezePlan(context, tx, state));
    return insertProposal(tx, context, {
      ...{ planId, seed, drawId: null, settingsVersion: state.plan.settings.version },
      inputsSha256: await artefacts.put(inputs),
    });
  });
  await proposalWork.send(context, { organisationId, id: row.id });
  return toProposal(row, context.language);
}

/** The inputs of a run of the plan as it stands, under the plan's own pseudonyms. */
export async function freezePlan({ organisationId }: Context, on: Queryable, state: PlanState) {
  const { plan, wishes, split } = state;
  const { settings } = plan;
  // Locks hold where the classes are those of the settings in force; of another number of classes they would say nothing.
  const held = state.settings.version === settings.version || state.settings.classCount === settings.classCount;
  const locked = new Map(
    [...split.locked].flatMap((id) => (held && split.classOf.has(id) ? [[id, split.classOf.get(id)!] as const] : [])),
  );
  const key = await getClassKey(on, organisationId, plan.id);
  return freezeClasses({ plan, settings, pupils: enrolledOf(state), wishes, locked }, key);
}

interface NewProposal {
  planId: string;
  seed: string;
  drawId: string | null;
  settingsVersion: number;
  inputsSha256: string;
}

/** Writes a queued proposal and its audit, inside the caller's transaction. */
export async function insertProposal(tx: Queryable, context: Context, made: NewProposal): Promise<ProposalRow> {
  const { organisationId, clock, actor } = context;
  const id = randomUUID();
  await tx.execute(sql`insert into class_proposals (organisation_id, id, plan_id, number, draw_id, status, progress_step,
      settings_version, seed, inputs_sha256, created_by, created_at)
    select ${organisationId}, ${id}::uuid, ${made.planId}::uuid, coalesce(max(number), 0) + 1, ${made.drawId}::uuid, 'queued',
      'queued', ${made.settingsVersion}::int, ${made.seed}, ${made.inputsSha256}, ${actor.name}, ${clock.now().toISOString()}
    from class_proposals where organisation_id = ${organisationId} and plan_id = ${made.planId}::uuid`);
  await recordAudit(tx, context, {
    verb: 'change/classes',
    subjectKind: 'class-proposal',
    subjectId: id,
    details: { plan: made.planId, seed: made.seed, draw: made.drawId, inputsSha256: made.inputsSha256 },
  });
  return getProposalRow(tx, organisationId, id);
}
