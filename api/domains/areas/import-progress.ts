import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { ToldWork } from '../../platform/told-work.ts';
import type { ImportOptions } from './import-kind.ts';
import type { ImportProgress } from './types.ts';

/** Files being read or written, by organisation. */
const files = new ToldWork<ImportProgress>();

/** Does work on a file and keeps how far it is for whoever asks by the sender's own ticket, until the work ends either way. */
export function tellProgress<T>(
  { organisationId }: Context,
  ticket: string | undefined,
  work: (onProgress: NonNullable<ImportOptions['onProgress']>) => Promise<T>,
): Promise<T> {
  return files.during(organisationId, ticket, (tell) =>
    work((share, step, records = null) => tell({ share: Math.min(1, share), step, records })),
  );
}

/** How far the work of a ticket is; null where none goes on. */
export function findImportProgress(context: Context, ticket: string): ImportProgress | null {
  may(context, 'change/imports');
  return files.find(context.organisationId, ticket);
}
