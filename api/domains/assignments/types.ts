import { z } from 'zod';
import { level, lonLat } from '../areas/types.ts';

/** `sealed`: the inputs are frozen and wait for the seed of their draw. */
export const runStatus = z.enum(['queued', 'running', 'sealed', 'verifying', 'done', 'cancelled', 'failed']);

/** What the verifier counted, by check; no child is named. */
export const verificationCounts = z.record(z.string(), z.union([z.number(), z.string(), z.boolean()]));
export type VerificationCounts = z.infer<typeof verificationCounts>;

/** A sentence in web/text/issues.ts by its code, with the values in it. */
export const note = z.object({
  code: z.string(),
  severity: z.enum(['refuse', 'error', 'warning', 'note']),
  value: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type Note = z.infer<typeof note>;

/** One immutable run: frozen inputs, network and rules by hash. `certified` only when every count of the verifier is 0. */
export const run = z.object({
  id: z.string(),
  periodId: z.string(),
  level,
  status: runStatus,
  /** 0-1, and the code of what is being done now. */
  progress: z.object({ share: z.number(), step: z.string() }),
  mechanism: z.string(),
  /** '' while the run waits for the seed of its draw. */
  seed: z.string(),
  /** The sealed draw it is made of; null: a practice run. */
  drawId: z.string().nullable(),
  /** The run whose seats its children keep; null: a main run. */
  baseRunId: z.string().nullable(),
  /** Null until the inputs are frozen, in the first moments of the job. */
  inputsSha256: z.string().nullable(),
  networkSha256: z.string().nullable(),
  /** The roads with the local edits in force: the same version parents are shown. */
  travelVersion: z.string().nullable(),
  rulesSha256: z.string().nullable(),
  placementsSha256: z.string().nullable(),
  counts: z
    .object({
      applicants: z.number().int(),
      placed: z.number().int(),
      unplaced: z.number().int(),
      seats: z.number().int(),
      /** Placed at first wish, and mean and largest metres of the placed. */
      firstChoice: z.number().int(),
      meanMetres: z.number().int().nullable(),
      maxMetres: z.number().int().nullable(),
      /** Children placed by the council, by the number of its decision; absent where there are none. */
      decisions: z.array(z.object({ number: z.string(), children: z.number().int() })).optional(),
    })
    .nullable(),
  verification: verificationCounts.nullable(),
  certified: z.boolean(),
  /** What to know of it: schools left out, lists cut short, homes far from roads. No child is named. */
  notes: z.array(note),
  synthetic: z.boolean(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  failure: z.string().nullable(),
});
export type Run = z.infer<typeof run>;

export const cutoff = z.object({
  schoolId: z.string(),
  schoolName: z.string(),
  seatGroup: z.string(),
  seats: z.number().int(),
  placed: z.number().int(),
  /** Metres of the last one admitted; null where seats are left. */
  lastMetres: z.number().int().nullable(),
  lastGroup: z.string().nullable(),
  /** The criterion that settled a cut-off nearer to the next child than can be measured; null: it is not, or unknown. */
  closeSettledBy: z.string().nullable(),
  lonLat,
});
export type Cutoff = z.infer<typeof cutoff>;

/** Who goes where, without homes: cells of five children or more; smaller ones are counted in `hidden`. */
export const flows = z.object({
  cells: z.array(
    z.object({ centre: lonLat, schoolId: z.string(), children: z.number().int().min(5), meanMetres: z.number().int() }),
  ),
  hidden: z.number().int(),
});
export type Flows = z.infer<typeof flows>;

/** The greatest number any assignment could place, and which children reach too few seats; counts, no dossier. */
export const shortage = z.object({
  applicants: z.number().int(),
  placed: z.number().int(),
  maximum: z.number().int(),
  /** Children left out though some assignment had a seat for them: the price of the priorities. */
  byPriorities: z.number().int(),
  /** Children with no school that counts within reach. */
  withoutSchool: z.number().int(),
  maxMetres: z.number().int().nullable(),
  /** Seats missing whatever the rules. */
  missing: z.number().int(),
  /** Children who together reach these schools alone; the parts share neither child nor school. */
  parts: z.array(
    z.object({
      children: z.number().int(),
      seats: z.number().int(),
      missing: z.number().int(),
      schools: z.array(z.object({ schoolId: z.string(), name: z.string(), lonLat })),
      flows,
    }),
  ),
});
export type Shortage = z.infer<typeof shortage>;

export const unplaced = z.object({
  applicantId: z.string(),
  /** Code into web/text/reasons.ts. */
  reason: z.string(),
  communeName: z.string().nullable(),
  nearestSchoolName: z.string().nullable(),
  nearestMetres: z.number().int().nullable(),
});
export type Unplaced = z.infer<typeof unplaced>;

/** One child's explanation: the same content as a line of receipts.jsonl, with names for people. */
export const explanation = z.object({
  applicantId: z.string(),
  placedAt: z
    .object({
      schoolId: z.string(),
      schoolName: z.string(),
      metres: z.number().int().nullable(),
      /** Null where the council decided for a school that was not wished. */
      choiceRank: z.number().int().nullable(),
      imputed: z.boolean(),
      seatGroup: z.string(),
    })
    .nullable(),
  decidedBy: z.string(),
  steps: z.array(
    z.object({
      choiceRank: z.number().int(),
      imputed: z.boolean(),
      schoolId: z.string(),
      schoolName: z.string(),
      metres: z.number().int().nullable(),
      seats: z.number().int(),
      outcome: z.enum(['admitted', 'seats-ended', 'not-needed', 'ineligible', 'unreachable']),
      /** Where the seats ended, when they did. */
      lastMetres: z.number().int().nullable(),
      lastGroup: z.string().nullable(),
      /** Seconds of the way of the last one admitted, where the rules go by travel time; null where they do not. */
      lastSeconds: z.number().int().nullable(),
      own: z.object({
        metres: z.number().int().nullable(),
        seconds: z.number().int().nullable(),
        group: z.string().nullable(),
        lottery: z.string().nullable(),
      }),
      /** Criterion that decided against, code into reasons. */
      decidedBy: z.string().nullable(),
      /** How far off the metres may be; null where nothing is known of it. */
      uncertaintyMetres: z.number().int().nullable(),
      /** The child is nearer to the last one admitted, or to the cap, than can be measured. */
      withinUncertainty: z.boolean(),
    }),
  ),
  /** Version of the roads by which the metres were measured; null where no rule asks for them. */
  travelVersion: z.string().nullable(),
  synthetic: z.boolean(),
});
export type Explanation = z.infer<typeof explanation>;
