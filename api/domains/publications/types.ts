import { z } from 'zod';

export const publicationCounts = z.object({
  applicants: z.number().int(),
  placed: z.number().int(),
  unplaced: z.number().int(),
  seats: z.number().int(),
});

/** One version of a period's public result. The bytes are an artefact; `root` is the root of its hash tree. */
export const publication = z.object({
  id: z.string(),
  periodId: z.string(),
  /** 1, 2, … within the period; old versions stay readable. */
  version: z.number().int(),
  runId: z.string(),
  drawId: z.string().nullable(),
  status: z.enum(['proposed', 'published', 'withdrawn']),
  /** Why there is another version; null for the first. */
  reason: z.string().nullable(),
  publicSha256: z.string(),
  root: z.string(),
  counts: publicationCounts,
  synthetic: z.boolean(),
  proposedBy: z.string(),
  proposedAt: z.string(),
  publishedAt: z.string().nullable(),
  /** Who agreed to a correction, in order. */
  approvals: z.array(z.object({ name: z.string(), at: z.string() })),
});
export type Publication = z.infer<typeof publication>;

/** What became of a family between two versions. `displaced`: it lost its place and no decision names it. */
export const affectedKind = z.enum(['placed', 'moved-up', 'decision', 'declined', 'displaced']);

export const affectedFamily = z.object({
  applicantId: z.string(),
  kind: affectedKind,
  fromSchoolName: z.string().nullable(),
  fromMetres: z.number().int().nullable(),
  toSchoolName: z.string().nullable(),
  toMetres: z.number().int().nullable(),
});
export type AffectedFamily = z.infer<typeof affectedFamily>;
