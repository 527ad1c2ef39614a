import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { holdPlanningBase } from '../demand/planning-base.ts';
import { getScenarioRow, listChanges, listComments, listScenarioRows } from './queries.ts';
import type { Scenario, ScenarioSummary } from './types.ts';

/** Every scenario of the organisation, newest first; private ones too, so for its planners alone. */
export async function listScenarios(context: Context): Promise<ScenarioSummary[]> {
  may(context, 'change/scenarios');
  const found = await listScenarioRows(context.database.db, context.organisationId);
  return found.map(({ baseSha256: _, sharedAt: __, ...summary }) => summary);
}

/** A scenario whole: its changes, undone ones too, its comments, and whether its base has changed since. */
export async function getScenario(context: Context, id: string): Promise<Scenario> {
  may(context, 'change/scenarios');
  const { database, organisationId } = context;
  const { sharedAt: _, ...row } = await getScenarioRow(database.db, organisationId, id);
  const { sha256 } = await holdPlanningBase(context, row.level);
  const changes = await listChanges(database.db, organisationId, id);
  return {
    ...row,
    changes: changes as Scenario['changes'],
    comments: await listComments(database.db, organisationId, id),
    baseNowSha256: sha256,
  };
}
