import { gradeWord } from './grades.ts';
import type { Bands, ForecastProblem, Projection } from './types.ts';

/** One row of a forecast. Null: the grade never had a known figure. Pupils are expectations, so decimals stay. */
export interface ForecastRow {
  year: number;
  school: string;
  grade: string;
  pupils: number | null;
  low: number | null;
  high: number | null;
}

/** The rows of every open school and grade, by year, school and grade. */
export function* forecastRows(
  problem: ForecastProblem,
  { rows, open, horizon }: Projection,
  { low, high }: Bands,
): Generator<ForecastRow> {
  const { schools, grades, firstYear, yearCount } = problem;
  const width = grades.length;
  for (let h = 0; h < horizon; h++)
    for (let s = 0; s < schools.length; s++)
      for (let g = 0; g < width; g++) {
        if (open[s * width + g] === 0) continue;
        const at = (s * horizon + h) * width + g;
        yield {
          year: firstYear + yearCount + h,
          school: schools[s],
          grade: gradeWord(grades[g]),
          pupils: figure(rows[at]),
          low: figure(low[at]),
          high: figure(high[at]),
        };
      }
}

const figure = (value: number) => (Number.isNaN(value) ? null : value);
