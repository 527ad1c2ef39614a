import { countHardBreaks } from '../hard-breaks.ts';
import { goalValues } from '../measure.ts';
import type { ClassProblem } from '../types.ts';

/** What the search found: class of each pupil by place, hard breaks (0: a valid split), values of the goals. */
export interface Found {
  classOf: Int32Array;
  hardBreaks: number;
  values: number[];
}

/** A split with what it is worth. */
export function foundIn(problem: ClassProblem, classOf: Int32Array): Found {
  return { classOf, hardBreaks: countHardBreaks(problem, classOf), values: goalValues(problem, classOf) };
}

/** Fewer hard breaks, then the first differing goal. */
export function isBetter(one: Found, other: Found): boolean {
  const more = [one.hardBreaks - other.hardBreaks, ...one.values.map((value, g) => value - other.values[g])];
  return (more.find((own) => Math.abs(own) > 1e-9) ?? 0) < 0;
}

/** `isBetter` by hard breaks and some of the goals; null: they are alike in those. */
export function isBetterAmong(goals: readonly boolean[], one: Found, other: Found): boolean | null {
  const of = (found: Found) => ({ ...found, values: found.values.filter((_, g) => goals[g]) });
  if (isBetter(of(one), of(other))) return true;
  return isBetter(of(other), of(one)) ? false : null;
}
