import type { Births, ForecastProblem } from './types.ts';

/** Entry into the first grade from births: `expected(t)` is births of the right age for year t (index of the problem). */
export interface EntryFromBirths {
  lag: number;
  /** Children expected of the whole in year t at ratio 1, by the best lag. */
  expected(t: number): number;
  /** Whether the births behind `expected(t)` were counted, not projected, whatever the lag. */
  isCounted(t: number): boolean;
  /** The same of one school's own births, or NaN. */
  expectedOf(school: number, t: number): number;
  /** First calendar year of birth that had to be projected for years up to `t`, or null. */
  projectedFrom(t: number): number | null;
}

/** Births held at the mean of this many last years once the register ends. */
const heldYears = 3;
/** A lag one year off the usual one (5 for kindergarten, 5 + n for grade n) is believed exp(−2) times as much before the data speak. */
const priorPull = 2;

/**
 * The lag between birth and entry, fitted on the whole: entry(t) ∝ share · births(t − lag) + (1 − share) · births(t − lag − 1).
 * Every lag round the usual age and every share in quarters is tried; they are averaged with weights exp(−n/2 · ln SSE), as
 * Schwarz's criterion weighs models of equal size, times a prior for the usual age. `entryAge` given: that alone.
 * Births are taken as known as far past the origin as the register goes past the last year of the whole history.
 * Null when the births cannot serve: fewer than two years where both are known.
 */
export function entryFromBirths(
  problem: ForecastProblem,
  origin: number,
  entry: Float64Array,
  usable: boolean[],
  firstGrade: number,
): EntryFromBirths | null {
  const { births } = problem;
  if (!births) return null;
  const lead = births.firstYear + births.count - 1 - (problem.firstYear + problem.yearCount - 1);
  const knownUntil = problem.firstYear + origin + lead;
  const read = (series: Float64Array, offset: number, year: number) =>
    birthsOf(births, series, offset, year, knownUntil);
  const usual = 5 + firstGrade;
  const lags = problem.entryAge === null ? [usual - 1, usual, usual + 1] : [problem.entryAge];
  const shares = problem.entryAge === null ? [1, 0.75, 0.5, 0.25] : [1];
  const candidates = lags.flatMap((lag) => shares.map((share) => ({ lag, share })));
  const at = (series: Float64Array, offset: number, t: number, { lag, share }: Candidate) => {
    const year = problem.firstYear + t;
    const older = share < 1 ? (1 - share) * read(series, offset, year - lag - 1) : 0;
    return share * read(series, offset, year - lag) + older;
  };
  const youngest = Math.min(...lags);
  const isCounted = (t: number) =>
    problem.firstYear + t - youngest <= knownUntil &&
    candidates.every((candidate) => !Number.isNaN(at(births.whole, 0, t, candidate)));
  const years = usableIndices(usable).filter(isCounted);
  if (years.length < 2) return null;
  const weights = weigh(
    candidates.map((candidate) => misfit(years, entry, (t) => at(births.whole, 0, t, candidate))),
    candidates.map(({ lag, share }) => Math.exp(-priorPull * Math.abs(lag + 1 - share - usual))),
    years.length,
  );
  const mix = (series: Float64Array, offset: number, t: number) =>
    candidates.reduce((sum, candidate, i) => sum + weights[i] * at(series, offset, t, candidate), 0);
  const lag = candidates.reduce((sum, { lag, share }, i) => sum + weights[i] * (lag + 1 - share), 0);
  return {
    lag,
    isCounted,
    expected: (t) => mix(births.whole, 0, t),
    expectedOf: (school, t) => (births.ofSchools ? mix(births.ofSchools, school * births.count, t) : Number.NaN),
    projectedFrom: (t) => {
      const needed = problem.firstYear + t - youngest;
      return needed > knownUntil ? knownUntil + 1 : null;
    },
  };
}

interface Candidate {
  lag: number;
  share: number;
}

function usableIndices(usable: boolean[]): number[] {
  return usable.flatMap((isUsable, t) => (isUsable ? [t] : []));
}

/** Births of a calendar year as known at the origin: held at the mean of the last years beyond; NaN before the register. */
function birthsOf(births: Births, series: Float64Array, offset: number, year: number, knownUntil: number): number {
  if (year <= knownUntil) {
    const place = year - births.firstYear;
    return place < 0 || place >= births.count ? Number.NaN : series[offset + place];
  }
  let [sum, count] = [0, 0];
  for (let known = knownUntil; known > knownUntil - heldYears && known >= births.firstYear; known--) {
    const value = series[offset + known - births.firstYear];
    if (!Number.isNaN(value)) {
      sum += value;
      count++;
    }
  }
  return count > 0 ? sum / count : Number.NaN;
}

/** Sum of squared relative errors of entry against one ratio times the expected children; who comes where none were expected misses by all. */
function misfit(years: number[], entry: Float64Array, expected: (t: number) => number): number {
  let [pupils, children] = [0, 0];
  for (const t of years) {
    pupils += entry[t];
    children += expected(t);
  }
  const ratio = children > 0 ? pupils / children : 0;
  return years.reduce((sum, t) => {
    const promised = ratio * expected(t);
    return sum + (promised > 0 ? (entry[t] / promised - 1) ** 2 : Number(entry[t] > 0));
  }, 0);
}

function weigh(misfits: number[], priors: number[], years: number): number[] {
  const least = Math.max(1e-12, Math.min(...misfits));
  const raw = misfits.map((value, i) => priors[i] * (Math.max(least, value) / least) ** (-years / 2));
  const sum = raw.reduce((a, b) => a + b, 0);
  return raw.map((value) => value / sum);
}
