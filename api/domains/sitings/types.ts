import { z } from 'zod';
import { progressGoals } from '#engines/siting/places/places-progress.ts';
import { placeObjectives } from '#engines/siting/places/types.ts';
import { level, lonLat } from '../areas/types.ts';

const ring = z.array(lonLat).min(4).max(2000);
const outline = z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1).max(20) });
const rooms = z.number().int().min(1).max(200);
export const land = z.enum(['public', 'to-be-cleared', 'private', 'unknown']);
const source = z.enum(['drawn', 'generated', 'layer']);
/** Million dong. */
const cost = z.number().min(0).nullable();

/** A place where a school could be built. */
export const siteCandidate = z.object({
  id: z.string(),
  level,
  name: z.string(),
  lonLat,
  shape: outline.nullable(),
  rooms: z.number().int(),
  land,
  cost,
  /** Why it is left out of every choice; null: it may be chosen. */
  excluded: z.string().nullable(),
  source,
  communeCode: z.string().nullable(),
  communeName: z.string().nullable(),
  /** Straight metres to the nearest road. */
  roadMetres: z.number().int().nullable(),
  inWater: z.boolean().nullable(),
});
export type SiteCandidate = z.infer<typeof siteCandidate>;

/** A point, or an outline whose middle it is. */
export const newCandidate = z.object({
  name: z.string().trim().min(1).max(200),
  lonLat: lonLat.nullable().default(null),
  shape: outline.nullable().default(null),
  rooms,
  land: land.default('unknown'),
  cost: cost.default(null),
  source: source.default('drawn'),
  /** Of the map layer and feature it was read from. */
  sourceRef: z.string().max(200).nullable().default(null),
});
export type NewCandidate = z.infer<typeof newCandidate>;

export const candidateChange = z.object({
  name: z.string().trim().min(1).max(200),
  rooms,
  land,
  cost,
  excluded: z.string().trim().min(1).max(500).nullable(),
});
export type CandidateChange = z.infer<typeof candidateChange>;

/** Candidates read from a map layer: the attribute that names them, null for the layer's name and a number. */
export const fromLayer = z.object({
  level,
  layer: z.uuid(),
  rooms,
  nameField: z.string().max(120).nullable().default(null),
  land: land.default('unknown'),
});
export type FromLayer = z.infer<typeof fromLayer>;

/** Candidates thrown over the ground where children live. */
export const generating = z.object({
  level,
  spacingMetres: z.number().int().min(200).max(10_000).default(1000),
  /** Fewest children of a square that gets a candidate. */
  leastChildren: z.number().int().min(1).max(10_000).default(10),
  rooms: rooms.default(20),
});
export type Generating = z.infer<typeof generating>;

/** A place by its candidate, or "expand:" and the school. */
const placeIds = z.array(z.string().min(1).max(80)).max(200).default([]);

export const sitingQuestion = z.object({
  level,
  objective: z.enum(placeObjectives),
  /** At most so many places. */
  open: z.number().int().min(1).max(100),
  /** Calendar year of the newest forecast; null: the children of today. */
  year: z.number().int().nullable().default(null),
  limitMetres: z.number().int().min(100).max(20_000).default(2000),
  /** Rooms every public school could be given more; null: none. */
  expandRooms: rooms.nullable().default(null),
  wholeCells: z.boolean().default(false),
  forced: placeIds,
  forbidden: placeIds,
});
export type SitingQuestion = z.infer<typeof sitingQuestion>;

/** The same question with other places forced or forbidden. */
export const askedAgain = z.object({ forced: placeIds, forbidden: placeIds });

const figures = z.object({
  children: z.number(),
  unseated: z.number(),
  /** Of those seated; null: nobody is. */
  meanMetres: z.number().nullable(),
  longestMetres: z.number(),
  beyond: z.number(),
  fullSchools: z.number().int(),
  /** Where the nearest children are seated first, as in a scenario; absent from answers given before it was counted. */
  unseatedNearestFirst: z.number().optional(),
});

