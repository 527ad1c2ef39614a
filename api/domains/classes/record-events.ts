import { sql } from 'drizzle-orm';
import { replayEvents } from '#engines/class-history/replay-events.ts';
import type { Context } from '../../platform/context.ts';
import type { Queryable } from '../../platform/database.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { classesOfProposal } from './hold-proposal.ts';
import { type PlanState, readPlanState } from './plan-state.ts';
import { getPlanRow, listEventRows } from './queries.ts';
import type { RecordedEvent, WorkbenchEvent } from './types.ts';

/**
 * Adds what was done on the workbench, all or nothing. `expected`: the number of events the person had seen; `conflict` when
 * others did something meanwhile, for a locked pupil, and for nothing to undo or redo; `invalid` for a move without a reason, a
 * pupil or a class there is not. Breaking a hard rule is allowed here and said; signing is where it is refused.
 */
export async function recordEvents(
  context: Context,
  planId: string,
  expected: number,
  events: readonly WorkbenchEvent[],
): Promise<RecordedEvent[]> {
  may(context, 'change/classes');
  const { database, organisationId } = context;
  return database.transaction(async (tx) => {
    await lockPlan(tx, organisationId, planId);
    const state = await readPlanState(context, tx, planId);
    requireSeen(state.events.length, expected);
    await checkEvents(context, tx, state, events);
    await appendEvents(tx, context, planId, state.events.length, events);
    await recordAudit(tx, context, {
      verb: 'change/classes',
      subjectKind: 'class-plan',
      subjectId: planId,
      details: { did: 'events', from: expected + 1, kinds: events.map(({ kind }) => kind) },
    });
    const all = await listEventRows(tx, organisationId, planId);
    return all.slice(expected);
  });
}

/** One hand at a time: the plan's row is held to the end of the transaction. */
export async function lockPlan(tx: Queryable, organisationId: string, planId: string): Promise<void> {
  const plan = await getPlanRow(tx, organisationId, planId);
  await tx.execute(sql`select 1 from class_plans where organisation_id = ${organisationId} and id = ${plan.id}::uuid
    for update`);
}

export function requireSeen(there: number, expected: number): void {
  if (there !== expected)
    throw new Failure('conflict', 'failures.class-changed-meanwhile', { count: there - expected });
}

export async function appendEvents(
  tx: Queryable,
  { organisationId, actor, clock }: Context,
  planId: string,
  after: number,
  events: readonly object[],
): Promise<void> {
  const now = clock.now().toISOString();
  const numbered = JSON.stringify(events.map((event, i) => ({ number: after + 1 + i, event })));
  await tx.execute(sql`insert into private.class_events (organisation_id, plan_id, number, event, created_by, created_at)
    select ${organisationId}, ${planId}::uuid, number, event, ${actor.name}, ${now}
    from jsonb_to_recordset(${numbered}::jsonb) as e(number int, event jsonb)`);
}

/** Each event is judged by the classes as those before it leave them. */
async function checkEvents(
  context: Context,
  on: Queryable,
  state: PlanState,
  events: readonly WorkbenchEvent[],
): Promise<void> {
  const { pupils, proposals, taken, settings } = state;
  const known = new Set(pupils.map(({ id }) => id));
  const before: RecordedEvent['event'][] = state.events.map(({ event }) => event);
  let { classCount } = settings;
  for (const event of events) {
    const split = replayEvents(before, (id) => taken.get(id) ?? new Map());
    for (const pupilId of pupilsOf(event))
      if (!known.has(pupilId)) throw new Failure('invalid', 'failures.class-no-such-pupil', { pupil: pupilId });
    if (event.kind === 'take') {
      const proposal = proposals.find(({ id }) => id === event.proposalId);
      if (!proposal) throw new Failure('not-found', 'failures.no-such-class-proposal', { proposal: event.proposalId });
      taken.set(proposal.id, await classesOfProposal(context, on, proposal, [...known]));
      classCount = proposal.classCount;
    }
    if (event.kind === 'move') checkMove(event, split, classCount);
    if (event.kind === 'leave' && event.reason === '') throw new Failure('invalid', 'failures.class-no-reason');
    if (event.kind === 'lock' && event.locked) {
      const homeless = event.pupilIds.find((id) => !split.classOf.has(id));
      if (homeless !== undefined) throw new Failure('invalid', 'failures.class-lock-unplaced', { pupil: homeless });
    }
    if (event.kind === 'undo' && split.undoes === null) throw new Failure('conflict', 'failures.class-nothing-undo');
    if (event.kind === 'redo' && split.redoes === null) throw new Failure('conflict', 'failures.class-nothing-redo');
    before.push(event);
  }
}

function checkMove(
  { changes, reason }: Extract<WorkbenchEvent, { kind: 'move' }>,
  { locked, left }: ReturnType<typeof replayEvents>,
  classCount: number,
): void {
  if (reason === '') throw new Failure('invalid', 'failures.class-no-reason');
  for (const { pupilId, to } of changes) {
    if (locked.has(pupilId)) throw new Failure('conflict', 'failures.class-locked', { pupil: pupilId });
    if (left.has(pupilId)) throw new Failure('conflict', 'failures.class-left', { pupil: pupilId });
    if (to !== null && to >= classCount)
      throw new Failure('invalid', 'failures.class-no-such-class', { class: to + 1, classes: classCount });
  }
}

function pupilsOf(event: WorkbenchEvent): string[] {
  if (event.kind === 'move') return event.changes.map(({ pupilId }) => pupilId);
  if (event.kind === 'lock') return event.pupilIds;
  return event.kind === 'leave' ? [event.pupilId] : [];
}
