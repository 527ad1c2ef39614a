import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { getPeriodRow } from '../periods/queries.ts';
import { getRunRow, listRunRows, type RunRow, toRun } from './queries.ts';
import type { Run } from './types.ts';

/** Runs of a period, newest first; the public is shown those that were published. */
export async function listRuns(context: Context, periodId: string): Promise<Run[]> {
  may(context, 'look/runs');
  const { database, organisationId } = context;
  await getPeriodRow(database.db, organisationId, periodId);
  const found = await listRunRows(database.db, organisationId, periodId);
  const shown = context.actor.kind === 'anonymous' ? found.filter(({ published }) => published) : found;
  return shown.map((row) => toRun(row, context.language));
}

/** One run. */
export async function getRun(context: Context, runId: string): Promise<Run> {
  may(context, 'look/runs');
  return toRun(await visibleRun(context, runId), context.language);
}

/** The run, when the actor may see it: what is not published, a practice run above all, is the operator's alone. */
export async function visibleRun(context: Context, runId: string): Promise<RunRow> {
  may(context, 'look/runs');
  const row = await getRunRow(context.database.db, context.organisationId, runId);
  if (!row.published) may(context, 'change/runs');
  return row;
}
