import type { ComingYear } from '../capacity/coming-years.ts';

/** Something that can be built, some of it or all, in the years of a programme. */
export interface Work {
  /** Index of the area whose pupils get its seats. */
  area: number;
  /** Paid once, in the year it is begun: land, a site made ready. */
  startCost: number;
  /** Seats there are from then on without any room; a work with rooms has none. */
  startSeats: number;
  /** Rooms that can be built in all, no year fewer than `leastRooms` where any are; 0: it has none. */
  rooms: number;
  leastRooms: number;
  roomCost: number;
  roomSeats: number;
  /** First year it can be built in, as an index; as many as there are years: in none. */
  from: number;
  /** Index of the work that must stand before it, −1 none. */
  after: number;
}

/** What is to be put into years. Indices of areas and years are dense; money is in one unit. */
export interface ProgrammeProblem {
  years: number;
  /** Pupils without a seat if nothing is built, area by area, a figure a year; negative: seats to spare, NaN: not known. */
  short: Float64Array;
  /** Money of each year. */
  budget: Float64Array;
  /** What one year leaves may be spent in a later one. */
  carryOver: boolean;
  works: readonly Work[];
}

/** Rooms of a work in a year. A work without rooms is built with 0 of them. */
export interface Stage {
  work: number;
  year: number;
  rooms: number;
}

export interface Programme {
  /** By year, then work; the first of a work is its beginning. */
  stages: Stage[];
  /** Pupils without a seat, summed over years and areas that are known. */
  unmet: number;
  money: number;
  /** No programme leaves fewer pupil-years without a seat than this. */
  bound: number;
}

/** Asked now and then during a search; true: come to an end. */
export type Stop = () => boolean;

/** A commune's seats held against its pupils, year by year; null is unknown. */
export interface CommuneNeed {
  id: string | null;
  name: string;
  seats: number | null;
  years: readonly ComingYear[];
}

/** What the planner says of a work. */
interface WorkSettings {
  /** First year its land is free to build on; null: not cleared. Work on a school's own ground needs none. */
  clearedFrom?: number | null | undefined;
  /** The year it is fixed to, or that it is not to be built; null: the search places it. */
  pin?: number | 'never' | null | undefined;
  /** Rooms of the fixed year; null: all. */
  pinRooms?: number | null | undefined;
}

export interface PlanSettings {
  /** Money of each year. */
  budgets: readonly number[];
  carryOver: boolean;
  planFor: 'sure' | 'likely' | 'possible';
  works: Readonly<Record<string, WorkSettings>>;
}

/** Why a work stands in no year. */
export const whyNots = [
  'ruled-out',
  'by-hand',
  'no-price',
  'need-unknown',
  'not-needed',
  'land',
  'waits',
  'no-money',
] as const;
export type WhyNot = (typeof whyNots)[number];

export interface PlannedWork {
  key: string;
  stages: { year: number; rooms: number; seats: number; cost: number | null }[];
  reason: WhyNot | null;
}

interface BeforeAfter {
  before: number;
  after: number;
}

/** A programme in figures: what stands when, for how much money, and what is still short by how sure it is. */
export interface ProgrammePlan {
  years: number[];
  planFor: PlanSettings['planFor'];
  works: PlannedWork[];
  money: { year: number; budget: number; spent: number }[];
  /** Pupils without a seat in their commune: surely, expected and possibly, before and after. */
  need: { year: number; sure: BeforeAfter; likely: BeforeAfter; possible: BeforeAfter }[];
  /** Pupil-years of the case planned for; no programme within the budgets leaves fewer than `bound`. */
  unmet: BeforeAfter & { bound: number };
  communes: {
    id: string | null;
    name: string;
    years: (ComingYear & { seats: number | null; balanceBefore: number | null })[];
  }[];
}
