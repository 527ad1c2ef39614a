import { describe, expect, test } from 'vitest';
import { chooseYears } from '#engines/programme/choose-years.ts';
import { isWithinBudget, moneyByYear } from '#engines/programme/measure.ts';
import type { Programme, ProgrammeProblem, Work } from '#engines/programme/types.ts';
import { seededNumbers } from '../../support/seeded-points.ts';
import { bestByTrying } from '../../support/slow-programme.ts';

/** A site of ten rooms, five a stage at least: land for 10, a room for 1 with 35 seats. */
const site = (part: Partial<Work> = {}): Work => ({
  ...{
    area: 0,
    startCost: 10,
    startSeats: 0,
    rooms: 10,
    leastRooms: 5,
    roomCost: 1,
    roomSeats: 35,
    from: 0,
    after: -1,
  },
  ...part,
});
const problem = (part: Partial<ProgrammeProblem>): ProgrammeProblem => ({
  ...{ years: 3, short: new Float64Array([100, 200, 300]), budget: new Float64Array([20, 20, 20]), carryOver: false },
  works: [site()],
  ...part,
});
const yearsOf = ({ stages }: Programme) => stages.map(({ year, rooms }) => `${year}: ${rooms}`);

describe('the years of a programme', () => {
  test('build as many rooms as are needed, as early as there is money', async () => {
    const found = await chooseYears(problem({}));
    expect(found).toMatchObject({ unmet: 0, money: 19, bound: 0 });
    expect(yearsOf(found)).toEqual(['0: 9']);
  });

  test('are in stages where a year has not the money for all', async () => {
    const found = await chooseYears(problem({ budget: new Float64Array([15, 5, 5]) }));
    expect(yearsOf(found)).toEqual(['0: 5', '1: 5']);
    expect(found).toMatchObject({ unmet: 0, money: 20, bound: 0 });
  });

  test('wait for the land, and for what must stand first', async () => {
    const works = [site({ from: 1 }), site({ after: 0, startCost: 0, roomSeats: 1 })];
    const short = new Float64Array([100, 351, 355]);
    const found = await chooseYears(problem({ works, short, budget: new Float64Array([50, 50, 50]) }));
    expect(found.stages).toEqual([
      { work: 0, year: 1, rooms: 10 },
      { work: 1, year: 1, rooms: 5 },
    ]);
    expect(found.unmet).toBe(100);
    const never = await chooseYears(problem({ works: [site({ from: 3 })] }));
    expect(never).toMatchObject({ stages: [], unmet: 600, money: 0, bound: 600 });
  });

  test('leave all as it is without money, and save what one year leaves where that is allowed', async () => {
    const poor = problem({ budget: new Float64Array(3) });
    expect(await chooseYears(poor)).toMatchObject({ stages: [], unmet: 600, money: 0 });
    const little = { budget: new Float64Array([8, 8, 8]), short: new Float64Array([0, 0, 175]) };
    expect(await chooseYears(problem(little))).toMatchObject({ stages: [], unmet: 175 });
    const saved = await chooseYears(problem({ ...little, carryOver: true }));
    expect(saved).toMatchObject({ stages: [{ work: 0, year: 1, rooms: 5 }], unmet: 0, money: 15 });
  });

  test('build nothing that nobody needs, and count no area that is not known', async () => {
    const unknown = problem({ short: new Float64Array([Number.NaN, Number.NaN, Number.NaN]) });
    expect(await chooseYears(unknown)).toMatchObject({ stages: [], unmet: 0, bound: 0 });
    expect((await chooseYears(problem({ short: new Float64Array([-5, 0, -1]) }))).stages).toEqual([]);
  });

  test('are as good as the best of every way there is, over random small programmes', async () => {
    for (let seed = 1; seed <= 40; seed++) {
      const drawn = randomProgramme(seed);
      const found = await chooseYears(drawn);
      expect({ seed, unmet: found.unmet, money: found.money }).toEqual({ seed, ...bestByTrying(drawn) });
      expect(found.bound).toBeGreaterThan(found.unmet - 1);
      expect(found.bound).toBeLessThanOrEqual(found.unmet + 1e-6);
      expect(isWithinBudget(drawn, moneyByYear(drawn, found.stages))).toBe(true);
    }
  });

  test('are never worse for more money', async () => {
    for (let seed = 1; seed <= 15; seed++) {
      const drawn = randomProgramme(seed);
      const richer = { ...drawn, budget: drawn.budget.map((money) => money + 7) };
      expect((await chooseYears(richer)).unmet).toBeLessThanOrEqual((await chooseYears(drawn)).unmet);
    }
  });
});

function randomProgramme(seed: number): ProgrammeProblem {
  const random = seededNumbers(seed);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const years = 3;
  const works = Array.from({ length: 2 + upTo(1) }, (_, i): Work => {
    const rooms = upTo(4);
    return {
      ...{ area: upTo(1), startCost: upTo(8), rooms, leastRooms: Math.min(rooms, 1 + upTo(1)), roomCost: 1 + upTo(3) },
      ...{ startSeats: rooms === 0 ? 5 + upTo(30) : 0, roomSeats: 10 + upTo(25), from: upTo(years) },
      after: i > 0 && random() < 0.2 ? i - 1 : -1,
    };
  });
  return {
    years,
    short: Float64Array.from({ length: 2 * years }, () => upTo(120) - 20),
    budget: Float64Array.from({ length: years }, () => upTo(12)),
    carryOver: random() < 0.5,
    works,
  };
}
