import type { Programme, ProgrammeProblem, Stage } from './types.ts';

/** Seats each area gains by stages, area by area, a figure a year. */
export function seatsGained({ years, short, works }: ProgrammeProblem, stages: readonly Stage[]): Float64Array {
  const gained = new Float64Array(short.length);
  const begun = new Set<number>();
  for (const { work, year, rooms } of inOrder(stages)) {
    const { area, startSeats, roomSeats } = works[work];
    const seats = rooms * roomSeats + (begun.has(work) ? 0 : startSeats);
    begun.add(work);
    for (let y = year; y < years; y++) gained[area * years + y] += seats;
  }
  return gained;
}

/** Money spent each year. */
export function moneyByYear({ years, works }: ProgrammeProblem, stages: readonly Stage[]): Float64Array {
  const spent = new Float64Array(years);
  const begun = new Set<number>();
  for (const { work, year, rooms } of inOrder(stages)) {
    spent[year] += rooms * works[work].roomCost + (begun.has(work) ? 0 : works[work].startCost);
    begun.add(work);
  }
  return spent;
}

/** Pupils without a seat, summed over years and all areas or one; those not known are left out. */
export function unmetOf(short: Float64Array, gained: Float64Array, area = -1, years = 0): number {
  const [first, last] = area < 0 ? [0, short.length] : [area * years, (area + 1) * years];
  let sum = 0;
  for (let cell = first; cell < last; cell++) if (short[cell] > gained[cell]) sum += short[cell] - gained[cell];
  return sum;
}

/** The stages with what they leave and cost; `bound`: what is known of the best there is. */
export function programmeOf(problem: ProgrammeProblem, stages: readonly Stage[], bound = 0): Programme {
  const unmet = unmetOf(problem.short, seatsGained(problem, stages));
  const money = moneyByYear(problem, stages).reduce((sum, each) => sum + each, 0);
  return { stages: inOrder(stages), unmet, money, bound };
}

/** Is no year, or with money carried over no year and those before it, dearer than its budget? */
export function isWithinBudget({ budget, carryOver }: ProgrammeProblem, spent: Float64Array): boolean {
  let left = 0;
  return spent.every((money, year) => {
    left = (carryOver ? left : 0) + budget[year] - money;
    return left >= -1e-6;
  });
}

/** By year, then work. */
export function inOrder(stages: readonly Stage[]): Stage[] {
  return [...stages].sort((a, b) => a.year - b.year || a.work - b.work);
}
