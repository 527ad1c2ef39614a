import { wholeRatios } from './whole-ratios.ts';

/**
 * The whole's past, `[t * gradeCount + g]`, from `counted` and `damped`: its sums before and after single schools' shocks were damped.
 * Pupils one school lost for a year and its neighbours gained were never lost to the whole, so the whole follows the damping only as
 * far as it misses those pupils itself: the part of the damping, 0 to 1, by which the year before promises more (or fewer) than was
 * counted. A section nobody counted is put back; a school that moved out for a year changes nothing.
 */
export function pastOfWhole(
  counted: Float64Array,
  damped: Float64Array,
  grades: number[],
  usable: boolean[],
): Float64Array {
  const width = grades.length;
  const ratios = wholeRatios(damped, grades, usable, Number.POSITIVE_INFINITY);
  const past = counted.slice();
  for (let t = 1; t < usable.length; t++) {
    let [damping, missed] = [0, 0];
    for (let g = 0; g < width; g++) {
      const at = t * width + g;
      const before = at - width;
      damping += damped[at] - counted[at];
      missed += (Number.isNaN(ratios[g]) ? past[before] : past[before - 1] * ratios[g]) - counted[at];
    }
    if (damping === 0) continue;
    const part = Math.max(0, Math.min(1, missed / damping));
    for (let i = t * width; i < (t + 1) * width; i++) past[i] += part * (damped[i] - counted[i]);
  }
  return past;
}
