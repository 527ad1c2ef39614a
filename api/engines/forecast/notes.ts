import type { Forecast } from './run.ts';
import type { ForecastIssue, ForecastProblem } from './types.ts';

/**
 * What a reader of the forecast should know of how it came about. Warnings: `forecast-births-projected`, `forecast-births-unused`,
 * `forecast-bands-assumed`, `forecast-no-figure`; notes: `forecast-shock`.
 */
export function notesOf(problem: ForecastProblem, { projection, bandSource }: Forecast): ForecastIssue[] {
  const issues: ForecastIssue[] = [];
  const { firstYear, births, schools, grades } = problem;
  if (births && projection.entryLag === null)
    issues.push({ code: 'forecast-births-unused', severity: 'warning', table: 'births' });
  else if (projection.birthsProjectedFrom !== null)
    issues.push({
      code: 'forecast-births-projected',
      severity: 'warning',
      table: 'births',
      record: String(projection.birthsProjectedFrom),
      params: { year: String(projection.birthsProjectedFrom) },
    });
  if (bandSource === 'assumed') issues.push({ code: 'forecast-bands-assumed', severity: 'warning', table: 'pupils' });
  for (const { school, year, factor } of projection.shocks)
    issues.push({
      code: 'forecast-shock',
      severity: 'note',
      table: 'pupils',
      record: schools[school],
      params: { school: schools[school], year: String(firstYear + year), percent: Math.round(100 * (1 / factor - 1)) },
    });
  const unknown = countUnknown(projection.rows, projection.open, projection.horizon, grades.length);
  if (unknown > 0)
    issues.push({ code: 'forecast-no-figure', severity: 'warning', table: 'pupils', params: { count: unknown } });
  return issues;
}

function countUnknown(rows: Float64Array, open: Uint8Array, horizon: number, width: number): number {
  let count = 0;
  for (let cell = 0; cell < open.length; cell++) {
    const at = Math.floor(cell / width) * horizon * width + (cell % width);
    if (open[cell] === 1 && Number.isNaN(rows[at])) count++;
  }
  return count;
}
