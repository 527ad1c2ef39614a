import { z } from 'zod';
import { outlooks } from '#engines/capacity/coming-years.ts';
import { normIds } from '../../../geodata/profiles/norm.ts';
import { level } from '../areas/types.ts';
import { ownership } from '../schools/types.ts';

const figure = z.number().nullable();
const knownSum = z.object({ total: figure, sum: z.number(), known: z.number().int(), of: z.number().int() });
const owner = z.object({ schools: z.number().int(), seats: knownSum, pupils: knownSum, balance: figure });

export const areaBalance = z.object({
  area: z.string().nullable(),
  name: z.string(),
  owners: z.object({ public: owner, private: owner, unknown: owner }),
  all: owner,
  rooms: knownSum,
  population: figure,
  children: figure,
  againstChildren: figure,
  placesWanted: figure,
  againstPlaces: figure,
  roomsPer10000: figure,
});

export const norm = z.object({
  id: z.enum(normIds),
  level: level.nullable(),
  value: z.number(),
  validFrom: z.string(),
  source: z.string(),
  /** The authority's own figure, in place of the country's. */
  own: z.boolean(),
});
export type NormInForce = z.infer<typeof norm>;

export const capacityReport = z.object({
  level,
  schoolYear: z.string(),
  synthetic: z.boolean(),
  norms: z.array(norm),
  schools: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      area: z.string().nullable(),
      ownership,
      seats: figure,
      basis: z.enum(['stated', 'classes', 'rooms']).nullable(),
      pupils: figure,
      classes: figure,
      rooms: figure,
      balance: figure,
      averageClass: figure,
    }),
  ),
  areas: z.array(areaBalance),
  total: areaBalance,
  warnings: z.array(
    z.object({
      code: z.enum([
        'pupils-over-seats',
        'class-over-cap',
        'too-few-classes',
        'too-many-classes',
        'land-small',
        'children-over-seats',
        'places-short',
        'rooms-short',
      ]),
      area: z.string().nullable(),
      school: z.string().nullable(),
      name: z.string(),
      value: z.number(),
      norm: z.number(),
      beyond: z.number(),
    }),
  ),
});
export type CapacityReport = z.infer<typeof capacityReport>;

const againstSeats = z.object({
  seats: figure,
  years: z.array(
    z.object({
      year: z.number().int(),
      pupils: figure,
      balance: figure,
      balanceLow: figure,
      balanceHigh: figure,
      outlook: z.enum(outlooks).nullable(),
    }),
  ),
});
const placeAgainstSeats = againstSeats.extend({ id: z.string().nullable(), name: z.string() });

export const comingYearsReport = z.object({
  level,
  schoolYear: z.string(),
  synthetic: z.boolean(),
  /** Null: no forecast of this level yet. */
  forecast: z
    .object({
      years: z.array(z.number().int()),
      communes: z.array(placeAgainstSeats),
      schools: z.array(placeAgainstSeats),
      total: againstSeats,
    })
    .nullable(),
});
export type ComingYears = z.infer<typeof comingYearsReport>;

export const ownNorm = z.object({
  level: level.nullable(),
  value: z.number().positive().max(1_000_000),
  validFrom: z.iso.date(),
  source: z.string().trim().min(1).max(500),
});
export type OwnNorm = z.infer<typeof ownNorm>;
