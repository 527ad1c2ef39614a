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

export const site = z.object({
  id: z.string(),
  name: z.string(),
  lonLat,
  areaSquareMetres: z.number().nullable(),
  gates: z.array(z.object({ id: z.string(), lonLat })),
});

export const schoolCard = schoolSummary.extend({
  address: z.string().nullable(),
  sites: z.array(site),
  capacities: z.array(capacity),
  /** Zone plan lines: neighbourhoods or polygons this school serves. */
  zones: z.array(z.object({ level, schoolYear: z.string(), description: z.string() })),
  /** Where the record comes from. */
  source: z.string(),
});
export type SchoolCard = z.infer<typeof schoolCard>;
