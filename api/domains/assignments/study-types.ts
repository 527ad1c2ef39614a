import { z } from 'zod';
import { lonLat } from '../areas/types.ts';
import { rules } from '../periods/types.ts';
import { flows } from './types.ts';

/** Which children, seats and distances a study goes by: those of now, or the frozen inputs of a finished run (a past season). */
const base = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('now') }),
  z.object({ kind: z.literal('run'), runId: z.uuid() }),
]);

/** Rules to be tried: a version of the period's, or a draft nobody saved. */
const ruleSet = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('version'), version: z.number().int().min(1) }),
  z.object({ kind: z.literal('draft'), name: z.string().trim().min(1).max(100), rules }),
]);
export type RuleSet = z.infer<typeof ruleSet>;

/** One side of a comparison: rules run on the base, or a finished run as it stands. */
const comparedSet = z.union([ruleSet, z.object({ kind: z.literal('run'), runId: z.uuid() })]);
export type ComparedSet = z.infer<typeof comparedSet>;

const seed = z.string().min(1).max(200);

/** A way closed, a bridge or a ferry laid, for this question alone: it is not stored as an edit of the roads. */
export const supposedEdit = z.object({
  kind: z.enum(['close-way', 'add-way', 'add-ferry']),
  line: z.array(lonLat).min(1).max(500),
  profiles: z.array(z.enum(['walk', 'motorbike'])).min(1),
  seconds: z.number().int().nullable(),
  /** What people call it, for whoever reads the answer; absent: its points say it. */
  name: z.string().max(200).optional(),
});
export type SupposedEdit = z.infer<typeof supposedEdit>;

export const studyQuestion = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('compare'), base, sets: z.array(comparedSet).min(2).max(4), seed }),
  z.object({
    kind: z.literal('stress'),
    base,
    set: ruleSet,
    seed,
    intakes: z.number().int().min(10).max(2000).default(200),
    /** Expected children against this year, and the swing of a commune beyond chance, in percent. */
    growthPercent: z.number().min(-50).max(200).default(0),
    spreadPercent: z.number().min(0).max(100).default(10),
  }),
  z.object({ kind: z.literal('transport'), set: ruleSet, seed, edits: z.array(supposedEdit).min(1).max(20) }),
]);
export type StudyQuestion = z.infer<typeof studyQuestion>;

const metres = z.number().int().nullable();
const count = z.number().int();
/** Null: one to four children, too few to say. */
const fewHidden = z.number().int().nullable();

const setFigures = z.object({
  children: count,
  placed: fewHidden,
  unplaced: fewHidden,
  firstChoice: fewHidden,
  meanMetres: metres,
  medianMetres: metres,
  ninthDecileMetres: metres,
  maxMetres: metres,
  distances: z.array(fewHidden),
  better: fewHidden,
  worse: fewHidden,
  changed: fewHidden,
});
export type ShownFigures = z.infer<typeof setFigures>;

/** One commune, group or kind of residence; name null: those with fewer than five children, together. */
const part = z.object({ name: z.string().nullable(), figures: z.array(setFigures) });
export type StudyPart = z.infer<typeof part>;

export const comparison = z.object({
  kind: z.literal('compare'),
  sets: z.array(z.object({ name: z.string(), mechanism: z.string() })),
  /** By what a place is better than another: higher in the child's list, or nearer. */
  yardstick: z.enum(['wish', 'metres']),
  distanceEdges: z.array(count),
  total: z.array(setFigures),
  /** Null: the data have no such column. */
  communes: z.array(part).nullable(),
  groups: z.array(part).nullable(),
  residences: z.array(part).nullable(),
  schools: z.array(
    z.object({ schoolId: z.string(), name: z.string(), lonLat, seats: count, placed: z.array(fewHidden) }),
  ),
  /** Who goes where under each set, and of them those whose school is another than under the first. */
  flows: z.array(z.object({ all: flows, changed: flows })),
  /** Children in one of the sets only: they are left out. */
  notInAll: count,
});
export type Comparison = z.infer<typeof comparison>;

/** One child whose school or metres differ between the sets: for the operator alone. */
export const changedChild = z.object({
  applicantId: z.string(),
  /** By set; null: without a place. */
  places: z.array(z.object({ schoolName: z.string(), metres }).nullable()),
  /** Against the first set: worse in any of the others, else better in any. */
  change: z.enum(['better', 'same', 'worse']),
});
export type ChangedChild = z.infer<typeof changedChild>;

const overflow = z.object({ probability: z.number(), seatsToAdd: count, meanShort: z.number() });
export const stressResult = z.object({
  kind: z.literal('stress'),
  intakes: count,
  childrenNow: count,
  /** Mean, and the least and most of nine in ten intakes. */
  children: z.object({ mean: z.number(), low: count, high: count }),
  growthPercent: z.number(),
  spreadPercent: z.number(),
  mechanism: z.string(),
  city: overflow,
  schools: z.array(
    overflow.extend({ schoolId: z.string(), name: z.string(), lonLat, seats: count, meanAsked: z.number() }),
  ),
  communes: z.array(overflow.extend({ name: z.string().nullable(), meanChildren: z.number() })),
  twinsApart: z.boolean(),
});
export type StressResult = z.infer<typeof stressResult>;

export const study = z.object({
  id: z.string(),
  periodId: z.string(),
  kind: z.enum(['compare', 'stress', 'transport']),
  question: studyQuestion,
  status: z.enum(['queued', 'running', 'done', 'cancelled', 'failed']),
  progress: z.object({ share: z.number(), step: z.string() }),
  synthetic: z.boolean(),
  failure: z.string().nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
});
export type Study = z.infer<typeof study>;

/** What a finished study found. A study of transport is a comparison of the roads as they are and as supposed. */
export const studyResult = z.discriminatedUnion('kind', [comparison, stressResult]);
export type StudyResult = z.infer<typeof studyResult>;
