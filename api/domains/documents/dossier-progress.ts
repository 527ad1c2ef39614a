import { z } from '@hono/zod-openapi';
import type { Context } from '../../platform/context.ts';
import { may } from '../../platform/permissions.ts';
import { ToldWork } from '../../platform/told-work.ts';

/** How far a dossier is: figures of today and of the scenario, then pages with their maps one by one, then the file. */
export const dossierProgress = z.object({
  step: z.enum(['figures', 'pages', 'file']),
  /** Of `all` in this step; pages are those of places. */
  done: z.number().int(),
  all: z.number().int(),
});
export type DossierProgress = z.infer<typeof dossierProgress>;

/** Dossiers being written, by organisation. */
export const dossiersAtWork = new ToldWork<DossierProgress>();

/** How far the dossier of a ticket is; null where none is being written. */
export function findDossierProgress(context: Context, ticket: string): DossierProgress | null {
  may(context, 'change/scenarios');
  return dossiersAtWork.find(context.organisationId, ticket);
}
