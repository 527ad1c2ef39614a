import { encode } from '#engines/forecast/encode.ts';
import type { ForecastProblem } from '#engines/forecast/types.ts';

/** A problem of `schools` × `years` × grades (numbers), each cell as `pupils` says; NaN: blank, undefined: no row. */
export function aForecastProblem(options: {
  schools: number;
  years: number;
  grades?: number[];
  pupils(s: number, t: number, g: number): number | undefined;
  births?: { firstYear: number; counts: number[] };
  entryAge?: number;
  seed?: string;
}): ForecastProblem {
  const { schools, years, grades = [0, 1, 2, 3, 4, 5], births } = options;
  const rows = { years: [] as number[], schools: [] as string[], grades: [] as number[], pupils: [] as number[] };
  for (let s = 0; s < schools; s++)
    for (let t = 0; t < years; t++)
      grades.forEach((grade, g) => {
        const pupils = options.pupils(s, t, g);
        if (pupils === undefined) return;
        rows.years.push(2010 + t);
        rows.schools.push(`s${String(s).padStart(3, '0')}`);
        rows.grades.push(grade);
        rows.pupils.push(pupils);
      });
  const birthRows = births && {
    years: births.counts.map((_, i) => births.firstYear + i),
    births: births.counts,
    places: births.counts.map(() => ''),
  };
  const { problem, issues } = encode({ ...rows, areas: null }, birthRows ?? null, {
    entryAge: options.entryAge ?? null,
    seed: options.seed ?? '0',
  });
  if (!problem) throw new Error(JSON.stringify(issues));
  return problem;
}

/** Pupils of a projection's year ahead (0 the first), added over all rows. */
export function totalAhead(
  { rows, horizon, gradeCount }: { rows: Float64Array; horizon: number; gradeCount: number },
  h: number,
): number {
  let sum = 0;
  for (let i = 0; i < rows.length; i++)
    if (Math.floor(i / gradeCount) % horizon === h && !Number.isNaN(rows[i])) sum += rows[i];
  return sum;
}
