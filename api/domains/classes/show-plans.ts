import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { classesOfProposal } from './hold-proposal.ts';
import { readPlanState } from './plan-state.ts';
import {
  type AdoptionRow,
  getPlanRow,
  getProposalRow,
  listAdoptionRows,
  listPlanRows,
  listPupilRows,
  toProposal,
} from './queries.ts';
import type { ClassAdoption, ClassPlan, ClassProposal, ClassWorkbench } from './types.ts';

/** Plans, newest first; no pupil is named. */
export async function listPlans(context: Context): Promise<ClassPlan[]> {
  may(context, 'change/classes');
  return listPlanRows(context.database.db, context.organisationId);
}

/** Everything of one plan: pupils with their attributes, wishes, what was done. The reading is audited. */
export async function readWorkbench(context: Context, planId: string): Promise<ClassWorkbench> {
  may(context, 'read-child/classes');
  const { database, language } = context;
  const { plan, pupils, wishes, events, proposals, taken } = await readPlanState(context, database.db, planId);
  await database.transaction((tx) =>
    recordAudit(tx, context, {
      verb: 'read-child/classes',
      subjectKind: 'class-plan',
      subjectId: plan.id,
      details: { pupils: pupils.length, events: events.length },
    }),
  );
  const splits = [...taken].map(([id, classOf]) => [id, pupils.map((pupil) => classOf.get(pupil.id) ?? -1)]);
  return {
    ...{ plan, pupils, wishes, events, splits: Object.fromEntries(splits) },
    proposals: proposals.map((row) => toProposal(row, language)),
  };
}

/** One proposal with its progress; no pupil is named. */
export async function getProposal(context: Context, proposalId: string): Promise<ClassProposal> {
  may(context, 'change/classes');
  return toProposal(await getProposalRow(context.database.db, context.organisationId, proposalId), context.language);
}

/** Class (from 0) of each pupil of a finished proposal, for comparing. The reading is audited. */
export async function readProposalClasses(context: Context, proposalId: string): Promise<Record<string, number>> {
  may(context, 'read-child/classes');
  const { database, organisationId } = context;
  const row = await getProposalRow(database.db, organisationId, proposalId);
  const pupils = await listPupilRows(database.db, organisationId, row.planId);
  const classOf = await classesOfProposal(
    context,
    database.db,
    row,
    pupils.map(({ id }) => id),
  );
  await database.transaction((tx) =>
    recordAudit(tx, context, {
      verb: 'read-child/classes',
      subjectKind: 'class-proposal',
      subjectId: row.id,
      details: { pupils: classOf.size },
    }),
  );
  return Object.fromEntries(classOf);
}

/** What was signed, newest first; for the public only what families see. */
export async function listAdoptions(context: Context, planId: string): Promise<ClassAdoption[]> {
  may(context, 'look/classes');
  const { database, organisationId, actor } = context;
  await getPlanRow(database.db, organisationId, planId);
  const found = await listAdoptionRows(database.db, organisationId, planId);
  return found.filter(({ publishedAt }) => publishedAt !== null || actor.kind === 'operator').map(toAdoption);
}

/** An adoption as people are shown it. */
export function toAdoption({ settingsVersion: _, listsSha256: __, ...adoption }: AdoptionRow): ClassAdoption {
  return adoption;
}
