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
  /** Khu phố, ấp, thôn of the home where known: zone plans written as tables name them. */
  neighbourhood: z.string().max(100).optional(),
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
  /** Codes of things the reader must know: `island-no-ferry`, `off-road`, `outside-city`, `zone-by-neighbourhood`, `synthetic`. */
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

/** A ferry or named bridge of the roads in force; `name` is empty where the map gives none. */
export const crossing = z.object({
  kind: z.enum(['ferry', 'bridge']),
  name: z.string(),
  lines: z.array(z.array(lonLat)),
});
export type Crossing = z.infer<typeof crossing>;

/** What an officer sends to change the roads. */
export const newRoadEdit = roadEdit
  .pick({ kind: true, line: true, profiles: true, seconds: true, schoolId: true, reason: true })
  .extend({ validFrom: z.iso.date(), validTo: z.iso.date().nullable() });
export type NewRoadEdit = z.infer<typeof newRoadEdit>;

/** The count of children whom a change of an edit measures again; it comes after the change, by a job. */
export const remeasureCount = z.object({
  did: z.enum(['added', 'withdrawn']),
  status: z.enum(['waiting', 'counting', 'done', 'failed']),
  /** 0-1. */
  share: z.number(),
  /**
   * Children of the current periods some of whose distances to schools within 5 km change. Null until `done`, and then for
   * one to four, too few to say.
   */
  children: z.number().int().nullable(),
});
export type RemeasureCount = z.infer<typeof remeasureCount>;

/** An edit as it now stands, and where the count of those it measures again stands. */
export const roadEditAnswer = z.object({ edit: roadEdit, count: remeasureCount });
export type RoadEditAnswer = z.infer<typeof roadEditAnswer>;

/** Areas as GeoJSON. */
export const areaFeatures = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      properties: z.record(z.string(), z.union([z.string(), z.number()])),
      geometry: z.object({
        type: z.literal('MultiPolygon'),
        coordinates: z.array(z.array(z.array(lonLat))),
      }),
    }),
  ),
});
export type AreaFeatures = z.infer<typeof areaFeatures>;
