import { type ClassSplit, replayEvents } from '#engines/class-history/replay-events.ts';
import type { Context } from '../../platform/context.ts';
import type { Queryable } from '../../platform/database.ts';
import { classesOfProposal } from './hold-proposal.ts';
import {
  getPlanRow,
  getSettingsRow,
  listEventRows,
  listProposalRows,
  listPupilRows,
  listWishRows,
  type ProposalRow,
  type WishRow,
} from './queries.ts';
import type { ClassPlan, ClassPupil, ClassSettings, RecordedEvent } from './types.ts';

/** A plan as it stands: its pupils, what was done, and the classes that follow from it. */
export interface PlanState {
  plan: ClassPlan;
  pupils: ClassPupil[];
  wishes: WishRow[];
  events: RecordedEvent[];
  proposals: ProposalRow[];
  /** Classes by pupil of every proposal that was taken. */
  taken: Map<string, Map<string, number>>;
  split: ClassSplit;
  /** What the classes are judged by: the settings in force, or those of the proposal where the number of classes differs. */
  settings: ClassSettings;
}

/** Reads and replays a plan. Nothing is audited here: the verb that shows names does. */
export async function readPlanState(context: Context, on: Queryable, planId: string): Promise<PlanState> {
  const { organisationId } = context;
  const plan = await getPlanRow(on, organisationId, planId);
  const pupils = await listPupilRows(on, organisationId, planId);
  const wishes = await listWishRows(on, organisationId, planId);
  const events = await listEventRows(on, organisationId, planId);
  const proposals = await listProposalRows(on, organisationId, planId);
  const ids = pupils.map(({ id }) => id);
  const wanted = new Set(events.flatMap(({ event }) => (event.kind === 'take' ? [event.proposalId] : [])));
  const taken = new Map<string, Map<string, number>>();
  for (const proposal of proposals)
    if (wanted.has(proposal.id)) taken.set(proposal.id, await classesOfProposal(context, on, proposal, ids));
  const split = replayEvents(
    events.map(({ event }) => event),
    (id) => taken.get(id) ?? new Map(),
  );
  const base = proposals.find(({ id }) => id === split.proposalId);
  const settings =
    base && base.classCount !== plan.settings.classCount
      ? await getSettingsRow(on, organisationId, planId, base.settingsVersion)
      : plan.settings;
  return { plan, pupils, wishes, events, proposals, taken, split, settings };
}

/** Pupils to be placed: who left is not among them. */
export function enrolledOf({ pupils, split }: Pick<PlanState, 'pupils' | 'split'>): ClassPupil[] {
  return pupils.filter(({ id }) => !split.left.has(id));
}
