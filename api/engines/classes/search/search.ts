import { boundOf } from '../bounds.ts';
import type { ClassProblem } from '../types.ts';
import { anneal, type Steering } from './anneal.ts';
import { type Found, foundIn, isBetter, isBetterAmong } from './found.ts';
import { settle } from './settle.ts';

/** Weight of a mean while the counts find their places. */
const weightOfMeans = 0.1;
/** Where so few pupils sit in so small classes, hardly an exchange keeps every count. */
const [fewPupils, manyPupils] = [20, 60];
const smallClass = 24;
const [gainOfMeans, gainOfCounts, lossOfCounts] = [1.05, 1.1, 0.98];
const [tiny, fading] = [1e-9, 0.8];

/**
 * The best split found: by annealing, then `settle`: the means come together while the rest is held. Splits that are to be made
 * again are made by their own method: 1 weighs means like counts and does not settle; 2 knows no swings.
 */
export function search(problem: ClassProblem): Found {
  const bounds = problem.goals.map((goal) => boundOf(problem, goal).value);
  if (problem.method === 1)
    return anneal(
      problem,
      untilMet(bounds, () => 1, isBetter),
    );
  const held = problem.goals.map(({ measure }) => measure.kind !== 'mean');
  const wanted = bounds.map((bound, g) => (held[g] || problem.goals[g].maxGap !== null ? bound : Infinity));
  const isBetterHeld: Steering['isBetter'] = (one, other) => isBetterAmong(held, one, other) ?? isBetter(one, other);
  const found = anneal(
    problem,
    untilMet(wanted, (g) => (held[g] ? 1 : weightOfMeans), isBetterHeld),
  );
  if (problem.method < 3 || !hasSmallClasses(problem)) return settled(problem, found);
  const steering = inSwings(problem, bounds);
  const other = anneal(problem, steering);
  return settled(problem, steering.isBetter(other, found) ? other : found);
}

/** A split whose means have come together while all else was held; itself where that breaks a hard rule more. */
export function settled(problem: ClassProblem, start: Found): Found {
  if (problem.method === 1) return start;
  const bounds = problem.goals.map((goal) => boundOf(problem, goal).value);
  const found = foundIn(problem, settle(problem, start.classOf, bounds));
  return found.hardBreaks > start.hardBreaks ? start : found;
}

/** A few long rounds; the goals that are not at their bounds gain weight, until there are none. */
function untilMet(bounds: readonly number[], shareOf: Steering['shareOf'], better: Steering['isBetter']): Steering {
  return {
    ...{ rounds: 4, proposals: 600, shareOf, isBetter: better },
    reweigh(weights, _, best) {
      const behind = best.values.flatMap((value, g) => (value > bounds[g] + tiny ? [g] : []));
      for (const g of behind) weights[g] *= 1.7;
      return best.hardBreaks > 0 || behind.length > 0;
    },
  };
}

function hasSmallClasses({ pupilCount, classCount, goals }: ClassProblem): boolean {
  const isSmall = pupilCount > fewPupils && pupilCount <= manyPupils && pupilCount <= smallClass * classCount;
  return isSmall && goals.some(isSoftMean);
}

const isSoftMean = ({ measure, maxGap }: ClassProblem['goals'][number]) => measure.kind === 'mean' && maxGap === null;

/**
 * Strategic oscillation (Glover 1989) in many short rounds: means gain weight as long as the counts are held, counts where they
 * are not. Of the splits that hold the counts best, the one of least means is kept.
 */
function inSwings(problem: ClassProblem, bounds: readonly number[]): Steering {
  const isMean = problem.goals.map(isSoftMean);
  const held = isMean.map((own) => !own);
  const unevenness = ({ values }: Found) => {
    const means = values.filter((_, g) => isMean[g]);
    return means.reduce((sum, value, m) => sum + fading ** m * value ** 2, 0);
  };
  return {
    ...{ rounds: 100, proposals: 300, shareOf: (g) => (isMean[g] ? weightOfMeans : 1) },
    isBetter: (one, other) => isBetterAmong(held, one, other) ?? unevenness(one) < unevenness(other),
    reweigh(weights, found, best) {
      const isBehind = (g: number) => found.values[g] > Math.max(best.values[g], bounds[g]) + tiny;
      const holds = found.hardBreaks === 0 && held.every((own, g) => !own || !isBehind(g));
      weights.forEach((_, g) => {
        if (isMean[g]) weights[g] *= holds ? gainOfMeans : 1;
        else weights[g] *= isBehind(g) ? gainOfCounts : lossOfCounts;
      });
      return best.hardBreaks > 0 || best.values.some((value, g) => value > bounds[g] + tiny);
    },
  };
}
