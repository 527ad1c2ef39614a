import { z } from 'zod';
import { level } from '../areas/types.ts';

const share = z.number().min(0).max(1);
const calendarYear = z.number().int().min(1900).max(2200);
const grades = z.array(z.string().max(4)).min(1).max(14);

/** What is supposed beside the history. Every list may be empty: then nothing is supposed. */
export const assumptionsBody = z.object({
  /** Percent a year of net arrivals beyond what the history shows, everywhere. */
  migrationPercent: z.number().min(-20).max(20).default(0),
  /** The same for single communes, in place of the general figure. */
  communes: z.array(z.object({ communeCode: z.string(), percent: z.number().min(-20).max(20) })).default([]),
  housing: z
    .array(
      z.object({
        name: z.string().min(1).max(200),
        schoolId: z.string(),
        firstYear: calendarYear,
        /** Years over which the dwellings fill. */
        years: z.number().int().min(1).max(20),
        dwellings: z.number().min(0).max(200_000),
        pupilsPerDwelling: z.number().min(0).max(5),
        grades,
      }),
    )
    .default([]),
  openings: z
    .array(
      z.object({
        name: z.string().min(1).max(200),
        communeCode: z.string(),
        year: calendarYear,
        grades,
        from: z.array(z.object({ schoolId: z.string(), share })).min(1),
      }),
    )
    .default([]),
  closings: z
    .array(
      z.object({
        schoolId: z.string(),
        year: calendarYear,
        to: z.array(z.object({ schoolId: z.string(), share })).min(1),
      }),
    )
    .default([]),
});
export type AssumptionsBody = z.infer<typeof assumptionsBody>;

export const savedAssumptions = z.object({
  version: z.number(),
  body: assumptionsBody,
  createdBy: z.string(),
  createdAt: z.string(),
});
export type SavedAssumptions = z.infer<typeof savedAssumptions>;

export const newForecast = z.object({
  horizon: z.number().int().min(1).max(10).default(5),
  /** Null: nothing supposed. */
  assumptionsVersion: z.number().int().min(1).nullable().default(null),
});
export type NewForecast = z.infer<typeof newForecast>;

export const forecastRun = z.object({
  id: z.string(),
  assumptionsVersion: z.number().nullable(),
  horizon: z.number(),
  status: z.enum(['queued', 'running', 'done', 'failed']),
  synthetic: z.boolean(),
  failure: z.string().nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
});
export type ForecastRun = z.infer<typeof forecastRun>;

const figures = z.array(z.number().nullable());

/** Pupils by year: counted in the past (null unknown), expected in the future with the ranges half and nine tenths should fall in. */
export const series = z.object({
  history: figures,
  pupils: figures,
  low50: figures,
  high50: figures,
  low90: figures,
  high90: figures,
});
export type Series = z.infer<typeof series>;

const methodErrors = z.object({ wholeMape: z.number().nullable(), schoolMedianApe: z.number().nullable() });
/** What earlier forecasts of this history missed, in percent, beside the plain methods and what hindsight would still have missed. */
export const backTestLine = z.object({
  yearsAhead: z.number(),
  origins: z.number(),
  schools: z.number(),
  forecast: methodErrors,
  references: z.object({ naive: methodErrors, mean3: methodErrors, mean5: methodErrors }),
  coverage: z.number().nullable(),
  rows: z.number(),
  noiseFloor: methodErrors,
});

/** The newest forecast, for one level. Every total is the sum of the rows under it. */
export const levelForecast = z.object({
  run: forecastRun,
  level,
  /** Grades of the level in the history, in their order. */
  grades: z.array(z.string()),
  historyYears: z.array(z.number()),
  years: z.array(z.number()),
  total: series,
  communes: z.array(series.extend({ communeCode: z.string().nullable() })),
  schools: z.array(series.extend({ schoolId: z.string(), communeCode: z.string().nullable(), planned: z.boolean() })),
  /** In the order of `grades`; empty for a forecast made before they were added up. */
  byGrade: z.array(series.extend({ grade: z.string() })),
  backTest: z.array(backTestLine),
  notes: z.array(
    z.object({
      code: z.string(),
      record: z.string().nullable(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
});
export type LevelForecast = z.infer<typeof levelForecast>;

/** One cell of the forecast with its level. */
export interface ForecastCell extends Series {
  schoolId: string;
  grade: string;
  level: LevelForecast['level'];
}

/** The artefact of a finished forecast. */
export interface StoredForecast {
  historyYears: number[];
  years: number[];
  cells: ForecastCell[];
  schools: { id: string; communeCode: string | null; planned: boolean }[];
  /** Sums with the range of the sum: key is `level`, `level commune` or `level school`. */
  sums: Record<string, Series>;
  backTest: LevelForecast['backTest'];
  notes: LevelForecast['notes'];
}

/** A code of the history that is no school of today, and which school it may have become. */
export const unmatchedSchool = z.object({
  oldId: z.string(),
  name: z.string().nullable(),
  firstYear: z.number(),
  lastYear: z.number(),
  lastPupils: z.number().nullable(),
  suggestions: z.array(
    z.object({
      schoolId: z.string(),
      name: z.string(),
      /** 0-1: likeness of names, of the years (one ends where the other begins) and of size. */
      likeness: z.number(),
    }),
  ),
});
export const schoolMatch = z.object({
  oldId: z.string(),
  newId: z.string(),
  decidedBy: z.string(),
  decidedAt: z.string(),
});
export const matchList = z.object({ unmatched: z.array(unmatchedSchool), matches: z.array(schoolMatch) });
export type MatchList = z.infer<typeof matchList>;
