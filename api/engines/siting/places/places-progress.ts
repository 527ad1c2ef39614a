import type { SearchProgress, SearchStep } from '../search-progress.ts';

/** What the search that is told of makes least or most; `fairness` has no unit that says anything. */
export const progressGoals = ['seats', 'metres', 'longest', 'within', 'fairness'] as const;
export type ProgressGoal = (typeof progressGoals)[number];

/** How far a choice of places is. */
export interface PlacesProgress extends Pick<SearchProgress, 'share' | 'done' | 'all'> {
  /** `halving`: distances are tried, whether all find a seat within. */
  step: SearchStep | 'halving';
  goal: ProgressGoal;
  /** The best choice so far and what none passes, in the unit of the goal: children without a seat, metres, children within the limit. */
  best: number | null;
  bound: number | null;
}

export type HearPlaces = (told: PlacesProgress) => void;

interface Part {
  goal: ProgressGoal;
  /** The share of the whole at which this search begins and ends. */
  from: number;
  to: number;
  /** A cost of the search in the unit of the goal; null where it says nothing. */
  unit: ((cost: number) => number) | null;
  /** What is reached already and stays, where the search itself says nothing. */
  reached?: { best: number; bound: number };
}

/** Hears one search of the siting engine as a part of a choice of places. */
export function hearPart(hear: HearPlaces | undefined, { goal, from, to, unit, reached }: Part) {
  if (!hear) return undefined;
  return ({ share, step, done, all, cost, bound }: SearchProgress): void => {
    const inUnit = (value: number | null) => (value === null || unit === null ? null : unit(Math.max(0, value)));
    const found = reached ?? { best: inUnit(cost), bound: inUnit(bound) };
    hear({ ...{ step, done, all, goal }, share: from + (to - from) * share, ...found });
  };
}
