import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import type { ImportOptions } from './import-kind.ts';
import type { ImportProgress } from './types.ts';

/** Files being read or written in this process, by organisation and ticket. */
const atWork = new Map<string, ImportProgress>();

/** Does work on a file and keeps how far it is for whoever asks by the sender's own ticket, until the work ends either way. */
export async function tellProgress<T>(
  { organisationId }: Context,
  ticket: string | undefined,
  work: (onProgress: NonNullable<ImportOptions['onProgress']>) => Promise<T>,
): Promise<T> {
  const key = `${organisationId} ${ticket}`;
  try {
    return await work((share, step, records = null) => {
      if (ticket) atWork.set(key, { share: Math.min(1, share), step, records });
    });
  } finally {
    atWork.delete(key);
  }
}

/** How far the work of a ticket is; null where none goes on. Beside the work, not in its transaction: progress is for the eye. */
export function findImportProgress(context: Context, ticket: string): ImportProgress | null {
  may(context, 'change/imports');
  return atWork.get(`${context.organisationId} ${ticket}`) ?? null;
}
