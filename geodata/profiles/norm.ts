import type { Level } from './level.ts';

/** What a norm measures; its words are `capacity.norm.<id>`, its unit goes with the id. */
export const normIds = [
  'class-cap',
  'classes-per-room',
  'rooms-per-10000',
  'places-per-1000',
  'least-classes',
  'most-classes',
  'land-per-pupil',
  'service-metres',
  'boarding-metres',
] as const;
export type NormId = (typeof normIds)[number];

/** A figure a network is held against. It has dates and a source; missing it warns, never refuses. */
export interface Norm {
  id: NormId;
  /** Null: all levels together. */
  level: Level | null;
  value: number;
  validFrom: string;
  validTo: string | null;
  source: string;
}

/** The norm in force on `date` (ISO), the newest first; null where none is known. */
export function normOn(norms: readonly Norm[], id: NormId, level: Level | null, date: string): Norm | null {
  const inForce = norms.filter(
    (norm) =>
      norm.id === id &&
      norm.level === level &&
      norm.validFrom <= date &&
      (norm.validTo === null || date <= norm.validTo),
  );
  return inForce.sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0] ?? null;
}
