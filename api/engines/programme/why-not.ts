import type { PlanSettings, ProgrammeProblem, WhyNot } from './types.ts';
import type { ScenarioWork } from './works-of-scenario.ts';

/** Why a work stands in no year. `number`: of the works the search had, −1 none; `left`: pupils short after the programme. */
export function whyNot(
  work: ScenarioWork,
  { works }: PlanSettings,
  number: number,
  problem: ProgrammeProblem,
  left: Float64Array,
): WhyNot {
  if (works[work.key]?.pin === 'never') return 'ruled-out';
  if (work.byHand) return 'by-hand';
  if (work.startCost === null || work.roomCost === null) return 'no-price';
  if (number < 0) return 'need-unknown';
  const { area, from, after } = problem.works[number];
  const { years, short } = problem;
  const own = (cells: Float64Array, year: number) => cells.subarray(area * years + year, (area + 1) * years);
  if (own(short, 0).every(Number.isNaN)) return 'need-unknown';
  if (!own(left, 0).some((pupils) => pupils > 0)) return 'not-needed';
  if (from >= years) return 'land';
  if (!own(left, from).some((pupils) => pupils > 0)) return 'land';
  return after >= 0 ? 'waits' : 'no-money';
}
