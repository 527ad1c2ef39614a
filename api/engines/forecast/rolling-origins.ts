import type { Misses } from './bands.ts';
import { project } from './project.ts';
import { type ForecastProblem, known, type Projection } from './types.ts';

/** Fewest years before an origin is forecast from, and the most origins looked back at. */
const fewestYears = 3;
const mostOrigins = 15;
/** Misses kept of one origin and year ahead: enough for quantiles, spread evenly over the cells. */
const mostMisses = 40_000;

/** The forecasts that would have been made in earlier years, and what they missed at the cells that were counted since. */
export interface RollingOrigins {
  projections: Projection[];
  /** By year ahead, 0 the first. */
  misses: Misses[];
}

/** Forecasts from every earlier year of the history, each reading nothing later than its own origin. */
export function rollingOrigins(problem: ForecastProblem, horizon: number): RollingOrigins {
  const last = problem.yearCount - 1;
  const misses: Misses[] = Array.from({ length: horizon }, () => ({ forecast: [], counted: [], fed: [], target: [] }));
  const projections: Projection[] = [];
  for (let origin = Math.max(fewestYears - 1, last - mostOrigins); origin < last; origin++) {
    if (problem.missingYears[origin]) continue;
    const projection = project(problem, origin, Math.min(horizon, last - origin));
    projections.push(projection);
    for (let h = 0; h < projection.horizon; h++) gather(problem, projection, h, misses[h]);
  }
  return { projections, misses };
}

function gather(problem: ForecastProblem, { origin, horizon, rows, fed }: Projection, h: number, misses: Misses): void {
  const { yearCount, grades, schools, pupils, states } = problem;
  const target = origin + 1 + h;
  const cells = schools.length * grades.length;
  const stride = Math.max(1, Math.ceil(cells / mostMisses));
  for (let cell = target % stride; cell < cells; cell += stride) {
    const s = Math.floor(cell / grades.length);
    const g = cell % grades.length;
    const forecast = rows[(s * horizon + h) * grades.length + g];
    const at = (s * yearCount + target) * grades.length + g;
    if (states[at] !== known || Number.isNaN(forecast)) continue;
    misses.forecast.push(forecast);
    misses.counted.push(pupils[at]);
    misses.fed.push(fed[cell]);
    misses.target.push(target);
  }
}
