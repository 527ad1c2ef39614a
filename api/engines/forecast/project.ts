import { dampShocks } from './damp-shocks.ts';
import { historyUntil, usableYears, wholeOf } from './history.ts';
import { pastOfWhole } from './past-of-whole.ts';
import { forecastSchools } from './schools.ts';
import type { ForecastProblem, Projection } from './types.ts';
import { forecastWhole } from './whole.ts';

/**
 * The forecast from year `origin` (index), reading nothing later: what would have been said then. Every row is ≥ 0 or NaN (a grade
 * without one known figure); every total is the sum of its rows.
 */
export function project(problem: ForecastProblem, origin: number, horizon: number): Projection {
  const history = historyUntil(problem, origin);
  const counted = wholeOf(history);
  const usable = usableYears(history);
  const shocks = dampShocks(history);
  const past = pastOfWhole(counted, wholeOf(history), history.grades, usable);
  const whole = forecastWhole(problem, past, usable, horizon);
  const schools = forecastSchools(history, whole, past, horizon);
  return {
    origin,
    horizon,
    gradeCount: problem.grades.length,
    ...schools,
    birthsProjectedFrom: whole.entry?.projectedFrom(origin + horizon) ?? null,
    entryLag: whole.entry?.lag ?? null,
    shocks,
  };
}
