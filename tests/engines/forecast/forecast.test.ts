import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandsFor, normalQuantile } from '#engines/forecast/bands.ts';
import { pastOfWhole } from '#engines/forecast/past-of-whole.ts';
import { project } from '#engines/forecast/project.ts';
import { projectReference } from '#engines/forecast/references.ts';
import { rollingOrigins } from '#engines/forecast/rolling-origins.ts';
import { bandsAt, run, sums } from '#engines/forecast/run.ts';
import { known } from '#engines/forecast/types.ts';
import { seededRandom } from '#engines/random.ts';
import { aForecastProblem, totalAhead } from '../../support/a-forecast-problem.ts';

/** Histories with small and large cells, blanks, schools without some rows: anything a register may hold. */
const history = fc
  .record({
    schools: fc.integer({ min: 1, max: 6 }),
    years: fc.integer({ min: 2, max: 9 }),
    seed: fc.string({ maxLength: 4 }),
  })
  .map(({ schools, years, seed }) => {
    const random = seededRandom(seed);
    return aForecastProblem({
      schools,
      years,
      grades: [-1, 0, 1, 2, 3],
      pupils: (s, t) => {
        const fate = random();
        if (s > 0 && t > 0 && fate < 0.05) return undefined;
        return fate < 0.1 ? Number.NaN : Math.floor(random() ** 2 * 120);
      },
    });
  });

describe('a forecast of pupils', () => {
  it('is never negative, has a row for every open cell, and low ≤ pupils ≤ high', () => {
    fc.assert(
      fc.property(history, (problem) => {
        const { projection, bands } = run(problem, 4, 0.9);
        projection.rows.forEach((row, i) => {
          if (Number.isNaN(row)) expect(bands.low[i]).toBeNaN();
          else {
            expect(bands.low[i]).toBeGreaterThanOrEqual(0);
            expect(bands.low[i]).toBeLessThanOrEqual(row);
            expect(bands.high[i]).toBeGreaterThanOrEqual(row);
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it('adds up at every level: sums by group are the sums of their rows, and lie within their range', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 3 }), (problem, groupCount) => {
        const forecast = run(problem, 3, 0.9);
        const { rows, horizon, gradeCount } = forecast.projection;
        const groups = Int32Array.from({ length: problem.schools.length * gradeCount }, (_, cell) => cell % groupCount);
        const answer = sums(problem, forecast, forecast.bands, groups, groupCount);
        const direct = new Float64Array(groupCount * horizon);
        for (let i = 0; i < rows.length; i++) {
          const [s, h, g] = [
            Math.floor(i / gradeCount / horizon),
            Math.floor(i / gradeCount) % horizon,
            i % gradeCount,
          ];
          if (!Number.isNaN(rows[i])) direct[groups[s * gradeCount + g] * horizon + h] += rows[i];
        }
        direct.forEach((sum, i) => {
          expect(answer.pupils[i]).toBeCloseTo(sum, 9);
          expect(answer.low[i]).toBeLessThanOrEqual(sum + 1e-9);
          expect(answer.high[i]).toBeGreaterThanOrEqual(sum - 1e-9);
        });
      }),
      { numRuns: 20 },
    );
  });

  it('reads nothing after its origin', () => {
    const random = seededRandom('origin');
    const cells = Array.from({ length: 3 * 10 * 6 }, () => 30 + Math.floor(40 * random()));
    const born = Array.from({ length: 16 }, () => 300 + Math.floor(50 * random()));
    const build = (changed: boolean) =>
      aForecastProblem({
        schools: 3,
        years: 10,
        pupils: (s, t, g) => cells[(s * 10 + t) * 6 + g] * (changed && t > 6 ? 3 : 1),
        births: { firstYear: 2004, counts: born.map((count, i) => (changed && i > 12 ? 3 * count : count)) },
      });
    expect(project(build(true), 6, 3).rows).toEqual(project(build(false), 6, 3).rows);
  });

  it('keeps a population that nobody joins or leaves: cohorts move up, births come in, the whole is exact', () => {
    const born = Array.from({ length: 30 }, (_, i) => 100 + 10 * ((i * 7) % 5));
    const cohort = (year: number) => born[year - 2000];
    const problem = aForecastProblem({
      schools: 1,
      years: 10,
      pupils: (_s, t, g) => cohort(2010 + t - g - 5),
      births: { firstYear: 2000, counts: born.slice(0, 20) },
      entryAge: 5,
    });
    const { rows } = project(problem, 9, 4);
    for (let h = 0; h < 4; h++)
      for (let g = 0; g < 6; g++) expect(rows[h * 6 + g]).toBeCloseTo(cohort(2020 + h - g - 5), 6);
  });

  it('finds the age at entry from the history', () => {
    const random = seededRandom('lag');
    const born = Array.from({ length: 30 }, () => 200 + Math.floor(200 * random()));
    const build = (lag: number) =>
      aForecastProblem({
        schools: 2,
        years: 15,
        grades: [1],
        pupils: (_s, t) => born[t + 12 - lag] / 2,
        births: { firstYear: 1998, counts: born },
      });
    for (const lag of [6, 7]) expect(project(build(lag), 14, 2).entryLag).toBeCloseTo(lag, 2);
  });

  it('gives the small school the ratio of the whole and the large one its own', () => {
    const sizes = [2000, 12];
    const problem = aForecastProblem({
      schools: 12,
      years: 8,
      pupils: (s, _t, g) => (s < 2 ? Math.round(sizes[s] * 0.9 ** g) : 400),
    });
    const { rows } = project(problem, 7, 1);
    expect(rows[3] / rows[2]).toBeCloseTo(0.9, 1);
  });

  it('takes a school-year that all others made up for as a move, and one that nobody made up for as passing', () => {
    const noise = (s: number, t: number, g: number) => ((s * 13 + t * 7 + g * 3) % 5) - 2;
    const moved = (s: number, t: number) => (t < 9 ? 1 : s === 0 ? 0.6 : 1 + 0.4 / 7);
    const build = (factor: (s: number, t: number) => number) =>
      aForecastProblem({
        schools: 8,
        years: 10,
        pupils: (s, t, g) => Math.round((80 + noise(s, t, g)) * factor(s, t)),
      });
    const shocksOf = (factor: (s: number, t: number) => number) =>
      project(build(factor), 9, 1).shocks.filter(({ school }) => school === 0);
    const alone = shocksOf((s, t) => (s === 0 && t === 9 ? 0.6 : 1))[0].factor;
    const shared = shocksOf(moved)[0]?.factor ?? 1;
    expect(alone).toBeGreaterThan(1.35);
    expect(shared).toBeLessThan(1.25);
  });
});

describe('the past of the whole, where shocks of single schools were damped', () => {
  const years = 8;
  const usable = Array.from({ length: years }, () => true);
  const steady = Float64Array.from({ length: years * 2 }, () => 100);
  const inYearFive = (pupils: number) => steady.map((all, i) => (Math.floor(i / 2) === 5 ? pupils : all));

  it('loses and wins no child where others took in those one school lost', () => {
    expect(pastOfWhole(steady, inYearFive(130), [1, 2], usable)).toEqual(steady);
    expect(pastOfWhole(steady, inYearFive(80), [1, 2], usable)).toEqual(steady);
  });

  it('gets back those nobody counted, and only as many as it misses', () => {
    expect(pastOfWhole(inYearFive(70), steady, [1, 2], usable)).toEqual(steady);
    const half = pastOfWhole(inYearFive(85), inYearFive(115), [1, 2], usable);
    expect(half[10] + half[11]).toBeCloseTo(200, 9);
  });

  it('lies between what was counted and what was damped, year by year', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: years * 2, maxLength: years * 2 });
    fc.assert(
      fc.property(counts, counts, (before, after) => {
        const [counted, damped] = [Float64Array.from(before), Float64Array.from(after)];
        pastOfWhole(counted, damped, [1, 2], usable).forEach((pupils, i) => {
          expect(pupils).toBeGreaterThanOrEqual(Math.min(counted[i], damped[i]) - 1e-9);
          expect(pupils).toBeLessThanOrEqual(Math.max(counted[i], damped[i]) + 1e-9);
        });
      }),
      { numRuns: 50 },
    );
  });
});

