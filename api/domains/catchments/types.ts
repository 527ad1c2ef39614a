import { z } from 'zod';
import { level } from '../areas/types.ts';

/** A zone plan line: a polygon, or a list of neighbourhoods of a commune; both lead to one school. */
export const zone = z.object({
  id: z.string(),
  schoolYear: z.string(),
  level,
  schoolId: z.string(),
  schoolName: z.string(),
  kind: z.enum(['polygon', 'table']),
  units: z.array(
    z.object({
      communeCode: z.string().nullable(),
      commune: z.string(),
      /** The plan's own words below the commune: "KP4, tổ 13-17"; blank for the whole commune. */
      neighbourhood: z.string(),
      /** The neighbourhood alone: "KP4"; null where the plan names none. */
      quarter: z.string().nullable(),
      /** Only its groups (tổ) of these numbers, the first and the last; null: all of it. */
      groups: z.tuple([z.number().int(), z.number().int()]).nullable(),
    }),
  ),
});
export type Zone = z.infer<typeof zone>;
export type ZoneUnit = Zone['units'][number];

/** Share of children within chosen road distances of the nearest school of a level, by commune and in all. */
export const coverage = z.object({
  level,
  profile: z.enum(['walk', 'motorbike']),
  limits: z.array(z.number().int()),
  rows: z.array(
    z.object({
      communeCode: z.string().nullable(),
      communeName: z.string(),
      children: z.number().int(),
      /** One figure a limit, in the order of `limits`: children at most that far. Null where hidden (fewer than 5 children). */
      within: z.array(z.number().int().nullable()),
      unreachable: z.number().int().nullable(),
      medianMetres: z.number().int().nullable(),
    }),
  ),
  total: z.object({
    children: z.number().int(),
    within: z.array(z.number().int()),
    unreachable: z.number().int(),
    medianMetres: z.number().int().nullable(),
  }),
  synthetic: z.boolean(),
});
export type Coverage = z.infer<typeof coverage>;
