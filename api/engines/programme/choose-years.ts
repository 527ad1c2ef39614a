import { buildGreedily, isBetter, trimmed } from './build-greedily.ts';
import { inOrder, isWithinBudget, moneyByYear, programmeOf } from './measure.ts';
import { modelOf, type ProgrammeModel, startOf } from './model.ts';
import { solveModel } from './solve-model.ts';
import type { Programme, ProgrammeProblem, Stage, Stop } from './types.ts';

/**
 * The years in which works are built so that the fewest pupil-years are left without a seat within each year's budget, of those
 * the cheapest found, and nothing later than it need be. A greedy programme, bettered and judged by HiGHS as a mixed-integer
 * program: `bound` is what no programme goes below; with `unmet` less than one above it the programme is the best there is.
 */
export async function chooseYears(problem: ProgrammeProblem, stop: Stop = () => false): Promise<Programme> {
  const model = modelOf(problem);
  let best = buildGreedily(problem);
  if (model.columns.length === 0) return { ...best, bound: best.unmet };
  const least = await solveModel(model.leastUnmet(), startOf(model, best.stages), stop);
  const bound = Math.min(best.unmet, model.fixedUnmet + least.bound);
  if (least.values) best = better(problem, stagesOf(model, least.values), best);
  if (best.unmet - bound < 1) {
    const cheap = await solveModel(model.leastMoney(best.unmet), startOf(model, best.stages), stop);
    if (cheap.values) best = better(problem, stagesOf(model, cheap.values), best);
  }
  return programmeOf(problem, bringForward(problem, best.stages), Math.min(best.unmet, bound));
}

function better(problem: ProgrammeProblem, stages: readonly Stage[], than: Programme): Programme {
  if (!isWithinBudget(problem, moneyByYear(problem, stages))) return than;
  const found = trimmed(problem, stages);
  return isBetter(found, than) ? found : than;
}

function stagesOf({ columns }: ProgrammeModel, values: Float64Array): Stage[] {
  const stages = new Map<string, Stage>();
  columns.forEach((column, c) => {
    const value = Math.round(values[c]);
    if (value === 0 || column.kind === 'unmet' || column.kind === 'stage') return;
    const { work, year } = column;
    const stage = stages.get(`${work} ${year}`) ?? { work, year, rooms: 0 };
    if (column.kind === 'rooms') stage.rooms = value;
    stages.set(`${work} ${year}`, stage);
  });
  return [...stages.values()];
}

/** Every stage in the earliest year that has the money; nobody is worse off and nothing dearer. */
function bringForward(problem: ProgrammeProblem, stages: readonly Stage[]): Stage[] {
  const moved = inOrder(stages);
  for (const stage of moved) {
    const { from, after } = problem.works[stage.work];
    const before = after < 0 ? 0 : Math.min(...moved.filter(({ work }) => work === after).map(({ year }) => year));
    for (let year = Math.max(from, before); year < stage.year; year++) {
      if (moved.some((other) => other.work === stage.work && other.year === year)) continue;
      const was = stage.year;
      stage.year = year;
      if (isWithinBudget(problem, moneyByYear(problem, moved))) break;
      stage.year = was;
    }
  }
  return moved;
}
