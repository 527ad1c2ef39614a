import { z } from 'zod';
import { level } from '../areas/types.ts';

/** What children can be counted from. */
export const demandSources = ['applicants', 'communes', 'hamlets', 'raster', 'refusals'] as const;
export type DemandSource = (typeof demandSources)[number];

/** What says where in its commune or hamlet a child may live. */
export const demandWeights = ['roads', 'addresses', 'raster'] as const;
export type DemandWeights = (typeof demandWeights)[number];

/** Children of housing projects added to what is counted: a layer of projects, the attribute that counts, and children of the entry grade for each. */
const housing = z.object({
  layer: z.uuid(),
  field: z.string().min(1).max(120),
  perUnit: z.number().positive().max(10),
});

export const demandQuestion = z.object({
  level,
  source: z.enum(demandSources),
  weights: z.enum(demandWeights).default('roads'),
  housing: housing.nullable().default(null),
});
export type DemandQuestion = z.infer<typeof demandQuestion>;

/** How the children of a level were counted and spread over cells, and how sure that is. */
export const demandStatement = z.object({
  level,
  source: z.enum(demandSources),
  /** Null where children are counted in cells as they are. */
  weights: z.enum(demandWeights).nullable(),
  /** How finely the place of a child is known. */
  knownBy: z.enum(['home', 'pixel', 'hamlet', 'commune']),
  /** Age counted; null where the source is a list of the grade's own children. */
  age: z.number().int().nullable(),
  /** Widest band of ages that was divided evenly; 1: the age itself was counted. */
  bandYears: z.number().int(),
  /** All children; `placed` of them in cells with roads, `unplaced` in places without any. */
  total: z.number().int(),
  placed: z.number().int(),
  unplaced: z.number().int(),
  cells: z.number().int(),
  /** Communes, hamlets or cells that were counted. */
  groups: z.number().int(),
  /** Communes without a figure: their children are not known, and not zero. */
  missing: z.array(z.string()),
  /** Groups for which the chosen weights say nothing: spread by length of road. */
  fellBack: z.number().int(),
  /** People counted where there is no road, moved to the nearest. */
  moved: z.number().int(),
  /** Share of children who would stand in another cell had they been spread by `elsewhereBy`. */
  elsewhere: z.number().nullable(),
  elsewhereBy: z.enum(['roads', 'even']).nullable(),
  /** Children of housing projects, within `total`. */
  housing: z.object({ layer: z.string(), children: z.number().int() }).nullable(),
  synthetic: z.boolean(),
});
export type DemandStatement = z.infer<typeof demandStatement>;

/** What a level's demand is made from now, and what it could be made from. */
export const demandState = z.object({
  level,
  schoolYear: z.string(),
  /** Null: no child is counted yet. */
  chosen: demandStatement.nullable(),
  chosenAt: z.string().nullable(),
  sources: z.array(z.enum(demandSources)),
  weights: z.array(z.enum(demandWeights)),
  /** Layers of housing projects, with the attributes that are numbers. */
  housing: z.array(z.object({ id: z.uuid(), name: z.string(), fields: z.array(z.string()) })),
});
export type DemandState = z.infer<typeof demandState>;

/** Where the children of a level live. */
export const childrenByCell = z.object({
  level,
  schoolYear: z.string(),
  synthetic: z.boolean(),
  /** All children in cells. */
  total: z.number().int(),
  /** H3 cells of resolution 9; null: too few to be told, or their number would tell of another cell's few. */
  cells: z.array(z.object({ cell: z.string(), children: z.number().int().nullable() })),
  /** Cells without a number, listed or not, and their children in all. */
  hidden: z.object({ cells: z.number().int(), children: z.number().int() }),
});
export type ChildrenByCell = z.infer<typeof childrenByCell>;
