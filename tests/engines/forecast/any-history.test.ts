import { expect, test } from 'vitest';
import { encode } from '../../../api/engines/forecast/encode.ts';
import { bandsAt, run, sums } from '../../../api/engines/forecast/run.ts';
import type { BirthRows, PupilRows } from '../../../api/engines/forecast/types.ts';
import { seededRandom } from '../../../api/engines/random.ts';

/** Schools that open and close, blanks, zeros, years left out, one grade or many, births with holes or none. */
function anyHistory(random: () => number): { pupils: PupilRows; births: BirthRows | null } {
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const [years, schools, lowest, scale] = [whole(3, 12), whole(1, 5), whole(-1, 8), 3 ** whole(0, 14)];
  const grades = Array.from({ length: whole(1, 5) }, (_, g) => lowest + g);
  const leftOut = random() < 0.2 ? whole(0, years - 2) : -1;
  const rows = { years: [] as number[], schools: [] as string[], grades: [] as number[], pupils: [] as number[] };
  for (let s = 0; s < schools; s++) {
    const [first, last] = [random() < 0.2 ? whole(0, years - 1) : 0, random() < 0.2 ? whole(0, years - 1) : years - 1];
    for (let t = first; t <= last; t++)
      for (const grade of grades) {
        if (t === leftOut || random() < 0.02) continue;
        rows.years.push(2010 + t);
        rows.schools.push(`s${s}`);
        rows.grades.push(grade);
        rows.pupils.push(random() < 0.05 ? Number.NaN : random() < 0.05 ? 0 : Math.round(scale * (0.5 + random())));
      }
  }
  const born = Array.from({ length: whole(0, 16) }, (_, i) => 2000 + i).filter(() => random() < 0.9);
  const counts = born.map(() => (random() < 0.1 ? Number.NaN : whole(0, 2 * scale)));
  const births = random() < 0.6 ? { years: born, births: counts, places: born.map(() => '') } : null;
  return { pupils: { ...rows, areas: null }, births };
}

test('of whatever history, a forecast has a figure wherever one was ever known, in its range, whose sums are those of its rows', () => {
  const random = seededRandom('any history');
  let forecast = 0;
  for (let round = 0; round < 300; round++) {
    const { pupils, births } = anyHistory(random);
    const { problem } = encode(pupils, births, { entryAge: null, seed: '0' });
    if (!problem) continue;
    forecast++;
    const answer = run(problem, 5, 0.9);
    const { rows, open } = answer.projection;
    const bands = bandsAt(answer, 0.9);
    const width = problem.grades.length;
    const groups = new Int32Array(problem.schools.length * width).fill(0);
    const total = sums(problem, answer, bands, groups, 1);
    for (let h = 0; h < 5; h++) {
      let sum = 0;
      problem.schools.forEach((school, s) => {
        for (let g = 0; g < width; g++) {
          if (open[s * width + g] === 0) continue;
          const at = (s * 5 + h) * width + g;
          const isKnown = pupils.schools.some(
            (name, i) => name === school && pupils.grades[i] === problem.grades[g] && !Number.isNaN(pupils.pupils[i]),
          );
          expect(Number.isFinite(rows[at]), `round ${round}, ${school}, ${problem.grades[g]}`).toBe(isKnown);
          if (!isKnown) continue;
          expect(bands.low[at]).toBeGreaterThanOrEqual(0);
          expect(bands.low[at]).toBeLessThanOrEqual(rows[at]);
          expect(rows[at]).toBeLessThanOrEqual(bands.high[at]);
          expect(Number.isFinite(bands.high[at])).toBe(true);
          sum += rows[at];
        }
      });
      expect(Math.abs(total.pupils[h] - sum)).toBeLessThanOrEqual(1e-9 * (1 + sum));
    }
  }
  expect(forecast).toBeGreaterThan(200);
});
