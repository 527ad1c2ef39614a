import { seededRandom } from '../random.ts';
import { normalQuantile, spread } from './bands.ts';
import type { Bands, ForecastProblem, Projection } from './types.ts';
import { known } from './types.ts';

/** Futures drawn for the ranges of sums. */
export const drawCount = 200;
const tableSize = 1 << 16;
/** A miss counts as at most so many `spread`s: single broken cells shall not tell how misses hang together. */
const farthest = 6;

/** How misses hang together: parts of a row's variance that the whole and that its school share, by year ahead. */
export interface CommonParts {
  whole: Float64Array;
  school: Float64Array;
}

/** Sums of rows by group and year ahead: `[group * horizon + h]`. */
export interface GroupSums {
  pupils: Float64Array;
  low: Float64Array;
  high: Float64Array;
}

/**
 * Ranges of sums of rows. `groups[s * gradeCount + g]` is the group a cell adds to, −1 none. 200 futures are drawn: each row moves by
 * a normal deviate, scaled to its own band below and above, of which a part is common to the whole and a part to its school, as
 * earlier misses were (`commonParts`); each sum's low and high are quantiles of its 200 sums at the level of `bands`. The sum of the
 * rows themselves always lies within. Deterministic by the problem's seed; never negative.
 */
export function sumByGroup(
  problem: ForecastProblem,
  projection: Projection,
  bands: Bands,
  common: CommonParts,
  groups: Int32Array,
  groupCount: number,
): GroupSums {
  const { horizon, rows, gradeCount } = projection;
  const random = seededRandom(`forecast draws ${problem.seed}`);
  const table = normalTable(random);
  const offset = () => Math.floor(random() * tableSize);
  const pupils = new Float64Array(groupCount * horizon);
  const drawn = new Float32Array(groupCount * horizon * drawCount);
  const wholeAt = offset();
  const shared = new Float64Array(drawCount);
  const scale = normalQuantile((1 + bands.level) / 2);
  for (let s = 0; s < problem.schools.length; s++) {
    const schoolAt = offset();
    for (let h = 0; h < horizon; h++) {
      const [wholePart, schoolPart] = [Math.sqrt(common.whole[h]), Math.sqrt(common.school[h])];
      const ownPart = Math.sqrt(Math.max(0, 1 - common.whole[h] - common.school[h]));
      for (let d = 0; d < drawCount; d++) shared[d] = wholePart * table[wholeAt + d] + schoolPart * table[schoolAt + d];
      for (let g = 0; g < gradeCount; g++) {
        const at = (s * horizon + h) * gradeCount + g;
        const group = groups[s * gradeCount + g];
        const row = rows[at];
        if (group < 0 || Number.isNaN(row)) continue;
        pupils[group * horizon + h] += row;
        const below = (row - bands.low[at]) / scale;
        const above = (bands.high[at] - row) / scale;
        const ownAt = offset();
        const into = (group * horizon + h) * drawCount;
        for (let d = 0; d < drawCount; d++) {
          const deviate = shared[d] + ownPart * table[ownAt + d];
          drawn[into + d] += Math.max(0, row + deviate * (deviate < 0 ? below : above));
        }
      }
    }
  }
  return { pupils, ...rangesOf(pupils, drawn, bands.level) };
}

function rangesOf(pupils: Float64Array, drawn: Float32Array, level: number) {
  const low = new Float64Array(pupils.length);
  const high = new Float64Array(pupils.length);
  const tail = (1 - level) / 2;
  for (let i = 0; i < pupils.length; i++) {
    const sorted = drawn.slice(i * drawCount, (i + 1) * drawCount).sort();
    low[i] = Math.min(pupils[i], sorted[Math.floor(tail * drawCount)]);
    high[i] = Math.max(pupils[i], sorted[drawCount - 1 - Math.floor(tail * drawCount)]);
  }
  return { low, high };
}

/** Standard normals, long enough to be read from any offset. */
function normalTable(random: () => number): Float64Array {
  const table = new Float64Array(tableSize + drawCount);
  for (let i = 0; i < table.length; i++) table[i] = normalQuantile((random() * (tableSize - 1) + 0.5) / tableSize);
  return table;
}

/**
 * Parts of variance common to the whole and to a school, from standardised misses z of earlier forecasts as far ahead: the variance of
 * their mean over all rows, and over a school's rows, less what independent rows would show. Years ahead without misses take the last.
 */
export function commonParts(problem: ForecastProblem, projections: Projection[], horizon: number): CommonParts {
  const parts: CommonParts = { whole: new Float64Array(horizon), school: new Float64Array(horizon) };
  for (let h = 0; h < horizon; h++) {
    const sums = {
      squares: 0,
      rows: 0,
      wholes: 0,
      wholeFloor: 0,
      origins: 0,
      schools: 0,
      schoolFloor: 0,
      schoolCount: 0,
    };
    for (const projection of projections) if (projection.horizon > h) addMisses(problem, projection, h, sums);
    const variance = sums.squares / sums.rows;
    if (!(variance > 0)) {
      parts.whole[h] = h > 0 ? parts.whole[h - 1] : 0.05;
      parts.school[h] = h > 0 ? parts.school[h - 1] : 0.2;
      continue;
    }
    const whole = Math.max(0, sums.wholes / sums.origins / variance - sums.wholeFloor / sums.origins);
    const school = Math.max(
      0,
      sums.schools / sums.schoolCount / variance - sums.schoolFloor / sums.schoolCount - whole,
    );
    parts.whole[h] = Math.min(0.5, whole);
    parts.school[h] = Math.min(0.9 - parts.whole[h], school);
  }
  return parts;
}

function addMisses(
  { schools, grades, yearCount, pupils, states }: ForecastProblem,
  { origin, horizon, rows }: Projection,
  h: number,
  sums: Record<
    'squares' | 'rows' | 'wholes' | 'wholeFloor' | 'origins' | 'schools' | 'schoolFloor' | 'schoolCount',
    number
  >,
): void {
  const width = grades.length;
  let [wholeSum, wholeRows] = [0, 0];
  for (let s = 0; s < schools.length; s++) {
    let [schoolSum, schoolRows] = [0, 0];
    for (let g = 0; g < width; g++) {
      const at = (s * horizon + h) * width + g;
      const counted = (s * yearCount + origin + 1 + h) * width + g;
      if (states[counted] !== known || Number.isNaN(rows[at])) continue;
      const z = Math.max(-farthest, Math.min(farthest, (pupils[counted] - rows[at]) / spread(rows[at])));
      schoolSum += z;
      schoolRows++;
      sums.squares += z * z;
    }
    sums.rows += schoolRows;
    wholeSum += schoolSum;
    wholeRows += schoolRows;
    if (schoolRows < 2) continue;
    sums.schools += (schoolSum / schoolRows) ** 2;
    sums.schoolFloor += 1 / schoolRows;
    sums.schoolCount++;
  }
  if (wholeRows === 0) return;
  sums.wholes += (wholeSum / wholeRows) ** 2;
  sums.wholeFloor += 1 / wholeRows;
  sums.origins++;
}
