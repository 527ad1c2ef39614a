import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { ToldWork } from '../../platform/told-work.ts';
import type { DossierProgress } from './types.ts';

/** Dossiers being written, by organisation. */
export const dossiersAtWork = new ToldWork<DossierProgress>();

/** How far the dossier of a ticket is; null where none is being written. */
export function findDossierProgress(context: Context, ticket: string): DossierProgress | null {
  may(context, 'change/scenarios');
  return dossiersAtWork.find(context.organisationId, ticket);
}
