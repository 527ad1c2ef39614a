import { z } from 'zod';
import { level, lonLat } from '../areas/types.ts';
import { explanation } from '../assignments/types.ts';
import { appealTerm } from '../periods/types.ts';
import { ownAppeal } from './appeal-types.ts';

/** What a family gives to see its own receipt: two things that do not stand together in public. */
export const receiptQuestion = z.object({
  applicantId: z.string().trim().min(1).max(200),
  /** ISO day. */
  birthDate: z.iso.date(),
});
export type ReceiptQuestion = z.infer<typeof receiptQuestion>;

/** One child's receipt on a published result, and the proof that its row is among the public ones. */
export const familyReceipt = z.object({
  period: z.object({ name: z.string(), schoolYear: z.string(), level }),
  publication: z.object({
    version: z.number().int(),
    reason: z.string().nullable(),
    publishedAt: z.string(),
    sha256: z.string(),
    root: z.string(),
  }),
  synthetic: z.boolean(),
  /** Until when the family may object (ISO day), and whether that is still to come; null: the council has set no day. */
  appeals: z.object({ until: z.string(), open: z.boolean() }).nullable(),
  /** Within how many days the council answers, and by which paper; null: it has set none. */
  appealTerm,
  /** Appeals of this family, the newest first. */
  ownAppeals: z.array(ownAppeal),
  /** rules.json as it was in force. */
  rules: z.record(z.string(), z.unknown()),
  explanation,
  /** Number of the council's decision, where it placed the child. */
  decisionNumber: z.string().nullable(),
  /** By school asked in vain: other children in the same position; null where they are fewer than five. */
  turnedAway: z.record(z.string(), z.number().int().nullable()),
  /** The family's own home, to draw the way; null where no point is known. */
  home: lonLat.nullable(),
  /** Pseudonym, row as it is hashed, and the way to the root. */
  proof: z.object({
    code: z.string(),
    row: z.string(),
    index: z.number().int(),
    count: z.number().int(),
    path: z.array(z.string()),
  }),
});
export type FamilyReceipt = z.infer<typeof familyReceipt>;
