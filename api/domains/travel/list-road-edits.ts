import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { getSettings } from '../areas/queries.ts';
import { listRoadEditRows } from './queries.ts';
import type { RoadEdit } from './types.ts';

/** Every edit ever made, newest first, withdrawn ones too: what the roads in force differ by from the imported map is public. */
export async function listRoadEdits(context: Context): Promise<RoadEdit[]> {
  may(context, 'look/road-edits');
  await getSettings(context.database.db, context.organisationId);
  return listRoadEditRows(context.database.db, context.organisationId);
}
