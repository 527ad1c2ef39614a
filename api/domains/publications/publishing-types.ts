import { z } from 'zod';

/** The work of making a run the public result: queued, then built and checked, then a version, whole or not at all. */
export const publishing = z.object({
  id: z.string(),
  periodId: z.string(),
  runId: z.string(),
  reason: z.string(),
  status: z.enum(['queued', 'running', 'done', 'cancelled', 'failed']),
  /** 0-1, the code of what is being done now, and where it is counted how many of how many are done. */
  progress: z.object({
    share: z.number(),
    step: z.string(),
    done: z.number().int().nullable(),
    all: z.number().int().nullable(),
  }),
  /** The version it made; null until it is done. */
  publicationId: z.string().nullable(),
  /** Why it could not be done. */
  failure: z.string().nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
});
export type Publishing = z.infer<typeof publishing>;
