import type { Context } from '../../platform/context.ts';
import { Failure } from '../../platform/errors.ts';
import { may } from '../../platform/permissions.ts';
import { findCount } from './count-queries.ts';
import type { RemeasureCount } from './types.ts';

/** How far the count after an edit's last change is. For officers alone; throws `not-found`. */
export async function getCount(context: Context, id: string): Promise<RemeasureCount> {
  may(context, 'change/road-edits');
  const count = await findCount(context.database.db, context.organisationId, id);
  if (!count) throw new Failure('not-found', 'failures.no-such-road-edit', { id });
  return count;
}
