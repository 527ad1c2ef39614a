import { z } from 'zod';

/** What a council writes of a programme inside a school; blank seats are unknown. */
export const programmeEntry = z.object({
  name: z.string().trim().max(200),
  seats: z.number().int().min(0).max(100_000).nullable(),
});
export type ProgrammeEntry = z.infer<typeof programmeEntry>;

export const newProgramme = programmeEntry.extend({ schoolId: z.string().trim().min(1).max(200) });
export type NewProgramme = z.infer<typeof newProgramme>;
