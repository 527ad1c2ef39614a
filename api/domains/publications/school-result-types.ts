import { z } from 'zod';
import { level } from '../areas/types.ts';

/** Children in a cell of a public table; null: one to four, or hidden so that those cannot be told from the sum. */
const few = z.number().int().nullable();

/** What came of one enrolment period at one school: the version in force. Counts and last metres alone; no child is named. */
export const schoolResult = z.object({
  periodId: z.string(),
  periodName: z.string(),
  schoolYear: z.string(),
  level,
  schoolName: z.string(),
  publication: z.object({ id: z.string(), version: z.number().int(), publishedAt: z.string(), sha256: z.string() }),
  synthetic: z.boolean(),
  /** Version of the roads by which distances were measured; null where no rule asks for them. */
  travelVersion: z.string().nullable(),
  seats: z.number().int(),
  /** Children who were considered at the school: those who asked it before they had a place. */
  asked: z.number().int(),
  placed: z.number().int(),
  groups: z.array(
    z.object({
      name: z.string(),
      seats: z.number().int(),
      placed: z.number().int(),
      /** Null where seats are left. */
      lastMetres: z.number().int().nullable(),
      lastGroup: z.string().nullable(),
      /** The criterion that settled a cut-off nearer to the next child than can be measured; null: it is not. */
      closeSettledBy: z.string().nullable(),
    }),
  ),
  /** Placed children whose way is longer than `metres`. */
  far: z.object({ metres: z.number().int(), children: few }),
  /** Children placed by the council, by its reason; a reason of fewer than five is among the others (null). */
  decisions: z.array(z.object({ reason: z.string().nullable(), children: few })),
  /** Placed children by kind of residence as their dossiers have it ('' not stated); null: no dossier has it. */
  residence: z.array(z.object({ kind: z.string(), children: few })).nullable(),
});
export type SchoolResult = z.infer<typeof schoolResult>;
