import type { Bands, ForecastProblem, Projection } from './types.ts';

/** What is supposed beside the history, schools by index. Years are calendar years. */
export interface Assumptions {
  /** Percent a year by which every school's pupils grow beyond the forecast, compounding; by school. */
  migrationPercent: Float64Array;
  housing: Housing[];
  openings: Opening[];
  closings: Closing[];
}

/** Dwellings that fill evenly over `years` from `firstYear`; their pupils share out over `grades` of one school. */
export interface Housing {
  school: number;
  firstYear: number;
  years: number;
  dwellings: number;
  pupilsPerDwelling: number;
  grades: number[];
}

/** From `year` on, `share` (0-1) of the pupils of `from` in `grades` attend `school`, which has none of its own before. */
export interface Opening {
  school: number;
  year: number;
  grades: number[];
  from: { school: number; share: number }[];
}

/** From `year` on the school has no pupils; they go to `to` by share, what is not shared out goes to nobody and is refused before. */
export interface Closing {
  school: number;
  year: number;
  to: { school: number; share: number }[];
}

/** Adds schools without a history behind the others: what openings fill. */
export function withNewSchools(
  problem: ForecastProblem,
  projection: Projection,
  bands: Bands[],
  names: readonly string[],
): { problem: ForecastProblem; projection: Projection; bands: Bands[] } {
  const count = names.length;
  const width = problem.grades.length;
  const grow = (array: Float64Array, size: number, fill: number) => {
    const grown = new Float64Array(array.length + count * size).fill(fill);
    grown.set(array);
    return grown;
  };
  const growFlags = (flags: Uint8Array, size: number) => {
    const grown = new Uint8Array(flags.length + count * size);
    grown.set(flags);
    return grown;
  };
  const past = problem.yearCount * width;
  const future = projection.horizon * width;
  return {
    problem: {
      ...problem,
      schools: [...problem.schools, ...names],
      pupils: grow(problem.pupils, past, Number.NaN),
      states: growFlags(problem.states, past),
    },
    projection: {
      ...projection,
      rows: grow(projection.rows, future, Number.NaN),
      open: growFlags(projection.open, width),
      fed: growFlags(projection.fed, width),
    },
    bands: bands.map(({ level, low, high }) => ({
      level,
      low: grow(low, future, Number.NaN),
      high: grow(high, future, Number.NaN),
    })),
  };
}

/**
 * Applies what is supposed, in place, in the order migration, housing, openings, closings. Migration scales rows and their bands;
 * housing adds to all three; openings and closings move rows and bands between schools, so that nobody is lost or counted twice: with
 * migration 0 and no housing every year's sum stays what it was.
 */
export function applyAssumptions(
  problem: ForecastProblem,
  projection: Projection,
  bands: Bands[],
  { migrationPercent, housing, openings, closings }: Assumptions,
): void {
  const { horizon, gradeCount, rows, open } = projection;
  const layers = [rows, ...bands.flatMap(({ low, high }) => [low, high])];
  const firstYear = problem.firstYear + problem.yearCount;
  const at = (s: number, h: number, g: number) => (s * horizon + h) * gradeCount + g;
  const column = (grades: number[]) => grades.map((grade) => problem.grades.indexOf(grade)).filter((g) => g >= 0);
  migrationPercent.forEach((percent, s) => {
    if (percent === 0) return;
    for (const layer of layers)
      for (let h = 0; h < horizon; h++)
        for (let g = 0; g < gradeCount; g++) layer[at(s, h, g)] *= (1 + percent / 100) ** (h + 1);
  });
  for (const project of housing) {
    const columns = column(project.grades).filter((g) => open[project.school * gradeCount + g] === 1);
    for (let h = 0; h < horizon && columns.length > 0; h++) {
      const filled = Math.min(1, Math.max(0, (firstYear + h - project.firstYear + 1) / project.years));
      const each = (filled * project.dwellings * project.pupilsPerDwelling) / columns.length;
      for (const layer of layers) for (const g of columns) layer[at(project.school, h, g)] += each;
    }
  }
  for (const { school, year, grades, from } of openings) {
    const columns = column(grades);
    for (const g of columns) open[school * gradeCount + g] = 1;
    for (let h = 0; h < horizon; h++)
      for (const layer of layers)
        for (const g of columns) {
          const to = at(school, h, g);
          if (Number.isNaN(layer[to])) layer[to] = 0;
          if (firstYear + h < year) continue;
          const taken = from.map((source) => share(layer[at(source.school, h, g)], source.share));
          from.forEach((source, i) => {
            layer[at(source.school, h, g)] -= taken[i];
            layer[to] += taken[i];
          });
        }
  }
  for (const { school, year, to } of closings)
    for (let h = Math.max(0, year - firstYear); h < horizon; h++)
      for (const layer of layers)
        for (let g = 0; g < gradeCount; g++) {
          const leaving = layer[at(school, h, g)];
          if (Number.isNaN(leaving)) continue;
          layer[at(school, h, g)] = 0;
          for (const heir of to) {
            const place = at(heir.school, h, g);
            layer[place] = (Number.isNaN(layer[place]) ? 0 : layer[place]) + leaving * heir.share;
            open[heir.school * gradeCount + g] = 1;
          }
        }
}

const share = (pupils: number, part: number) => (Number.isNaN(pupils) ? 0 : pupils * part);
