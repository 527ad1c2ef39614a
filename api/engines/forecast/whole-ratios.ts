import { isFedBy } from './grades.ts';

/** Beyond these a grade is not fed by the one below but takes its pupils from elsewhere (a school's first grade, a new branch). */
const leastRatio = 0.3;
const greatestRatio = 3;

/**
 * Grade progression ratios of the whole: Σ weight · pupils(t + 1, g) ÷ Σ weight · pupils(t, g − 1), later years weighing more.
 * NaN where a grade is not fed by the one below. `usable[t]` is false for a year that was filled in, not counted.
 */
export function wholeRatios(whole: Float64Array, grades: number[], usable: boolean[], halfLife: number): Float64Array {
  const width = grades.length;
  const last = usable.length - 1;
  const ratios = new Float64Array(width).fill(Number.NaN);
  for (let g = 1; g < width; g++) {
    if (!isFedBy(grades[g], grades[g - 1])) continue;
    let [above, below] = [0, 0];
    for (let t = 0; t < last; t++) {
      if (!usable[t] || !usable[t + 1] || whole[t * width + g - 1] <= 0) continue;
      const weight = 0.5 ** ((last - 1 - t) / halfLife);
      above += weight * whole[(t + 1) * width + g];
      below += weight * whole[t * width + g - 1];
    }
    const ratio = above / below;
    if (ratio >= leastRatio && ratio <= greatestRatio) ratios[g] = ratio;
  }
  return ratios;
}
