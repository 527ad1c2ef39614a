import { z } from 'zod';

/** Why the council places a child itself: out of turn, to hold a seat it has, or by hand. */
export const decisionKind = z.enum(['exception', 'lock', 'manual']);

/** What the council writes down: the child's dossier, the school, and the number and reason on its paper. */
export const newDecision = z.object({
  applicantId: z.string().trim().min(1).max(200),
  schoolId: z.string().trim().min(1).max(200),
  number: z.string().trim().max(100),
  reason: z.string().trim().max(500),
  kind: decisionKind.default('manual'),
  /** The look at whom it touches; needed as soon as the period has a result. */
  preview: z.uuid().optional(),
});
export type NewDecision = z.infer<typeof newDecision>;

/** A decision of the council about one child; in force while it is not withdrawn. */
export const placementDecision = z.object({
  id: z.string(),
  applicantId: z.string(),
  schoolId: z.string(),
  schoolName: z.string(),
  number: z.string(),
  reason: z.string(),
  kind: decisionKind,
  /** What was shown before it was signed: others whose school changes, and children in the same position; null: nothing was. */
  seen: z.object({ others: z.number().int(), samePosition: z.number().int().nullable() }).nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
  withdrawnBy: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
});
export type PlacementDecision = z.infer<typeof placementDecision>;
