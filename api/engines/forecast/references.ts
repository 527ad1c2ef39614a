import { isFedBy } from './grades.ts';
import { type ForecastProblem, known } from './types.ts';

/** The plain methods every forecast is held against. */
export const referenceNames = ['naive', 'mean3', 'mean5'] as const;
export type ReferenceName = (typeof referenceNames)[number];

/** Years between birth and kindergarten in the plain methods. */
const plainEntryAge = 5;

/**
 * The plain methods, from `origin`, school by school, rows laid out as `Projection.rows` (NaN where the school lacks the grade):
 *  naive: every school and grade keeps its last figure;
 *  mean3, mean5: cohorts move up by Σ pupils above ÷ Σ pupils below over the last 3 or 5 years; kindergarten (or the first grade) by
 *  its mean ratio to births five (first grade: six …) years before where births are known, else it and every grade without one below
 *  keep their mean of those years.
 */
export function projectReference(
  problem: ForecastProblem,
  origin: number,
  horizon: number,
  name: ReferenceName,
): Float64Array {
  const { schools, grades, yearCount, pupils, states } = problem;
  const width = grades.length;
  const rows = new Float64Array(schools.length * horizon * width).fill(Number.NaN);
  const years = name === 'mean3' ? 3 : 5;
  const value = (s: number, t: number, g: number) => {
    const at = (s * yearCount + t) * width + g;
    return t >= 0 && g >= 0 && states[at] === known ? pupils[at] : Number.NaN;
  };
  for (let s = 0; s < schools.length; s++)
    for (let g = 0; g < width; g++) {
      if (Number.isNaN(value(s, origin, g))) continue;
      for (let h = 0; h < horizon; h++) {
        const at = (s * horizon + h) * width + g;
        if (name === 'naive') rows[at] = value(s, origin, g);
        else rows[at] = step(s, g, h);
      }
    }
  return rows;

  function step(s: number, g: number, h: number): number {
    const below = g > 0 && isFedBy(grades[g], grades[g - 1]) ? ratio(s, g) : Number.NaN;
    if (!Number.isNaN(below)) {
      const source = h === 0 ? value(s, origin, g - 1) : stepBelow(s, g - 1, h - 1);
      if (!Number.isNaN(source)) return source * below;
    }
    const born = grades[g] >= 0 && grades.findIndex((grade) => grade >= 0) === g ? fromBirths(s, g, h) : Number.NaN;
    return Number.isNaN(born) ? meanOf(s, g) : born;
  }
  function stepBelow(s: number, g: number, h: number): number {
    return Number.isNaN(value(s, origin, g)) ? Number.NaN : step(s, g, h);
  }
  function ratio(s: number, g: number): number {
    let [above, below] = [0, 0];
    for (let t = origin - years; t < origin; t++) {
      const [from, to] = [value(s, t, g - 1), value(s, t + 1, g)];
      if (!(from > 0) || Number.isNaN(to)) continue;
      above += to;
      below += from;
    }
    return below > 0 ? above / below : Number.NaN;
  }
  function meanOf(s: number, g: number): number {
    let [sum, count] = [0, 0];
    for (let t = origin - years + 1; t <= origin; t++) {
      if (Number.isNaN(value(s, t, g))) continue;
      sum += value(s, t, g);
      count++;
    }
    return sum / count;
  }
  function fromBirths(s: number, g: number, h: number): number {
    const age = problem.entryAge ?? plainEntryAge + grades[g];
    let [entered, born] = [0, 0];
    for (let t = origin - years + 1; t <= origin; t++) {
      const births = birthsIn(t - age);
      if (Number.isNaN(value(s, t, g)) || !(births > 0)) continue;
      entered += value(s, t, g);
      born += births;
    }
    return (entered / born) * birthsIn(Math.min(origin + 1 + h - age, lastBirths()));
  }
  function lastBirths(): number {
    const { births, firstYear } = problem;
    return births ? births.firstYear + births.count - 1 - (firstYear + yearCount - 1) + origin : 0;
  }
  function birthsIn(t: number): number {
    const { births, firstYear } = problem;
    const place = births ? firstYear + t - births.firstYear : -1;
    return births && place >= 0 && place < births.count ? births.whole[place] : Number.NaN;
  }
}
