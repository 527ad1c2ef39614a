import { bandsFor } from './bands.ts';
import { hindsightRows, lookBack } from './hindsight.ts';
import { projectReference, type ReferenceName, referenceNames } from './references.ts';
import type { RollingOrigins } from './rolling-origins.ts';
import { type Bands, type ForecastProblem, known, noRow, type Projection } from './types.ts';

/** Errors of one method: mean absolute percentage error of the whole, median absolute percentage error of school totals. */
export interface MethodErrors {
  wholeMape: number | null;
  schoolMedianApe: number | null;
}

/** One horizon of the back-test. Percentages; null where no origin reaches so far. */
export interface BackTestRow {
  yearsAhead: number;
  origins: number;
  /** School totals compared. */
  schools: number;
  forecast: MethodErrors;
  references: Record<ReferenceName, MethodErrors>;
  /** Share of counted school-grade rows within [low, high], bands made at the origin from misses known then; null: no bands then. */
  coverage: number | null;
  /** Rows judged for coverage. */
  rows: number;
  /** The same errors of rows written in hindsight (`hindsightRows`): what remains to chance. */
  noiseFloor: MethodErrors;
}

/** Errors of the forecasts made from earlier years, beside the plain methods from the same origins, over the same schools. */
export function backTest(
  problem: ForecastProblem,
  { projections, misses }: RollingOrigins,
  options: { horizons: number[]; level: number; origins?: { first: number; last: number } },
): BackTestRow[] {
  const { first, last } = options.origins ?? { first: 0, last: problem.yearCount };
  const judged = projections.filter(({ origin }) => origin >= first && origin <= last);
  const bands = judged.map((projection) => bandsFor(projection, misses, options.level, projection.origin));
  const references = judged.map((projection) =>
    referenceNames.map((name) => projectReference(problem, projection.origin, projection.horizon, name)),
  );
  const knowing = lookBack(problem);
  const floors = judged.map(({ origin, horizon, open, fed }) =>
    hindsightRows(problem, origin, horizon, open, fed, knowing),
  );
  return options.horizons.map((yearsAhead) => {
    const sums = [newSums(), newSums(), ...referenceNames.map(newSums)];
    const cover = { within: 0, rows: 0 };
    judged.forEach((projection, i) => {
      if (projection.horizon < yearsAhead || problem.missingYears[projection.origin + yearsAhead]) return;
      [projection.rows, floors[i], ...references[i]].forEach((rows, method) => {
        addErrors(problem, projection, rows, yearsAhead, sums[method]);
      });
      if (bands[i].source === 'back-test') addCoverage(problem, projection, bands[i].bands, yearsAhead, cover);
    });
    const [forecast, noiseFloor, ...others] = sums.map(errorsOf);
    return {
      yearsAhead,
      origins: sums[0].whole.length,
      schools: sums[0].schools.length,
      forecast,
      references: Object.fromEntries(referenceNames.map((name, i) => [name, others[i]])) as BackTestRow['references'],
      coverage: cover.rows > 0 ? cover.within / cover.rows : null,
      rows: cover.rows,
      noiseFloor,
    };
  });
}

interface Sums {
  whole: number[];
  schools: number[];
}

const newSums = (): Sums => ({ whole: [], schools: [] });

/** A cell that has a row but no figure in the year judged is left out on both sides. */
function addErrors(
  problem: ForecastProblem,
  { origin, horizon }: Projection,
  rows: Float64Array,
  yearsAhead: number,
  sums: Sums,
): void {
  const { yearCount, grades, schools, pupils, states } = problem;
  const width = grades.length;
  let [allCounted, allForecast] = [0, 0];
  for (let s = 0; s < schools.length; s++) {
    let [counted, forecast, open] = [0, 0, false];
    for (let g = 0; g < width; g++) {
      const at = (s * yearCount + origin + yearsAhead) * width + g;
      const said = rows[(s * horizon + yearsAhead - 1) * width + g];
      if (states[at] === known) counted += pupils[at];
      if (states[at] !== noRow) open = true;
      if (!Number.isNaN(said) && (states[at] === known || states[at] === noRow)) forecast += said;
    }
    allCounted += counted;
    allForecast += forecast;
    if (!open || counted <= 0 || forecast <= 0) continue;
    sums.schools.push((100 * Math.abs(forecast - counted)) / counted);
  }
  if (allCounted > 0) sums.whole.push((100 * Math.abs(allForecast - allCounted)) / allCounted);
}

function addCoverage(
  problem: ForecastProblem,
  { origin, horizon }: Projection,
  { low, high }: Bands,
  yearsAhead: number,
  cover: { within: number; rows: number },
): void {
  const { yearCount, grades, schools, pupils, states } = problem;
  const width = grades.length;
  for (let s = 0; s < schools.length; s++)
    for (let g = 0; g < width; g++) {
      const at = (s * yearCount + origin + yearsAhead) * width + g;
      const row = (s * horizon + yearsAhead - 1) * width + g;
      if (states[at] !== known || Number.isNaN(low[row])) continue;
      cover.rows++;
      if (pupils[at] >= low[row] && pupils[at] <= high[row]) cover.within++;
    }
}

function errorsOf({ whole, schools }: Sums): MethodErrors {
  const mean = whole.length > 0 ? whole.reduce((a, b) => a + b, 0) / whole.length : null;
  return { wholeMape: mean, schoolMedianApe: median(schools) };
}

function median(values: number[]): number | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
