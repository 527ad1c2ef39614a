import { keepsGap, measureSplit } from './measure.ts';
import type { ClassProblem } from './types.ts';

/** How often a split breaks the hard rules: once a pair, a class over a limit, a pupil in a wrong class, a rule of gaps. */
export function countHardBreaks(problem: ClassProblem, classOf: Int32Array): number {
  const { classCount, together, apart, allowed, limits, goals } = problem;
  const sizes = sumByClass(new Float64Array(classOf.length).fill(1), classOf, classCount);
  let broken = problem.mayBeEmpty ? 0 : sizes.filter((size) => size === 0).length;
  const { cap } = problem;
  if (cap !== null) broken += sumByClass(problem.seatsTaken, classOf, classCount).filter((seats) => seats > cap).length;
  if (problem.sizeGap !== null && Math.max(...sizes) - Math.min(...sizes) > problem.sizeGap) broken++;
  for (const { amount, most } of limits)
    broken += sumByClass(amount, classOf, classCount).filter((sum) => sum > most + 1e-9).length;
  together.one.forEach((one, i) => {
    if (classOf[one] !== classOf[together.other[i]]) broken++;
  });
  apart.one.forEach((one, i) => {
    if (classOf[one] === classOf[apart.other[i]]) broken++;
  });
  for (const { classes } of allowed)
    classes.forEach((own, p) => {
      if (own && own[classOf[p]] === 0) broken++;
    });
  for (const goal of goals) if (!keepsGap(goal, measureSplit(goal.measure, classOf, classCount) ?? 0)) broken++;
  return broken;
}

function sumByClass(amount: Float64Array, classOf: Int32Array, classCount: number): Float64Array {
  const sums = new Float64Array(classCount);
  for (let p = 0; p < classOf.length; p++) sums[classOf[p]] += amount[p];
  return sums;
}
