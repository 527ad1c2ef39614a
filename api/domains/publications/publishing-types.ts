import { z } from 'zod';

/** The work of making a run the public result: queued, then built and checked, then a version, whole or not at all. */
export const publishing = z.object({
  id: z.string(),
  periodId: z.string(),
  runId: z.string(),
  reason: z.string(),
  status: z.enum(['queued', 'running', 'done', 'cancelled', 'failed']),
  /** 0-1, and the code of what is being done now. */
  progress: z.object({ share: z.number(), step: z.string() }),
  /** The version it made; null until it is done. */
  publicationId: z.string().nullable(),
  /** Why it could not be done. */
  failure: z.string().nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
});
export type Publishing = z.infer<typeof publishing>;