const chosenPlace = z.object({
  id: z.string(),
  kind: z.enum(['expansion', 'site']),
  /** The school that is expanded. */
  schoolId: z.string().nullable(),
  name: z.string(),
  lonLat,
  communeCode: z.string().nullable(),
  rooms: z.number().int(),
  seats: z.number(),
  children: z.number(),
  unseatedBefore: z.number(),
  meanMetresBefore: z.number().nullable(),
  meanMetresAfter: z.number().nullable(),
  relieved: z.array(z.object({ id: z.string(), name: z.string(), children: z.number(), stillFull: z.boolean() })),
});
export type ChosenPlace = z.infer<typeof chosenPlace>;

/** What was and was not taken into account. */
const considered = z.object({
  candidates: z.number().int(),
  /** Candidates left out, with what stands against them. */
  leftOut: z.array(
    z.object({ id: z.string(), name: z.string(), why: z.enum(['excluded', 'water', 'off-road', 'unreached']) }),
  ),
  expansions: z.number().int(),
  seatsUnknown: z.number().int(),
  unreached: z.number(),
  childrenToday: z.number(),
  /** Communes without a forecast of their own, which follow the whole. */
  communesAsWhole: z.number().int(),
});
export type Considered = z.infer<typeof considered>;

export const sitingResult = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('chosen'),
    /** In the unit of the objective; no choice passes `bound`. */
    value: z.number(),
    bound: z.number(),
    gap: z.number(),
    distanceGap: z.number().nullable(),
    status: z.enum(['optimal', 'feasible', 'time-limit']),
    before: figures,
    after: figures,
    places: z.array(chosenPlace),
    /** Groups of five and more who go to a chosen place; of the others their number. */
    gaining: z.array(z.object({ centre: lonLat, placeId: z.string(), children: z.number(), meanMetres: z.number() })),
    gainingFew: z.number(),
    considered,
  }),
  z.object({
    kind: z.literal('deficit'),
    /** `total`: too few seats in all; `reach`: these children reach too few; `choice`: so many openings are too few. */
    lack: z.enum(['total', 'reach', 'choice', 'whole', 'way']),
    proved: z.boolean(),
    children: z.number(),
    seats: z.number(),
    missing: z.number(),
    /** Where these children live, most first, and the schools and candidates they reach. */
    communes: z.array(z.object({ name: z.string().nullable(), children: z.number() })),
    places: z.array(z.string()),
    considered,
  }),
]);
export type SitingResult = z.infer<typeof sitingResult>;

const sitingSteps = [
  ...(['queued', 'gathering', 'choosing', 'opening', 'swapping', 'bounding', 'closing', 'halving'] as const),
  ...(['telling', 'done'] as const),
] as const;

export const siting = z.object({
  id: z.string(),
  question: sitingQuestion,
  basedOn: z.string().nullable(),
  status: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  /**
   * 0-1; the code of what is being done, how many are done of how many, and in the unit of the goal the best choice so far with what no
   * choice passes. Null where it is not counted, or not known yet.
   */
  progress: z.object({
    share: z.number(),
    step: z.enum(sitingSteps),
    done: z.number().int().nullable(),
    all: z.number().int().nullable(),
    goal: z.enum(progressGoals).nullable(),
    best: z.number().nullable(),
    bound: z.number().nullable(),
  }),
  synthetic: z.boolean(),
  failure: z.string().nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
});
export type Siting = z.infer<typeof siting>;
export const sitingWithResult = siting.extend({ result: sitingResult.nullable() });
export type SitingWithResult = z.infer<typeof sitingWithResult>;

/** A candidate of the siting, or any place of the map with rooms. */
export const whyNotQuestion = z.union([z.object({ placeId: z.string().min(1).max(80) }), z.object({ lonLat, rooms })]);
export type WhyNotQuestion = z.infer<typeof whyNotQuestion>;

export const whyNotAnswer = z.object({
  kind: z.enum(['chosen', 'no-room', 'deficit', 'worse', 'left-out', 'unreached']),
  /** Seats missing with it. */
  missing: z.number().nullable(),
  /** Without the rule; with it, the best found and what no choice with it passes. In the unit of the objective. */
  without: z.object({ value: z.number(), bound: z.number() }).nullable(),
  withIt: z
    .object({ value: z.number(), bound: z.number(), meanMetres: z.number().nullable(), unseated: z.number() })
    .nullable(),
  /** What stands against the place itself. */
  against: z.array(z.enum(['excluded', 'water', 'off-road', 'outside'])),
});
export type WhyNotAnswer = z.infer<typeof whyNotAnswer>;
