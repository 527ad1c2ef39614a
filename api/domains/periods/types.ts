import { z } from 'zod';
import { level } from '../areas/types.ts';

/** Rules of an assignment, as the contract's rules.json. The engine's parser is the judge of its content. */
export const rules = z.record(z.string(), z.unknown());

const day = z.iso.date().nullable();

/** The days of a period, ISO; null: not decided. Families may object to their result to the end of the day `appealsUntil`. */
export const periodDates = z.object({ opensOn: day, closesOn: day, resultsOn: day, appealsUntil: day });
export type PeriodDates = z.infer<typeof periodDates>;

/** Days, weekends among them, within which the council answers an appeal, and the paper that says so; null: none was set. */
export const appealTerm = z
  .object({ days: z.number().int().min(1).max(365), source: z.string().trim().min(1).max(300) })
  .nullable();
export type AppealTerm = z.infer<typeof appealTerm>;

export const period = z.object({
  id: z.string(),
  name: z.string(),
  schoolYear: z.string(),
  level,
  grade: z.string(),
  rules,
  rulesVersion: z.number().int(),
  applicants: z.number().int(),
  seats: z.number().int().nullable(),
  synthetic: z.boolean(),
  dates: periodDates,
  appealTerm,
});
export type Period = z.infer<typeof period>;

/** One version of a period's rules; the newest is in force. */
export const rulesVersion = z.object({ version: z.number().int(), rules, createdAt: z.string() });
export type RulesVersion = z.infer<typeof rulesVersion>;

/** Columns that rules may name; `values` null: more of them than groups have. */
export const periodColumns = z.object({
  applicants: z.array(z.object({ name: z.string(), values: z.array(z.string()).nullable() })),
  schools: z.array(z.string()),
});
export type PeriodColumns = z.infer<typeof periodColumns>;

export const quota = z.object({
  schoolId: z.string(),
  schoolName: z.string(),
  communeName: z.string().nullable(),
  /** The school it is a programme of; null: a school. */
  programmeOf: z.string().nullable(),
  /** A programme that a council opened, and may rename or close. */
  openedByCouncil: z.boolean(),
  /** Blank is unknown, not zero. */
  seats: z.number().int().nullable(),
  synthetic: z.boolean(),
});
export type Quota = z.infer<typeof quota>;
