import { z } from 'zod';
import { level, lonLat } from '../areas/types.ts';
import { schoolSummary } from '../schools/types.ts';

export const profile = z.enum(['walk', 'motorbike']);
export type Profile = z.infer<typeof profile>;

/** How far the point lay from the road it was measured from. */
export const snap = z.object({
  metres: z.number().int(),
  /** Over 500 m from any road: measured by the nearest road plus the straight leg, and said so. */
  offRoad: z.boolean(),
});

export const nearestRequest = z.object({
  home: lonLat,
  level,
  profile: profile.default('walk'),
  limit: z.number().int().min(1).max(50).default(10),
});

export const reachableSchool = z.object({
  school: schoolSummary,
  /** Road metres from the home to the nearest gate, both snap legs counted; null: no road and no ferry leads there. */
  metres: z.number().int().nullable(),
  straightMetres: z.number().int(),
  /** Metres of ferry within `metres`, and waiting and crossing time in seconds. */
  ferryMetres: z.number().int(),
  ferrySeconds: z.number().int(),
  /** `in`: its catchment holds the home; `out`: it has one and does not; `none`: no catchment known. */
  zone: z.enum(['in', 'out', 'none']),
  gate: lonLat,
});
export type ReachableSchool = z.infer<typeof reachableSchool>;

export const nearestAnswer = z.object({
  schools: z.array(reachableSchool),
  snap: snap,
  communeCode: z.string().nullable(),
  communeName: z.string().nullable(),
  networkVersion: z.string(),
  /** Codes of things the reader must know: `island-no-ferry`, `off-road`, `outside-city`, `synthetic`. */
  notes: z.array(z.string()),
});
export type NearestAnswer = z.infer<typeof nearestAnswer>;

export const routeRequest = z.object({ home: lonLat, schoolId: z.string(), profile: profile.default('walk') });

export const routeAnswer = z.object({
  metres: z.number().int().nullable(),
  /** Consecutive stretches: `leg` is the straight snap leg. */
  stretches: z.array(
    z.object({
      kind: z.enum(['leg', 'road', 'steps', 'ferry']),
      name: z.string(),
      metres: z.number().int(),
      line: z.array(lonLat),
    }),
  ),
  networkVersion: z.string(),
});
export type RouteAnswer = z.infer<typeof routeAnswer>;

export const isochroneRequest = z.object({
  origin: lonLat,
  profile: profile.default('walk'),
  metres: z.array(z.number().int().min(100).max(10_000)).min(1).max(5),
});

/** An officer's edit of the road network; survives re-import, needs no rebuild. */
export const roadEdit = z.object({
  id: z.string(),
  kind: z.enum(['add-way', 'add-ferry', 'close-way', 'add-gate']),
  /** add-*: the new line (two points or more); close-way: a line along the closed stretch; add-gate: one point. */
  line: z.array(lonLat).min(1),
  profiles: z.array(profile),
  /** add-ferry: seconds of waiting and crossing. */
  seconds: z.number().int().nullable(),
  schoolId: z.string().nullable(),
  reason: z.string(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
  withdrawnAt: z.string().nullable(),
});
export type RoadEdit = z.infer<typeof roadEdit>;
