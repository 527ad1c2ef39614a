import { z } from 'zod';
import { type Level, levels } from '../../../geodata/profiles/level.ts';

/** WGS 84 degrees, longitude first. */
export const lonLat = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
export type LonLat = z.infer<typeof lonLat>;

export const level = z.enum(levels);
export type { Level };

/** An education authority with its own data; the whole of one tenant. */
export const organisation = z.object({
  /** Text slug used in addresses, e.g. "demo", "hcmc". */
  id: z.string(),
  name: z.string(),
  /** Folder of geodata/profiles: "vietnam", "brazil". */
  profile: z.string(),
  /** Languages its screens offer, the first is the default. */
  languages: z.array(z.enum(['vi', 'en'])),
  /** Levels its schools have, in order. */
  levels: z.array(level),
  /** True when any figure shown is invented; stamped on every screen, export and receipt. */
  synthetic: z.boolean(),
  /** West, south, east, north. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  /** The roads that distances are measured by: 12 digits of the network's hash, with edits in force "+" and 8 of theirs; null before roads are imported. */
  networkVersion: z.string().nullable(),
  /** Attribution of the map data, as their licence asks. */
  attribution: z.string(),
  schoolYear: z.string(),
});
export type Organisation = z.infer<typeof organisation>;

export const commune = z.object({
  code: z.string(),
  name: z.string(),
  population: z.number().nullable(),
  /** Share (0-1) of its area within the imported road network's reach; communes under 0.5 are listed as not covered. */
  roadCoverage: z.number().nullable(),
  centre: lonLat,
});
export type Commune = z.infer<typeof commune>;

/** One line of the place search. The list is never empty: the last step down is `pin`. */
export const place = z.object({
  kind: z.enum(['address', 'alley', 'street', 'landmark', 'school', 'commune', 'pin']),
  label: z.string(),
  /** Where it is, in words: street, commune. */
  context: z.string(),
  lonLat,
  /** True when the text asked for more than was found (a house number that is not there). */
  approximate: z.boolean(),
});
export type Place = z.infer<typeof place>;

/** One import as the office sees it: what the file was and what it changed, or would change while it is a preview. */
export const importBatch = z.object({
  id: z.string(),
  kind: z.string(),
  file: z.string(),
  status: z.enum(['preview', 'applied', 'refused']),
  createdAt: z.string(),
  createdBy: z.string(),
  counts: z.object({ added: z.number().int(), changed: z.number().int(), removed: z.number().int() }),
  synthetic: z.boolean(),
  /** What applicants were loaded for, where it was said: a period, or the level of the present year. */
  periodId: z.string().nullable(),
  level: z.string().nullable(),
  summary: z.record(z.string(), z.union([z.number(), z.string(), z.array(z.number())])),
  issues: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(['refuse', 'error', 'warning', 'note']),
      file: z.string().optional(),
      row: z.number().optional(),
      record: z.string().optional(),
      column: z.string().optional(),
      value: z.string().optional(),
      params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    }),
  ),
});
export type ImportBatch = z.infer<typeof importBatch>;

/** How far the reading or writing of a file is: share of the step (0-1), its code, and where known the records done. */
export const importProgress = z.object({
  share: z.number(),
  step: z.string(),
  records: z.number().int().nullable(),
});
export type ImportProgress = z.infer<typeof importProgress>;

/** The beginning of a diff, for a person to look at; counts stand in the batch. */
export const diffSample = z.object({
  added: z.array(z.string()),
  changed: z.array(
    z.object({
      key: z.string(),
      fields: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
    }),
  ),
  removed: z.array(z.string()),
  unchanged: z.number().int(),
});
export type DiffSample = z.infer<typeof diffSample>;
