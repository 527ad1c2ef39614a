import { z } from 'zod';
import { level, lonLat } from '../areas/types.ts';

const id = z.string().min(1).max(60);
const name = z.string().trim().min(1).max(200);
const line = z.array(lonLat).min(1).max(500);
const communeCode = z.string().max(20).nullable();
const rooms = z.number().int().min(1).max(200);

/** One change as it travels and is stored: the values of the scenario engine. */
export const changeValue = z.discriminatedUnion('kind', [
  z.object({
    ...{ kind: z.literal('open-site'), id, name, lonLat, communeCode, rooms },
    opens: z
      .string()
      .regex(/^\d{4}-\d{4}$/)
      .nullable(),
  }),
  z.object({ kind: z.literal('close-school'), schoolId: id }),
  z.object({
    kind: z.literal('merge-schools'),
    intoId: id,
    fromId: id,
    keepSite: z.boolean(),
    rooms: rooms.optional(),
  }),
  z.object({ kind: z.literal('move-school'), schoolId: id, lonLat }),
  z.object({ kind: z.literal('add-rooms'), schoolId: id, rooms }),
  z.object({ kind: z.literal('remove-rooms'), schoolId: id, rooms }),
  z.object({ kind: z.literal('change-levels'), schoolId: id, levels: z.array(level) }),
  z.object({ kind: z.literal('change-sessions'), schoolId: id, sessions: z.union([z.literal(1), z.literal(2)]) }),
  z.object({ kind: z.literal('new-road'), id, name, line, ferry: z.boolean(), bridge: z.boolean().optional() }),
  z.object({ kind: z.literal('close-road'), id, line }),
  z.object({
    ...{ kind: z.literal('move-boundary'), schoolId: id.nullable() },
    cells: z.array(z.string().max(20)).max(20_000),
  }),
  z.object({
    ...{ kind: z.literal('housing-project'), id, name, lonLat, communeCode },
    children: z.number().int().min(1).max(20_000),
  }),
  z.object({ kind: z.literal('change-cap'), classCap: z.number().int() }),
]);

/** A sentence: a code into the words of scenarios and its values. */
export const saying = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });

export const scenarioSummary = z.object({
  id: z.string(),
  name: z.string(),
  level,
  /** Changes in force, and in all with those undone. */
  position: z.number().int(),
  changeCount: z.number().int(),
  branchedFrom: z.string().nullable(),
  /** Null: private. */
  shareCode: z.string().nullable(),
  adoptedAt: z.string().nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
});
export type ScenarioSummary = z.infer<typeof scenarioSummary>;

export const scenarioComment = z.object({
  id: z.string(),
  communeCode: z.string().nullable(),
  communeName: z.string().nullable(),
  author: z.string(),
  words: z.string(),
  writtenAt: z.string(),
});
export type ScenarioComment = z.infer<typeof scenarioComment>;

/** A change with who made it; the first `position` of the list are in force. */
export const scenario = scenarioSummary.extend({
  changes: z.array(changeValue),
  comments: z.array(scenarioComment),
  /** The base its changes were last seen against, and the one in force: other hashes mean that the base has changed. */
  baseSha256: z.string(),
  baseNowSha256: z.string(),
});
export type Scenario = z.infer<typeof scenario>;

export const conflict = z.object({ at: z.number().int(), why: saying });

const metres = z.number().nullable();
/** Null: one to four children, too few to say. */
const few = z.number().int().nullable();

/** What people without an account may see of a shared scenario: counts, those of one to four children left out. */
export const scenarioFigures = z.object({
  children: z.number().int(),
  placed: z.number().int(),
  unplaced: few,
  seats: z.number().int(),
  openSchools: z.number().int(),
  seatsUnknown: z.number().int(),
  meanMetres: metres,
  medianMetres: metres,
  ninthMetres: metres,
  beyond: few,
  distribution: z.array(few),
  fullPlaces: z.number().int(),
  overflow: few,
  /** Most children on one stretch of road, and metres of road that 100 or more walk. */
  fullestWay: few,
  busyMetres: z.number().int(),
  communes: z.array(
    z.object({ name: z.string().nullable(), children: few, unplaced: few, beyond: few, meanMetres: metres }),
  ),
  schools: z.array(
    z.object({ id: z.string(), name: z.string(), open: z.boolean(), seats: few, children: few, meanMetres: metres }),
  ),
});
export type ScenarioFigures = z.infer<typeof scenarioFigures>;

export const movedFigures = z.object({ children: few, nearer: few, farther: few, gained: few, lost: few });

export const compared = z.object({
  limitMetres: z.number().int(),
  synthetic: z.boolean(),
  /** The base first, then each scenario asked for. */
  base: scenarioFigures,
  scenarios: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      history: z.array(saying),
      /** The first so many changes are those of the first scenario, too: where they branched. */
      common: z.number().int(),
      figures: scenarioFigures,
      moved: movedFigures,
      /** Million dong; null: no prices, or none for something it builds. */
      cost: z.number().nullable(),
    }),
  ),
});
export type Compared = z.infer<typeof compared>;

/** A shared scenario as its link shows it: discussed, not approved. */
export const sharedScenario = z.object({
  name: z.string(),
  level,
  sharedAt: z.string(),
  adoptedAt: z.string().nullable(),
  compared,
  comments: z.array(scenarioComment),
  communes: z.array(z.object({ code: z.string(), name: z.string() })),
});
export type SharedScenario = z.infer<typeof sharedScenario>;

export const score = z.object({
  periodName: z.string(),
  synthetic: z.boolean(),
  children: z.number().int(),
  /** Of children placed in both: nearer and farther by at least `steps` metres. */
  steps: z.array(z.object({ metres: z.number().int(), nearer: few, farther: few })),
  placedBefore: z.number().int(),
  placedAfter: z.number().int(),
  meanMetresBefore: metres,
  meanMetresAfter: metres,
  position: z.number().int(),
  scoredAt: z.string(),
});
export type Score = z.infer<typeof score>;

export const costs = z.object({
  validFrom: z.iso.date(),
  source: z.string().trim().min(1).max(500),
  /** Million dong; null: not known. */
  room: z.number().min(0).nullable(),
  site: z.number().min(0).nullable(),
  roadMetre: z.number().min(0).nullable(),
  bridgeMetre: z.number().min(0).nullable().default(null),
});
export type Costs = z.infer<typeof costs>;
