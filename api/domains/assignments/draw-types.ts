import { z } from 'zod';
import { runStatus } from './types.ts';

/** A sealed draw as everyone may see it: what was fixed before the seed was known, and the seed once it is. */
export const draw = z.object({
  id: z.string(),
  periodId: z.string(),
  status: z.enum(['sealing', 'sealed', 'drawn', 'withdrawn']),
  runId: z.string(),
  runStatus,
  /** 0-1 while it is being sealed or run. */
  progress: z.number(),
  certified: z.boolean(),
  /** SHA-256 of the frozen inputs; null while they are being frozen. */
  inputsSha256: z.string().nullable(),
  rulesSha256: z.string(),
  rulesVersion: z.number().int(),
  /** The rules as they were sealed. */
  rules: z.record(z.string(), z.unknown()),
  /** Which public number will be the seed, and when it is known. */
  seedSource: z.string(),
  createdAt: z.string(),
  sealedAt: z.string().nullable(),
  seed: z.string().nullable(),
  drawnAt: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
  /** Null where the machine gave it up before anything was sealed; the run says why. */
  withdrawnReason: z.string().nullable(),
});
export type Draw = z.infer<typeof draw>;
