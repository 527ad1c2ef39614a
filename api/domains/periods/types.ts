import { z } from 'zod';
import { level } from '../areas/types.ts';

/** Rules of an assignment, as the contract's rules.json. The engine's parser is the judge of its content. */
export const rules = z.record(z.string(), z.unknown());

const day = z.iso.date().nullable();

/** The days of a period, ISO; null: not decided. Families may object to their result to the end of the day `appealsUntil`. */
export const periodDates = z.object({ opensOn: day, closesOn: day, resultsOn: day, appealsUntil: day });
export type PeriodDates = z.infer<typeof periodDates>;

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
});
export type Period = z.infer<typeof period>;

export const quota = z.object({
  schoolId: z.string(),
  schoolName: z.string(),
  communeName: z.string().nullable(),
  /** Blank is unknown, not zero. */
  seats: z.number().int().nullable(),
  synthetic: z.boolean(),
});
export type Quota = z.infer<typeof quota>;
