import { isWithinBudget, moneyByYear, programmeOf, seatsGained, unmetOf } from './measure.ts';
import type { Programme, ProgrammeProblem, Stage, Work } from './types.ts';

/** Rounds of taking one work out and building anew. */
const mostRounds = 12;

/**
 * A good programme without a proof: the step that meets most pupil-years for its money, again and again; then each work in turn is
 * left out and put back last, and what is better is kept.
 */
export function buildGreedily(problem: ProgrammeProblem): Programme {
  let best = trimmed(problem, extend(problem, [], -1));
  for (let round = 0; round < mostRounds; round++) {
    const before = best;
    for (let work = 0; work < problem.works.length; work++) {
      const others = best.stages.filter((stage) => stage.work !== work && problem.works[stage.work].after !== work);
      const tried = trimmed(problem, extend(problem, extend(problem, others, work), -1));
      if (isBetter(tried, best)) best = tried;
    }
    if (best === before) break;
  }
  return best;
}

/** The same with no room that changes nothing: the cheaper of programmes that leave as few without a seat. */
export function trimmed(problem: ProgrammeProblem, stages: readonly Stage[]): Programme {
  let kept = programmeOf(problem, stages);
  for (const { work, year } of [...kept.stages].reverse())
    for (let isLess = true; isLess; ) {
      const fewer = kept.stages.flatMap((stage): Stage[] => {
        if (stage.work !== work || stage.year !== year) return [stage];
        return stage.rooms > problem.works[work].leastRooms ? [{ ...stage, rooms: stage.rooms - 1 }] : [];
      });
      const tried = programmeOf(problem, fewer);
      isLess = fewer.some((stage) => stage.work === work && stage.year === year);
      if (tried.unmet > kept.unmet || !stands(problem, fewer)) break;
      kept = tried;
    }
  return kept;
}

export function isBetter(a: Programme, b: Programme): boolean {
  return a.unmet < b.unmet || (a.unmet === b.unmet && a.money < b.money);
}

/** Steps added while one helps; `without`: a work left alone. */
function extend(problem: ProgrammeProblem, start: readonly Stage[], without: number): Stage[] {
  let stages = [...start];
  for (;;) {
    const gained = seatsGained(problem, stages);
    let best: { stages: Stage[]; worth: number } | null = null;
    problem.works.forEach((work, w) => {
      if (w === without) return;
      for (let year = work.from; year < problem.years; year++)
        for (const rooms of roomsToTry(problem, work, w, year, stages, gained)) {
          const tried = withRooms(stages, w, year, rooms);
          const gain = unmetOf(problem.short, gained, work.area, problem.years) - unmetAfter(problem, tried, work.area);
          if (gain <= 0 || !stands(problem, tried) || !isWithinBudget(problem, moneyByYear(problem, tried))) continue;
          const worth = gain / Math.max(1e-9, moneyOf(problem, tried) - moneyOf(problem, stages));
          if (!best || worth > best.worth) best = { stages: tried, worth };
        }
    });
    const found = best as { stages: Stage[] } | null;
    if (!found) return stages;
    stages = found.stages;
  }
}

function unmetAfter(problem: ProgrammeProblem, stages: readonly Stage[], area: number): number {
  return unmetOf(problem.short, seatsGained(problem, stages), area, problem.years);
}

const moneyOf = (problem: ProgrammeProblem, stages: readonly Stage[]) =>
  moneyByYear(problem, stages).reduce((sum, each) => sum + each, 0);

/** The least, all that are left, as many as the worst year lacks. */
function roomsToTry(
  { short, years }: ProgrammeProblem,
  { rooms, leastRooms, roomSeats, area }: Work,
  w: number,
  year: number,
  stages: readonly Stage[],
  gained: Float64Array,
): number[] {
  const own = stages.filter(({ work }) => work === w);
  if (rooms === 0) return own.length > 0 ? [] : [0];
  const left = rooms - own.reduce((sum, stage) => sum + stage.rooms, 0);
  const least = own.some((stage) => stage.year === year) ? 1 : leastRooms;
  let lacking = 0;
  for (let cell = area * years + year; cell < (area + 1) * years; cell++)
    if (short[cell] - gained[cell] > lacking) lacking = short[cell] - gained[cell];
  const enough = Math.max(least, Math.ceil(lacking / roomSeats));
  return [...new Set([least, Math.min(left, enough), left])].filter((some) => some >= least && some <= left);
}

function withRooms(stages: readonly Stage[], work: number, year: number, rooms: number): Stage[] {
  const is = (stage: Stage) => stage.work === work && stage.year === year;
  if (!stages.some(is)) return [...stages, { work, year, rooms }];
  return stages.map((stage) => (is(stage) ? { ...stage, rooms: stage.rooms + rooms } : stage));
}

/** Does every work that needs another stand on it? */
function stands({ works }: ProgrammeProblem, stages: readonly Stage[]): boolean {
  return stages.every(({ work, year }) => {
    const { after } = works[work];
    return after < 0 || stages.some((stage) => stage.work === after && stage.year <= year);
  });
}
