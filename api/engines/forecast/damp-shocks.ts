import { type History, totalOf, usableYears, wholeOf } from './history.ts';
import type { Shock } from './types.ts';
import { wholeRatios } from './whole-ratios.ts';

/** Robust standard deviations beyond which a school-year is looked at. */
const threshold = 4;
/** Prior of the part of a jump that stays, and how many jumps it is worth against those the history itself has seen. */
const staying = { prior: 0.25, worth: 2 };
const fewestPupils = 30;
const fewestComparisons = 12;

/** What every school-year is judged by. */
interface Scale {
  ratios: Float64Array;
  /** Robust standard deviation, in units of `spread`. */
  deviation: number;
}

/**
 * Damps, in place, what a school's own past and its neighbours cannot explain. A school-year farther than `threshold` robust
 * deviations from what the year before promises is replaced by that promise where the year after returned to it (a virtual year, a
 * section not counted) and kept where it did not (a boundary moved). In the last year, where nobody can know yet, the jump is kept as
 * far as other schools gained what this one lost; of the rest only the part stays that such jumps kept in this history.
 * Answers what was changed.
 */
export function dampShocks(history: History): Shock[] {
  const { years, schoolCount } = history;
  const ratios = wholeRatios(wholeOf(history), history.grades, usableYears(history), Number.POSITIVE_INFINITY);
  const deviations: number[] = [];
  for (let t = 1; t < years; t++)
    for (let s = 0; s < schoolCount; s++) {
      const promise = promised(history, ratios, s, t);
      if (promise >= fewestPupils) deviations.push(Math.abs(totalOf(history, s, t) - promise) / spread(promise));
    }
  if (deviations.length < fewestComparisons) return [];
  const scale = { ratios, deviation: 1.4826 * median(deviations) };
  const shocks: Shock[] = [];
  let [jumps, stayed] = [staying.worth, staying.worth * staying.prior];
  for (let t = 1; t < years - 1; t++)
    for (const { school, promise, total } of jumpsIn(history, scale, t)) {
      const back = returns(history, ratios, school, t, promise / total);
      if (back === null) continue;
      jumps++;
      if (back) scaleRow(history, school, t, promise / total, shocks);
      else stayed++;
    }
  if (years > 1) dampLastYear(history, scale, stayed / jumps, shocks);
  return shocks;
}

interface Jump {
  school: number;
  promise: number;
  total: number;
}

function jumpsIn(history: History, { ratios, deviation }: Scale, t: number): Jump[] {
  const found: Jump[] = [];
  for (let school = 0; school < history.schoolCount; school++) {
    const promise = promised(history, ratios, school, t);
    if (!(promise >= fewestPupils)) continue;
    const total = totalOf(history, school, t);
    if (total > 0 && Math.abs(total - promise) > threshold * deviation * spread(promise))
      found.push({ school, promise, total });
  }
  return found;
}

function dampLastYear(history: History, scale: Scale, stays: number, shocks: Shock[]): void {
  const t = history.years - 1;
  let [net, variance] = [0, 0];
  for (let s = 0; s < history.schoolCount; s++) {
    const promise = promised(history, scale.ratios, s, t);
    const total = totalOf(history, s, t);
    if (Number.isNaN(promise)) net += total - totalOf(history, s, t - 1);
    else {
      net += total - promise;
      variance += (scale.deviation * spread(promise)) ** 2;
    }
  }
  for (const { school, promise, total } of jumpsIn(history, scale, t)) {
    const jump = total - promise;
    const gainedElsewhere = Math.max(0, -Math.sign(jump) * (net - jump) - Math.sqrt(variance));
    const explained = Math.min(1, gainedElsewhere / Math.abs(jump));
    const kept = explained + (1 - explained) * stays;
    scaleRow(history, school, t, (promise + jump * kept) / total, shocks);
  }
}

/** Does the year after fit the promise better than what was counted? Null where it cannot be compared. */
function returns(history: History, ratios: Float64Array, s: number, t: number, factor: number): boolean | null {
  const fromCounted = promised(history, ratios, s, t + 1);
  if (Number.isNaN(fromCounted)) return null;
  const next = totalOf(history, s, t + 1);
  return Math.abs(next - fromCounted * factor) < Math.abs(next - fromCounted);
}

/** Pupils of school s in year t as the year before promises them; NaN where the two years cannot be compared. */
function promised(history: History, ratios: Float64Array, s: number, t: number): number {
  const { years, grades, pupils, measured, offered } = history;
  if (measured[s * years + t] === 0 || measured[s * years + t - 1] === 0) return Number.NaN;
  const width = grades.length;
  const now = (s * years + t) * width;
  const before = now - width;
  let sum = 0;
  for (let g = 0; g < width; g++) {
    if (offered[now + g] !== offered[before + g]) return Number.NaN;
    if (offered[now + g] === 0 || Number.isNaN(pupils[now + g])) continue;
    const fed = g > 0 && !Number.isNaN(ratios[g]) && offered[before + g - 1] === 1;
    const source = fed ? pupils[before + g - 1] * ratios[g] : pupils[before + g];
    if (!Number.isNaN(source)) sum += source;
  }
  return sum;
}

function scaleRow({ years, grades, pupils }: History, s: number, t: number, factor: number, shocks: Shock[]): void {
  const from = (s * years + t) * grades.length;
  for (let i = from; i < from + grades.length; i++) pupils[i] *= factor;
  shocks.push({ school: s, year: t, factor });
}

/** How far a total may stray by chance: counting noise, and three parts in a hundred. */
const spread = (pupils: number) => Math.sqrt(pupils + (0.03 * pupils) ** 2);

function median(values: number[]): number {
  const sorted = values.sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
