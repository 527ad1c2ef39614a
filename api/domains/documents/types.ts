import { z } from '@hono/zod-openapi';

/** How far a dossier is: figures of today and of the scenario, then pages with their maps one by one, then the file. */
export const dossierProgress = z.object({
  step: z.enum(['figures', 'pages', 'file']),
  /** Of `all` in this step; pages are those of places. */
  done: z.number().int(),
  all: z.number().int(),
});
export type DossierProgress = z.infer<typeof dossierProgress>;
