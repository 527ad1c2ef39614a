import { keepsGap, measureSplit } from '../measure.ts';
import { kindOf } from '../rules/rules.ts';
import type { ClassProblem } from '../types.ts';

/** One hard rule that a split breaks once. */
export interface HardBreak {
  kind: 'empty-class' | 'cap' | 'size' | 'limit' | 'together' | 'apart' | 'confined' | 'gap';
  /** Name of the rule, `together`/`apart` for a wish, `cap` or `classes`. */
  rule: string;
  attribute: string | null;
  /** Labels of the classes concerned, from 1. */
  classes: string[];
  /** Ids of the pupils concerned, where the break is of certain pupils. */
  pupilIds: string[];
  /** What is, and what may be: seats, pupils, load or difference. Null where nothing is counted. */
  value: number | null;
  most: number | null;
}

/** Every broken hard rule of a split in which everyone has a class, as often as `countHardBreaks` counts them. */
export function listBreaks(problem: ClassProblem, classOf: Int32Array): HardBreak[] {
  return [...breaksOfSizes(problem, classOf), ...breaksOfPupils(problem, classOf), ...breaksOfGaps(problem, classOf)];
}

const nothing = { attribute: null, classes: [], pupilIds: [], value: null, most: null };

function breaksOfSizes(problem: ClassProblem, classOf: Int32Array): HardBreak[] {
  const { classCount, cap, sizeGap, limits, seatsTaken } = problem;
  const sumsOf = (amount: ArrayLike<number> | null) => {
    const sums = new Float64Array(classCount);
    for (let p = 0; p < classOf.length; p++) sums[classOf[p]] += amount ? amount[p] : 1;
    return sums;
  };
  const sizes = sumsOf(null);
  const found: HardBreak[] = [];
  sizes.forEach((size, c) => {
    if (size === 0) found.push({ ...nothing, kind: 'empty-class', rule: 'classes', classes: [String(c + 1)] });
  });
  const over = (sums: Float64Array, most: number, what: Pick<HardBreak, 'kind' | 'rule' | 'attribute'>) =>
    sums.forEach((value, c) => {
      if (value > most + 1e-9) found.push({ ...nothing, ...what, classes: [String(c + 1)], value, most });
    });
  if (cap !== null) over(sumsOf(seatsTaken), cap, { kind: 'cap', rule: 'cap', attribute: null });
  const [most, least] = [Math.max(...sizes), Math.min(...sizes)];
  if (sizeGap !== null && most - least > sizeGap) {
    const classes = [sizes.indexOf(most), sizes.indexOf(least)].map((c) => String(c + 1));
    found.push({ ...nothing, kind: 'size', rule: 'size', classes, value: most - least, most: sizeGap });
  }
  for (const limit of limits)
    over(sumsOf(limit.amount), limit.most, { kind: 'limit', ...namesOf(problem, limit.rule) });
  return found;
}

function breaksOfPupils(problem: ClassProblem, classOf: Int32Array): HardBreak[] {
  const found: HardBreak[] = [];
  const idOf = (p: number) => problem.records.pupils.ids[problem.order[p]];
  for (const kind of ['together', 'apart'] as const)
    problem[kind].one.forEach((one, i) => {
      const other = problem[kind].other[i];
      if ((classOf[one] === classOf[other]) === (kind === 'together')) return;
      const source = problem[kind].source[i];
      const names = source < 0 ? { rule: kind, attribute: null } : namesOf(problem, source);
      const classes = [...new Set([classOf[one], classOf[other]])].map((c) => String(c + 1));
      found.push({ ...nothing, kind, ...names, classes, pupilIds: [idOf(one), idOf(other)] });
    });
  for (const { rule, classes } of problem.allowed)
    classes.forEach((own, p) => {
      if (!own || own[classOf[p]] === 1) return;
      const where = { classes: [String(classOf[p] + 1)], pupilIds: [idOf(p)] };
      found.push({ ...nothing, kind: 'confined', ...namesOf(problem, rule), ...where });
    });
  return found;
}

function breaksOfGaps({ goals, classCount, ...problem }: ClassProblem, classOf: Int32Array): HardBreak[] {
  return goals.flatMap((goal): HardBreak[] => {
    const value = measureSplit(goal.measure, classOf, classCount) ?? 0;
    if (keepsGap(goal, value)) return [];
    return [{ ...nothing, kind: 'gap', ...namesOf(problem, goal.rule), value, most: goal.maxGap }];
  });
}

function namesOf({ rules }: Pick<ClassProblem, 'rules'>, rule: number) {
  const own = rules.rules[rule];
  return { rule: own.rule, attribute: kindOf(own).attributeOf(own) };
}