describe('intervals', () => {
  it('hold what they promise on counts drawn about a known expectation', () => {
    const random = seededRandom('coverage');
    const problem = aForecastProblem({
      schools: 40,
      years: 12,
      grades: [1, 2, 3],
      pupils: (s) =>
        Math.max(0, Math.round(20 + 2 * s + Math.sqrt(20 + 2 * s) * normalQuantile(0.0005 + 0.999 * random()))),
    });
    const { projections, misses } = rollingOrigins(problem, 1);
    let [within, rows] = [0, 0];
    for (const projection of projections.slice(5)) {
      const { bands } = bandsFor(projection, misses, 0.9, projection.origin);
      for (let s = 0; s < 40; s++)
        for (let g = 0; g < 3; g++) {
          const at = s * projection.horizon * 3 + g;
          const counted = problem.pupils[(s * 12 + projection.origin + 1) * 3 + g];
          rows++;
          if (counted >= bands.low[at] && counted <= bands.high[at]) within++;
        }
    }
    expect(within / rows).toBeGreaterThan(0.85);
    expect(within / rows).toBeLessThan(0.95);
  });

  it('grow with the level and with the years ahead the history cannot judge', () => {
    const problem = aForecastProblem({
      schools: 12,
      years: 5,
      pupils: (s, t, g) => 40 + ((s * 17 + t * 29 + g * 11) % 19),
    });
    const forecast = run(problem, 10, 0.9);
    const half = bandsAt(forecast, 0.5);
    const width = ({ low, high }: typeof half, h: number) => high[h * 6 + 3] - low[h * 6 + 3];
    expect(width(half, 0)).toBeLessThan(width(forecast.bands, 0));
    expect(width(forecast.bands, 9)).toBeGreaterThan(width(forecast.bands, 3));
  });

  it('use quantiles of the normal that tables give', () => {
    expect(normalQuantile(0.5)).toBeCloseTo(0, 9);
    expect(normalQuantile(0.95)).toBeCloseTo(1.6448536269514722, 8);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167813, 8);
  });
});

describe('the plain methods', () => {
  const problem = aForecastProblem({
    schools: 1,
    years: 6,
    grades: [1, 2],
    pupils: (_s, t, g) => (g === 0 ? 100 + t : 50 + t),
  });
  it('are what their names say, by hand', () => {
    expect(Array.from(projectReference(problem, 5, 2, 'naive'))).toEqual([105, 55, 105, 55]);
    const ratio = (53 + 54 + 55) / (102 + 103 + 104);
    const mean = (103 + 104 + 105) / 3;
    const expected = [mean, 105 * ratio, mean, mean * ratio];
    projectReference(problem, 5, 2, 'mean3').forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i], 9);
    });
    expect(problem.states.every((state) => state === known)).toBe(true);
  });
});

it('adds every open school up in the total ahead', () => {
  const problem = aForecastProblem({ schools: 3, years: 6, pupils: () => 50 });
  expect(totalAhead(project(problem, 5, 2), 1)).toBeCloseTo(3 * 6 * 50, 6);
});
