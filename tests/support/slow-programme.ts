import { isWithinBudget, moneyByYear, seatsGained, unmetOf } from '#engines/programme/measure.ts';
import type { ProgrammeProblem, Stage, Work } from '#engines/programme/types.ts';

/** The fewest pupil-years without a seat and the least money for it, found by trying every way to build every work. */
export function bestByTrying(problem: ProgrammeProblem): { unmet: number; money: number } {
  let best = { unmet: Number.POSITIVE_INFINITY, money: Number.POSITIVE_INFINITY };
  const ways = problem.works.map((work, i) => waysToBuild(work, i, problem.years));
  const tryFrom = (work: number, stages: Stage[]): void => {
    if (work < problem.works.length) {
      for (const way of ways[work]) tryFrom(work + 1, [...stages, ...way]);
      return;
    }
    const spent = moneyByYear(problem, stages);
    if (!isWithinBudget(problem, spent) || !problem.works.every((_, i) => standsBefore(problem, stages, i))) return;
    const unmet = unmetOf(problem.short, seatsGained(problem, stages));
    const money = spent.reduce((sum, each) => sum + each, 0);
    if (unmet < best.unmet || (unmet === best.unmet && money < best.money)) best = { unmet, money };
  };
  tryFrom(0, []);
  return best;
}

function waysToBuild({ rooms, leastRooms, from, startSeats }: Work, work: number, years: number): Stage[][] {
  if (rooms === 0)
    return [[], ...Array.from({ length: years - from }, (_, i): Stage[] => [{ work, year: from + i, rooms: 0 }])];
  const ways: Stage[][] = [];
  const go = (year: number, left: number, way: Stage[]): void => {
    if (year === years) {
      ways.push(way);
      return;
    }
    go(year + 1, left, way);
    if (startSeats > 0 && way.length === 0) go(year + 1, left, [{ work, year, rooms: 0 }]);
    for (let some = leastRooms; some <= left; some++) go(year + 1, left - some, [...way, { work, year, rooms: some }]);
  };
  go(from, rooms, []);
  return ways;
}

function standsBefore({ works }: ProgrammeProblem, stages: readonly Stage[], work: number): boolean {
  const begun = (of: number) => Math.min(...stages.filter((stage) => stage.work === of).map(({ year }) => year));
  return works[work].after < 0 || begun(work) === Number.POSITIVE_INFINITY || begun(works[work].after) <= begun(work);
}
