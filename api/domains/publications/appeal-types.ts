import { z } from 'zod';

/** What a family objects to. */
export const appealSubject = z.enum(['metres', 'group', 'address', 'sibling', 'papers', 'other']);

/** What the council writes down when an appeal comes in. Days are ISO. */
export const newAppeal = z.object({
  applicantId: z.string().trim().min(1).max(200),
  about: appealSubject,
  /** What the family says, for the council alone. */
  statement: z.string().trim().max(2_000),
  receivedOn: z.iso.date(),
  /** The day by which the family is to have an answer; absent: the last day of the period's term. */
  answerBy: z.iso.date().optional(),
});
export type NewAppeal = z.infer<typeof newAppeal>;

/** The council's answer: rejected, or upheld by a correction of the result or by a decision that places the child. */
export const appealAnswer = z.object({
  outcome: z.enum(['rejected', 'correction', 'decision']),
  number: z.string().trim().max(100),
  /** What the family reads. */
  answer: z.string().trim().max(1_000),
  decidedOn: z.iso.date(),
});
export type AppealAnswer = z.infer<typeof appealAnswer>;

export const appealStatus = z.enum(['open', 'rejected', 'correction', 'decision', 'withdrawn']);

/** One appeal as the council keeps it. */
export const appeal = z.object({
  id: z.string(),
  /** 1, 2, … within the period. */
  number: z.number().int(),
  applicantId: z.string(),
  /** The version of the result it objects to. */
  version: z.number().int(),
  about: appealSubject,
  statement: z.string(),
  receivedOn: z.string(),
  /** It came after the last day on which objections are taken. */
  late: z.boolean(),
  answerBy: z.string(),
  /** Nobody has answered, and the day is over. */
  overdue: z.boolean(),
  status: appealStatus,
  decisionNumber: z.string().nullable(),
  decidedOn: z.string().nullable(),
  answer: z.string().nullable(),
  /** The version made public since a correction was promised; null before. */
  correctedVersion: z.number().int().nullable(),
  recordedBy: z.string(),
  answeredBy: z.string().nullable(),
});
export type Appeal = z.infer<typeof appeal>;

/** What a family reads of its own appeal. */
export const ownAppeal = appeal.pick({
  number: true,
  about: true,
  receivedOn: true,
  answerBy: true,
  status: true,
  decisionNumber: true,
  decidedOn: true,
  answer: true,
  correctedVersion: true,
});
