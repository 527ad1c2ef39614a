import { type EntryFromBirths, entryFromBirths } from './entry.ts';
import type { ForecastProblem } from './types.ts';
import { wholeRatios } from './whole-ratios.ts';

/** The whole, `horizon` years ahead. */
export interface WholeForecast {
  /** Pupils by year ahead and grade: `[h * gradeCount + g]`, h = 0 the first future year; before any drift. */
  grades: Float64Array;
  /** Pupils in all, by year ahead: the cohorts' sum and the drift of the total, combined. */
  totals: Float64Array;
  ratios: Float64Array;
  entry: EntryFromBirths | null;
}

/** Years after which an old ratio weighs half. */
const ratioHalfLife = 10;
/**
 * Entry where no birth is known, and every grade that is not fed: years after which an old figure weighs half. A good birth year
 * passes, so a longer memory serves farther years better: on two real histories it misses totals five years ahead by 3.1 % where the
 * last three years alone miss them by 3.6 % (a district without its births), and by 3.5 % for 3.5 % (13 school systems).
 */
const entryHalfLife = 5;
/** The damped drift of the total: the last year's change, half as much each year on. */
const driftDamping = 0.5;
/**
 * Weight of the drift beside the cohorts before the history is asked. Without births the entry grade is unknown to both and they weigh
 * alike (equal weights are hard to beat: Bates & Granger 1969, Smith & Wallis 2009); with births every child of the years ahead is
 * counted already, and the drift has to earn its weight.
 */
const priorDriftWeight = { withoutBirths: 0.5, withBirths: 0 };
/** How many back-tested origins the prior weight is worth. */
const priorOrigins = 4;
const fewestYears = 3;

/**
 * Forecasts the whole from `whole` ([t * gradeCount + g], t = 0 … origin). The weight of the drift starts from its prior and is moved
 * by how cohorts and drift would have done from earlier origins of the same history (inverse squared errors).
 */
export function forecastWhole(
  problem: ForecastProblem,
  whole: Float64Array,
  usable: boolean[],
  horizon: number,
): WholeForecast {
  const cohorts = moveCohorts(problem, whole, usable, horizon);
  const drift = driftTotals(whole, usable, horizon);
  const weights = weighDrift(problem, whole, usable, horizon, cohorts.entry !== null);
  const totals = drift.map((drifted, h) =>
    Math.max(0, (1 - weights[h]) * sumOfYear(cohorts.grades, problem, h) + weights[h] * drifted),
  );
  return { ...cohorts, totals };
}

function moveCohorts(problem: ForecastProblem, whole: Float64Array, usable: boolean[], horizon: number) {
  const { grades } = problem;
  const width = grades.length;
  const origin = usable.length - 1;
  const ratios = wholeRatios(whole, grades, usable, ratioHalfLife);
  const first = grades.findIndex((grade) => grade >= 0);
  const column = Float64Array.from(usable, (_, t) => (first < 0 ? 0 : whole[t * width + first]));
  const entry = first < 0 ? null : entryFromBirths(problem, origin, column, usable, grades[first]);
  const entryRatio = entry ? ratioToBirths(column, usable, entry) : 0;
  const years = new Float64Array(horizon * width);
  let before = whole.subarray(origin * width);
  for (let h = 0; h < horizon; h++) {
    const now = years.subarray(h * width, (h + 1) * width);
    for (let g = 0; g < width; g++) {
      if (!Number.isNaN(ratios[g])) now[g] = before[g - 1] * ratios[g];
      else if (g === first && entry) now[g] = entryRatio * entry.expected(origin + 1 + h);
      else now[g] = heldEntry(whole, width, usable, g);
    }
    before = now;
  }
  return { grades: years, ratios, entry };
}

/**
 * Weight of the drift by year ahead: squared relative errors of both from every earlier origin, turned into inverse-error weights and
 * shrunk to the prior; years ahead that no origin reaches keep the weight of the farthest one reached.
 */
function weighDrift(
  problem: ForecastProblem,
  whole: Float64Array,
  usable: boolean[],
  horizon: number,
  births: boolean,
) {
  const prior = births ? priorDriftWeight.withBirths : priorDriftWeight.withoutBirths;
  const width = problem.grades.length;
  const misses = Array.from({ length: horizon }, () => ({ cohorts: 0, drift: 0, origins: 0 }));
  for (let o = fewestYears - 1; o < usable.length - 1; o++) {
    const ahead = Math.min(horizon, usable.length - 1 - o);
    const past = whole.subarray(0, (o + 1) * width);
    const cohorts = moveCohorts(problem, past, usable.slice(0, o + 1), ahead).grades;
    const drift = driftTotals(past, usable.slice(0, o + 1), ahead);
    for (let h = 0; h < ahead; h++) {
      const counted = sumOfYear(whole, problem, o + 1 + h);
      if (!usable[o + 1 + h] || counted <= 0) continue;
      misses[h].origins++;
      misses[h].cohorts += (sumOfYear(cohorts, problem, h) / counted - 1) ** 2;
      misses[h].drift += (drift[h] / counted - 1) ** 2;
    }
  }
  let weight = prior;
  return misses.map(({ cohorts, drift, origins }) => {
    if (origins > 0 && cohorts + drift > 0)
      weight = ((origins * cohorts) / (cohorts + drift) + priorOrigins * prior) / (origins + priorOrigins);
    return weight;
  });
}

/** Pupils a child born, later years weighing more. */
function ratioToBirths(column: Float64Array, usable: boolean[], entry: EntryFromBirths): number {
  const last = usable.length - 1;
  let [pupils, children] = [0, 0];
  for (let t = 0; t <= last; t++) {
    const expected = entry.expected(t);
    if (!usable[t] || !entry.isCounted(t)) continue;
    const weight = 0.5 ** ((last - t) / ratioHalfLife);
    pupils += weight * column[t];
    children += weight * expected;
  }
  return children > 0 ? pupils / children : 0;
}

function heldEntry(whole: Float64Array, width: number, usable: boolean[], g: number): number {
  const last = usable.length - 1;
  let [sum, weights] = [0, 0];
  for (let t = 0; t <= last; t++) {
    if (!usable[t]) continue;
    const weight = 0.5 ** ((last - t) / entryHalfLife);
    sum += weight * whole[t * width + g];
    weights += weight;
  }
  return sum / weights;
}

/** The whole's total, its mean change of the last years added with less and less force. */
function driftTotals(whole: Float64Array, usable: boolean[], horizon: number): Float64Array {
  const origin = usable.length - 1;
  const width = whole.length / usable.length;
  const total = (t: number) => {
    let sum = 0;
    for (let g = 0; g < width; g++) sum += whole[t * width + g];
    return sum;
  };
  const drift = origin > 0 ? total(origin) - total(origin - 1) : 0;
  let drifted = total(origin);
  return new Float64Array(horizon).map((_, h) => {
    drifted += drift * driftDamping ** (h + 1);
    return Math.max(0, drifted);
  });
}

function sumOfYear(from: Float64Array, { grades }: ForecastProblem, t: number): number {
  let sum = 0;
  for (let g = 0; g < grades.length; g++) sum += from[t * grades.length + g];
  return sum;
}
