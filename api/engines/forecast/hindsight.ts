import { historyUntil, usableYears, wholeOf } from './history.ts';
import { schoolRatios } from './school-ratios.ts';
import { type ForecastProblem, known } from './types.ts';
import { wholeRatios } from './whole-ratios.ts';

/**
 * The noise floor: from `origin`, the rows a forecaster would have written who knew every school's mean ratios over the whole history,
 * its mean share of every grade entered from outside, and how many pupils the whole would have in each grade of each year to come.
 * What such rows still miss is what single families decide; no method that looks at counts alone gets below it for long.
 * Laid out as `Projection.rows`; cells are those of `open`.
 */
export function hindsightRows(
  problem: ForecastProblem,
  origin: number,
  horizon: number,
  open: Uint8Array,
  fed: Uint8Array,
  knowing: Hindsight,
): Float64Array {
  const { schools, grades, yearCount, pupils, states } = problem;
  const width = grades.length;
  const rows = new Float64Array(schools.length * horizon * width).fill(Number.NaN);
  for (let s = 0; s < schools.length; s++)
    for (let h = 0; h < horizon; h++)
      for (let g = 0; g < width; g++) {
        if (open[s * width + g] === 0) continue;
        const below =
          h === 0 ? pupils[(s * yearCount + origin) * width + g - 1] : rows[(s * horizon + h - 1) * width + g - 1];
        const counted = knowing.whole[(origin + 1 + h) * width + g];
        const moved = fed[s * width + g] === 1 && (h > 0 || states[(s * yearCount + origin) * width + g - 1] === known);
        rows[(s * horizon + h) * width + g] = moved
          ? below * knowing.ratios[s * width + g]
          : knowing.shares[s * width + g] * counted;
      }
  return rows;
}

/** What only the end of the history tells. */
export interface Hindsight {
  ratios: Float64Array;
  shares: Float64Array;
  whole: Float64Array;
}

/** Means over the whole history, to be known before it happened. */
export function lookBack(problem: ForecastProblem): Hindsight {
  const history = historyUntil(problem, problem.yearCount - 1);
  const whole = wholeOf(history);
  const width = problem.grades.length;
  const parents = wholeRatios(whole, problem.grades, usableYears(history), Number.POSITIVE_INFINITY);
  const ratios = schoolRatios(history, parents);
  const shares = new Float64Array(problem.schools.length * width);
  for (let s = 0; s < problem.schools.length; s++)
    for (let g = 0; g < width; g++) {
      let [own, all] = [0, 0];
      for (let t = 0; t < problem.yearCount; t++) {
        const value = history.pupils[(s * problem.yearCount + t) * width + g];
        if (Number.isNaN(value) || history.measured[s * problem.yearCount + t] === 0) continue;
        own += value;
        all += whole[t * width + g];
      }
      shares[s * width + g] = all > 0 ? own / all : 0;
    }
  return { ratios, shares, whole };
}
