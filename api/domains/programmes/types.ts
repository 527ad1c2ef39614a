import { z } from 'zod';
import { outlooks } from '#engines/capacity/coming-years.ts';
import { planCases } from '#engines/programme/plan-programme.ts';
import { whyNots } from '#engines/programme/types.ts';
import { level, lonLat } from '../areas/types.ts';
import { costs, saying } from '../scenarios/types.ts';

const year = z.number().int().min(1900).max(2200);
const million = z.number().min(0).max(1e9);
const figure = z.number().nullable();

/** What the planner says: money of each year, and of each work its land and its fixed year. */
export const programmeSettings = z.object({
  /** Million dong by first calendar year of the school year; a year without a line has none. */
  budgets: z.array(z.object({ year, million })).max(40),
  carryOver: z.boolean(),
  planFor: z.enum(planCases),
  works: z
    .array(
      z.object({
        key: z.string().min(1).max(200),
        clearedFrom: year.nullable(),
        pin: z.union([year, z.literal('never')]).nullable(),
        pinRooms: z.number().int().min(1).max(200).nullable(),
      }),
    )
    .max(500),
});
export type ProgrammeSettings = z.infer<typeof programmeSettings>;

/** A change of the scenario as something to be built in a year. */
const programmeWork = z.object({
  key: z.string(),
  kind: z.string(),
  saying,
  communeName: z.string().nullable(),
  lonLat: lonLat.nullable(),
  rooms: z.number().int(),
  leastRooms: z.number().int(),
  /** Seats of the whole level once all of it is built. */
  seats: z.number().int(),
  /** Million dong; null: no price. */
  cost: figure,
  byHand: z.boolean(),
  needsLand: z.boolean(),
});
export type ProgrammeWork = z.infer<typeof programmeWork>;

const beforeAfter = z.object({ before: z.number(), after: z.number() });

const programmePlan = z.object({
  years: z.array(year),
  planFor: z.enum(planCases),
  works: z.array(
    z.object({
      key: z.string(),
      stages: z.array(z.object({ year, rooms: z.number().int(), seats: z.number(), cost: figure })),
      reason: z.enum(whyNots).nullable(),
    }),
  ),
  money: z.array(z.object({ year, budget: z.number(), spent: z.number() })),
  need: z.array(z.object({ year, sure: beforeAfter, likely: beforeAfter, possible: beforeAfter })),
  /** Pupil-years without a seat in the case planned for; no programme within the budgets leaves fewer than `bound`. */
  unmet: beforeAfter.extend({ bound: z.number() }),
  communes: z.array(
    z.object({
      id: z.string().nullable(),
      name: z.string(),
      years: z.array(
        z.object({
          year,
          seats: figure,
          pupils: figure,
          balanceBefore: figure,
          balance: figure,
          balanceLow: figure,
          balanceHigh: figure,
          outlook: z.enum(outlooks).nullable(),
        }),
      ),
    }),
  ),
});

export const programme = z.object({
  scenarioId: z.string(),
  scenarioName: z.string(),
  level,
  /** Years of the newest forecast; null: none was made of this level yet. */
  years: z.array(year).nullable(),
  synthetic: z.boolean(),
  costs: costs.nullable(),
  works: z.array(programmeWork),
  /** Null: none was made yet. */
  made: z
    .object({
      settings: programmeSettings,
      plan: programmePlan,
      /** The scenario, the forecast, the seats or the prices have changed since. */
      outdated: z.boolean(),
      madeBy: z.string(),
      madeAt: z.string(),
    })
    .nullable(),
});
export type Programme = z.infer<typeof programme>;
