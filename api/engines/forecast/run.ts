import { type BackTestRow, backTest } from './back-test.ts';
import { type BandSource, bandsFor } from './bands.ts';
import { commonParts, type GroupSums, sumByGroup } from './draws.ts';
import { project } from './project.ts';
import { type RollingOrigins, rollingOrigins } from './rolling-origins.ts';
import type { Bands, ForecastProblem, Projection } from './types.ts';

/** A forecast from the last year of the history. */
export interface Forecast {
  projection: Projection;
  bands: Bands;
  bandSource: BandSource;
  /** The forecasts of earlier years the bands are taken from. */
  rolling: RollingOrigins;
}

/** Years ahead the back-test reports. */
const reportedHorizons = [1, 3, 5];

/** Forecasts `horizon` years from the last year, each row with low and high at `level` (0 < level < 1). */
export function run(problem: ForecastProblem, horizon: number, level: number): Forecast {
  const projection = project(problem, problem.yearCount - 1, horizon);
  const rolling = rollingOrigins(problem, horizon);
  const { bands, source } = bandsFor(projection, rolling.misses, level, problem.yearCount - 1);
  return { projection, bands, bandSource: source, rolling };
}

/** The same rows at another level, without forecasting again. */
export function bandsAt({ projection, rolling }: Forecast, level: number): Bands {
  return bandsFor(projection, rolling.misses, level, projection.origin).bands;
}

/** Sums of rows with the range of each sum; `groups` as in `sumByGroup`. */
export function sums(
  problem: ForecastProblem,
  forecast: Forecast,
  bands: Bands,
  groups: Int32Array,
  groupCount: number,
): GroupSums {
  const { projection, rolling } = forecast;
  const common = commonParts(problem, rolling.projections, projection.horizon);
  return sumByGroup(problem, projection, bands, common, groups, groupCount);
}

/** The permanent back-test of this history, at 1, 3 and 5 years ahead whatever the horizon asked for. */
export function backTestOf(problem: ForecastProblem, forecast: Forecast): BackTestRow[] {
  const farthest = Math.max(...reportedHorizons);
  const rolling = forecast.projection.horizon >= farthest ? forecast.rolling : rollingOrigins(problem, farthest);
  return backTest(problem, rolling, { horizons: reportedHorizons, level: forecast.bands.level });
}
