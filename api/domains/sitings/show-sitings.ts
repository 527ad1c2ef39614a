import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import type { Level } from '../areas/types.ts';
import { getSitingRow, listSitingRows, toSiting } from './queries.ts';
import { readAnswer } from './read-answer.ts';
import type { Siting, SitingWithResult } from './types.ts';

/** Sitings of a level, newest first; for planners alone. */
export async function showSitings(context: Context, level: Level): Promise<Siting[]> {
  may(context, 'change/sitings');
  const found = await listSitingRows(context.database.db, context.organisationId, level);
  return found.map((row) => toSiting(row, context.language));
}

/** One siting, with its answer when it is done. Throws `not-found`. */
export async function showSiting(context: Context, id: string): Promise<SitingWithResult> {
  may(context, 'change/sitings');
  const row = await getSitingRow(context.database.db, context.organisationId, id);
  const result = row.status === 'done' ? (await readAnswer(context, row)).result : null;
  return { ...toSiting(row, context.language), result };
}
