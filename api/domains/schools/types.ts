import { z } from 'zod';
import { level, lonLat } from '../areas/types.ts';

export const ownership = z.enum(['public', 'private', 'unknown']);

/** Seats, classes and pupils of one grade in one school year. Unknown stays null. */
export const capacity = z.object({
  schoolYear: z.string(),
  level,
  grade: z.string(),
  classes: z.number().int().nullable(),
  seats: z.number().int().nullable(),
  pupils: z.number().int().nullable(),
  synthetic: z.boolean(),
});
export type Capacity = z.infer<typeof capacity>;

export const schoolSummary = z.object({
  id: z.string(),
  /** Opaque text of the register. */
  code: z.string(),
  name: z.string(),
  levels: z.array(level),
  /** True when the level was inferred at import rather than stated. */
  levelInferred: z.boolean(),
  ownership,
  communeCode: z.string().nullable(),
  communeName: z.string().nullable(),
  /** The open school it is a programme of, inside which the public is shown it; absent: a school. */
  programmeOf: z.string().optional(),
  /** Main gate of the main site. */
  lonLat,
  /** Totals over grades of the organisation's school year, for the level asked for (or all). */
  seats: z.number().int().nullable(),
  pupils: z.number().int().nullable(),
  rooms: z.number().int().nullable(),
  /** pupils ÷ seats; null unless both are known. 1 = full. */
  fill: z.number().nullable(),
  synthetic: z.boolean(),
});
export type SchoolSummary = z.infer<typeof schoolSummary>;

export const schoolSite = z.object({
  id: z.string(),
  name: z.string(),
  lonLat,
  areaSquareMetres: z.number().nullable(),
  gates: z.array(z.object({ id: z.string(), lonLat })),
});
export type SchoolSite = z.infer<typeof schoolSite>;

export const schoolCard = schoolSummary.extend({
  address: z.string().nullable(),
  sites: z.array(schoolSite),
  capacities: z.array(capacity),
  /** Zone plan lines: neighbourhoods or polygons this school serves. */
  zones: z.array(z.object({ level, schoolYear: z.string(), description: z.string() })),
  /** Programmes inside the school (boarding, intensive English …), by name. */
  programmes: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Where the record comes from. */
  source: z.string(),
});
export type SchoolCard = z.infer<typeof schoolCard>;

/** What the cleaning of a register did with one entry, and a person's word against it. */
export const decision = z.object({
  /** The entry's own code. */
  key: z.string(),
  kind: z.enum(['merged', 'set-aside', 'level-guessed', 'kept']),
  /** Code into web/text/reasons.ts. */
  reason: z.string(),
  confidence: z.number(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
  override: z
    .object({ action: z.enum(['keep', 'separate', 'set-aside', 'levels']), levels: z.array(level).optional() })
    .nullable(),
  reversedAt: z.string().nullable(),
  reversedBy: z.string().nullable(),
});
export type Decision = z.infer<typeof decision>;
