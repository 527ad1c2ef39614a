import { isFedBy } from './grades.ts';
import { type History, totalOf } from './history.ts';
import { schoolRatios } from './school-ratios.ts';
import type { WholeForecast } from './whole.ts';

/** Years after which a school's old share of an entry grade weighs half, and how many years count at all. */
const shareHalfLife = 2;
const shareYears = 6;
/** Rows `[(s * horizon + h) * gradeCount + g]` with which cells are open and which are fed by the grade below. */
export interface SchoolForecast {
  rows: Float64Array;
  open: Uint8Array;
  fed: Uint8Array;
}

/**
 * Forecasts every school open at the origin: its cohorts move up by its shrunk ratios; grades entered from outside take the
 * school's share of the whole's grade. A school's total is then the mean of its cohorts' sum and its last share of the whole (two forecasts
 * with different faults), and all schools are brought in proportion to the whole's forecast, so that every level is a sum of rows.
 */
export function forecastSchools(
  history: History,
  whole: WholeForecast,
  wholePast: Float64Array,
  horizon: number,
): SchoolForecast {
  const { schoolCount, years, grades, offered } = history;
  const width = grades.length;
  const ratios = schoolRatios(history, whole.ratios);
  const answer: SchoolForecast = {
    rows: new Float64Array(schoolCount * horizon * width).fill(Number.NaN),
    open: new Uint8Array(schoolCount * width),
    fed: new Uint8Array(schoolCount * width),
  };
  for (let s = 0; s < schoolCount; s++) {
    const last = (s * years + years - 1) * width;
    if (history.measured[s * years + years - 1] === 0) continue;
    for (let g = 0; g < width; g++) {
      answer.open[s * width + g] = offered[last + g];
      if (isFed(history, ratios, s, g)) answer.fed[s * width + g] = 1;
    }
    runCohorts(history, whole, wholePast, ratios, s, horizon, answer);
    blendWithShare(history, whole, wholePast, s, horizon, answer.rows);
  }
  reconcile(answer, whole, schoolCount, horizon, width);
  return answer;
}

function isFed({ years, grades, offered, pupils }: History, ratios: Float64Array, s: number, g: number): boolean {
  const last = (s * years + years - 1) * grades.length;
  if (g === 0 || offered[last + g] === 0 || offered[last + g - 1] === 0) return false;
  if (!isFedBy(grades[g], grades[g - 1]) || Number.isNaN(ratios[s * grades.length + g])) return false;
  const ratio = ratios[s * grades.length + g];
  return !Number.isNaN(pupils[last + g - 1]) && !Number.isNaN(pupils[last + g]) && ratio > 0.4 && ratio < 1.8;
}

function runCohorts(
  history: History,
  whole: WholeForecast,
  wholePast: Float64Array,
  ratios: Float64Array,
  s: number,
  horizon: number,
  { rows, open, fed }: SchoolForecast,
): void {
  const { years, grades, pupils } = history;
  const width = grades.length;
  const first = grades.findIndex((grade) => grade >= 0);
  let before = pupils.subarray((s * years + years - 1) * width);
  for (let h = 0; h < horizon; h++) {
    const now = rows.subarray((s * horizon + h) * width, (s * horizon + h + 1) * width);
    for (let g = 0; g < width; g++) {
      if (open[s * width + g] === 0) continue;
      if (fed[s * width + g] === 1) now[g] = before[g - 1] * ratios[s * width + g];
      else {
        const share = shareOfGrade(history, wholePast, s, g);
        now[g] = share * whole.grades[h * width + g] * (g === first ? birthsTurn(history, whole, s, h) : 1);
      }
    }
    before = now;
  }
}

/** A school's share of the whole's grade, the newest years weighing most; NaN where it never had a known figure. */
function shareOfGrade(
  { years, grades, pupils, measured }: History,
  wholePast: Float64Array,
  s: number,
  g: number,
): number {
  const width = grades.length;
  let [own, all, figures] = [0, 0, 0];
  for (let t = Math.max(0, years - shareYears); t < years; t++) {
    const value = pupils[(s * years + t) * width + g];
    if (Number.isNaN(value) || measured[s * years + t] === 0) continue;
    const weight = 0.5 ** ((years - 1 - t) / shareHalfLife);
    own += weight * value;
    all += weight * wholePast[t * width + g];
    figures++;
  }
  if (figures === 0) return Number.NaN;
  return all > 0 ? own / all : 0;
}

/** How a school's part of all births will have turned by the year ahead, against its part in the years its share was taken from. */
function birthsTurn(history: History, { entry }: WholeForecast, s: number, h: number): number {
  if (!entry) return 1;
  const { years } = history;
  const future = entry.expectedOf(s, years + h) / entry.expected(years + h);
  let [past, weights] = [0, 0];
  for (let t = Math.max(0, years - shareYears); t < years; t++) {
    const part = entry.expectedOf(s, t) / entry.expected(t);
    const weight = 0.5 ** ((years - 1 - t) / shareHalfLife);
    if (Number.isNaN(part)) continue;
    past += weight * part;
    weights += weight;
  }
  const turn = (future * weights) / past;
  return Number.isFinite(turn) ? turn : 1;
}

/** Half-way between the cohorts' total and the school's last share of the whole. */
function blendWithShare(
  history: History,
  whole: WholeForecast,
  wholePast: Float64Array,
  s: number,
  horizon: number,
  rows: Float64Array,
): void {
  const { years, grades } = history;
  const width = grades.length;
  let all = 0;
  for (let g = 0; g < width; g++) all += wholePast[(years - 1) * width + g];
  if (all === 0) return;
  const share = totalOf(history, s, years - 1) / all;
  for (let h = 0; h < horizon; h++) {
    const at = (s * horizon + h) * width;
    let sum = 0;
    for (let i = at; i < at + width; i++) if (!Number.isNaN(rows[i])) sum += rows[i];
    if (sum <= 0) continue;
    const factor = (sum + share * whole.totals[h]) / 2 / sum;
    for (let i = at; i < at + width; i++) rows[i] *= factor;
  }
}

function reconcile(
  { rows }: SchoolForecast,
  whole: WholeForecast,
  schoolCount: number,
  horizon: number,
  width: number,
): void {
  for (let h = 0; h < horizon; h++) {
    let sum = 0;
    const each = (visit: (i: number) => void) => {
      for (let s = 0; s < schoolCount; s++)
        for (let i = (s * horizon + h) * width; i < (s * horizon + h + 1) * width; i++)
          if (!Number.isNaN(rows[i])) visit(i);
    };
    each((i) => {
      sum += rows[i];
    });
    if (sum <= 0 || whole.totals[h] <= 0) continue;
    const factor = whole.totals[h] / sum;
    each((i) => {
      rows[i] *= factor;
    });
  }
}
