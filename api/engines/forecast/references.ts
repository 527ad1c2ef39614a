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
  const { schools, grades } = problem;
  const rows = new Float64Array(schools.length * horizon * grades.length).fill(Number.NaN);
  const method = new MeanRatios(problem, origin, name === 'mean3' ? 3 : 5);
  for (let s = 0; s < schools.length; s++)
    for (let g = 0; g < grades.length; g++) {
      const last = method.value(s, origin, g);
      if (Number.isNaN(last)) continue;
      for (let h = 0; h < horizon; h++)
        rows[(s * horizon + h) * grades.length + g] = name === 'naive' ? last : method.step(s, g, h);
    }
  return rows;
}

class MeanRatios {
  private readonly problem: ForecastProblem;
  private readonly origin: number;
  private readonly years: number;
  private readonly first: number;

  constructor(problem: ForecastProblem, origin: number, years: number) {
    this.problem = problem;
    this.origin = origin;
    this.years = years;
    this.first = problem.grades.findIndex((grade) => grade >= 0);
  }

  /** What was counted; NaN where nothing was. */
  value(s: number, t: number, g: number): number {
    const { grades, yearCount, pupils, states } = this.problem;
    const at = (s * yearCount + t) * grades.length + g;
    return t >= 0 && g >= 0 && states[at] === known ? pupils[at] : Number.NaN;
  }

  /** Pupils h + 1 years ahead. */
  step(s: number, g: number, h: number): number {
    const { grades } = this.problem;
    const below = g > 0 && isFedBy(grades[g], grades[g - 1]) ? this.ratio(s, g) : Number.NaN;
    if (!Number.isNaN(below)) {
      const last = this.value(s, this.origin, g - 1);
      const source = h === 0 || Number.isNaN(last) ? last : this.step(s, g - 1, h - 1);
      if (!Number.isNaN(source)) return source * below;
    }
    const born = g === this.first ? this.fromBirths(s, g, h) : Number.NaN;
    return Number.isNaN(born) ? this.meanOf(s, g) : born;
  }

  private ratio(s: number, g: number): number {
    let [above, below] = [0, 0];
    for (let t = this.origin - this.years; t < this.origin; t++) {
      const [from, to] = [this.value(s, t, g - 1), this.value(s, t + 1, g)];
      if (!(from > 0) || Number.isNaN(to)) continue;
      above += to;
      below += from;
    }
    return below > 0 ? above / below : Number.NaN;
  }

  private meanOf(s: number, g: number): number {
    let [sum, count] = [0, 0];
    for (let t = this.origin - this.years + 1; t <= this.origin; t++) {
      if (Number.isNaN(this.value(s, t, g))) continue;
      sum += this.value(s, t, g);
      count++;
    }
    return sum / count;
  }

  private fromBirths(s: number, g: number, h: number): number {
    const age = this.problem.entryAge ?? plainEntryAge + this.problem.grades[g];
    let [entered, born] = [0, 0];
    for (let t = this.origin - this.years + 1; t <= this.origin; t++) {
      const births = this.birthsIn(t - age);
      if (Number.isNaN(this.value(s, t, g)) || !(births > 0)) continue;
      entered += this.value(s, t, g);
      born += births;
    }
    return (entered / born) * this.birthsIn(Math.min(this.origin + 1 + h - age, this.lastBirths()));
  }

  /** The last year of birth known at the origin, as an index of years. */
  private lastBirths(): number {
    const { births, firstYear, yearCount } = this.problem;
    return births ? births.firstYear + births.count - 1 - (firstYear + yearCount - 1) + this.origin : 0;
  }

  private birthsIn(t: number): number {
    const { births, firstYear } = this.problem;
    const place = births ? firstYear + t - births.firstYear : -1;
    return births && place >= 0 && place < births.count ? births.whole[place] : Number.NaN;
  }
}
