import type { Bands, Projection } from './types.ts';

/** What earlier forecasts missed at one year ahead: a column entry for each cell that was forecast and later counted. */
export interface Misses {
  forecast: number[];
  counted: number[];
  /** 1: the grade is fed from the one below in its school; 0: entered from outside. */
  fed: number[];
  /** Index of the year that was forecast. */
  target: number[];
}

/** Where bands come from: what forecasts of this history missed, or (nothing was ever missed) an assumption. */
export type BandSource = 'back-test' | 'assumed';

/** Sizes (forecast pupils of a cell) within which misses are alike. */
const sizeEdges = [10, 25, 60, 150];
const sizeCount = sizeEdges.length + 1;
/** Fewest misses a quantile is taken from. */
const fewest = 60;
/** Assumed without any miss: the standard deviation of one year ahead, in `spread`s. */
const assumedDeviation = 1.3;

/** So many `spread`s lie below and above the forecast. */
interface Quantiles {
  below: number;
  above: number;
}

/**
 * Low and high of every row at `level`, from what forecasts as far ahead, of the same kind (entered or fed) and size missed before:
 * split-conformal quantiles with the finite-sample correction (Lei et al. 2018). A group with fewer than 60 misses borrows from its
 * kind, then from its year ahead, then from the farthest year ahead known, widened with the square root of time. Misses of years
 * after `until` are not looked at. 0 ≤ low ≤ forecast ≤ high.
 */
export function bandsFor(
  projection: Projection,
  misses: Misses[],
  level: number,
  until: number,
): { bands: Bands; source: BandSource } {
  const { horizon, rows, fed, gradeCount } = projection;
  const low = new Float64Array(rows.length).fill(Number.NaN);
  const high = new Float64Array(rows.length).fill(Number.NaN);
  const groups = Array.from({ length: horizon }, (_, h) => (misses[h] ? scoresOf(misses[h], until) : []));
  let known = -1;
  for (let h = 0; h < horizon; h++) {
    if (groups[h].length > 0 && groups[h].flat().length >= fewest) known = h;
    const quantiles = known < 0 ? null : quantilesOf(groups[known], level);
    const widening = Math.sqrt((h + 1) / (Math.max(known, 0) + 1));
    const assumed = assumedDeviation * widening * normalQuantile((1 + level) / 2);
    for (let s = 0; s < rows.length / horizon / gradeCount; s++)
      for (let g = 0; g < gradeCount; g++) {
        const at = (s * horizon + h) * gradeCount + g;
        if (Number.isNaN(rows[at])) continue;
        const group = quantiles?.[fed[s * gradeCount + g] * sizeCount + sizeOf(rows[at])];
        const step = spread(rows[at]);
        low[at] = Math.max(0, rows[at] - step * (group ? group.below * widening : assumed));
        high[at] = rows[at] + step * (group ? group.above * widening : assumed);
      }
  }
  return { bands: { level, low, high }, source: known < 0 ? 'assumed' : 'back-test' };
}

/** (counted − forecast) ÷ spread, by kind and size. */
function scoresOf({ forecast, counted, fed, target }: Misses, until: number): number[][] {
  const groups: number[][] = Array.from({ length: 2 * sizeCount }, () => []);
  for (let i = 0; i < forecast.length; i++)
    if (target[i] <= until)
      groups[fed[i] * sizeCount + sizeOf(forecast[i])].push((counted[i] - forecast[i]) / spread(forecast[i]));
  return groups;
}

function quantilesOf(groups: number[][], level: number): Quantiles[] {
  const all = groups.flat();
  const kinds = [0, 1].map((kind) => groups.slice(kind * sizeCount, (kind + 1) * sizeCount).flat());
  return groups.map((scores, i) => {
    const kind = kinds[i < sizeCount ? 0 : 1];
    return quantiles(scores.length >= fewest ? scores : kind.length >= fewest ? kind : all, level);
  });
}

function quantiles(scores: number[], level: number): Quantiles {
  const sorted = Float64Array.from(scores).sort();
  const n = sorted.length;
  const tail = (1 - level) / 2;
  const upper = sorted[Math.min(n - 1, Math.ceil((n + 1) * (1 - tail)) - 1)];
  const lower = sorted[Math.max(0, Math.floor((n + 1) * tail) - 1)];
  return { below: Math.max(0, -lower), above: Math.max(0, upper) };
}

function sizeOf(pupils: number): number {
  let size = 0;
  while (size < sizeEdges.length && pupils >= sizeEdges[size]) size++;
  return size;
}

/** The natural unit of a miss: counting noise, and five parts in a hundred. */
export const spread = (pupils: number) => Math.sqrt(pupils + 1 + (0.05 * pupils) ** 2);

/** Quantile of the standard normal, p in (0, 1): Acklam's rational approximation, relative error below 1.2e-9. */
export function normalQuantile(p: number): number {
  const a = [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
  ];
  const b = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572];
  const c = [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ];
  const d = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];
  const tail = (q: number) =>
    (((((c[0] * q + c[1]) * q + c[2]) * q + c[3]) * q + c[4]) * q + c[5]) /
    ((((d[0] * q + d[1]) * q + d[2]) * q + d[3]) * q + 1);
  if (p < 0.02425) return tail(Math.sqrt(-2 * Math.log(p)));
  if (p > 0.97575) return -tail(Math.sqrt(-2 * Math.log(1 - p)));
  const q = p - 0.5;
  const r = q * q;
  return (
    ((((((a[0] * r + a[1]) * r + a[2]) * r + a[3]) * r + a[4]) * r + a[5]) * q) /
    (((((b[0] * r + b[1]) * r + b[2]) * r + b[3]) * r + b[4]) * r + 1)
  );
}
