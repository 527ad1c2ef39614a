import type { ClassRow } from '../class-records.ts';
import { type Bound, boundOf } from './bounds.ts';
import { measureSplit } from './measure.ts';
import { kindOf } from './rules/rules.ts';
import type { Found } from './search/found.ts';
import { search } from './search/search.ts';
import type { ClassProblem, Measure, RuleValue } from './types.ts';

/** The best split found. Pure: the same problem gives the same split. */
export function run(problem: ClassProblem): Found {
  return search(problem);
}

/** Rows of classes.csv, in the order of ids. */
export function classRows({ order, records }: ClassProblem, { classOf }: Found): ClassRow[] {
  return Array.from(order, (record, p) => ({
    pupilId: records.pupils.ids[record],
    classLabel: String(classOf[p] + 1),
  }));
}

/** Per rule: value, the best possible under the hard rules, the gap; in the order of the list. `bounds`: by goal, if proved. */
export function ruleValues(
  problem: ClassProblem,
  { classOf }: Pick<Found, 'classOf'> & Partial<Found>,
  bounds?: Bound[],
): RuleValue[] {
  const { rules, goals } = problem;
  const values = rules.rules.flatMap((rule, i): RuleValue[] => {
    const own = goals.flatMap((goal, g) => (goal.rule === i ? [{ ...goal, g }] : []));
    const attribute = kindOf(rule).attributeOf(rule);
    if (own.length > 0)
      return own.map((goal) =>
        valueOfGoal(rule.rule, goal.attribute ?? attribute, problem, goal, classOf, bounds?.[goal.g]),
      );
    return [{ rule: rule.rule, attribute, ...valueOfHard(problem, i, classOf), blank: 0, blockedBy: [] }];
  });
  const last = goals.findIndex(({ rule }) => rule < 0);
  return last < 0 ? values : [...values, valueOfGoal('friend', null, problem, goals[last], classOf, bounds?.[last])];
}

function valueOfGoal(
  rule: string,
  attribute: string | null,
  problem: ClassProblem,
  goal: ClassProblem['goals'][number],
  classOf: Int32Array,
  known?: Bound,
): RuleValue {
  const value = measureSplit(goal.measure, classOf, problem.classCount);
  const blank = countBlank(goal.measure);
  if (value === null)
    return { rule, attribute, value: null, bestPossible: null, gap: null, proved: true, blank, blockedBy: [] };
  const bound = known ?? boundOf(problem, goal);
  const met = value <= bound.value + 1e-9;
  const bestPossible = met ? value : bound.value;
  return {
    rule,
    attribute,
    value,
    bestPossible,
    gap: value - bestPossible,
    proved: met,
    blank,
    blockedBy: bound.blockedBy,
  };
}

/** Hard rules: the size difference, the fullest class of a limit; what is simply kept is 0. */
function valueOfHard(problem: ClassProblem, rule: number, classOf: Int32Array) {
  const { classCount, pupilCount, limits, rules } = problem;
  const sumsOf = (amount: ArrayLike<number>) => {
    const sums = new Float64Array(classCount);
    for (let p = 0; p < pupilCount; p++) sums[classOf[p]] += amount[p];
    return sums;
  };
  const answer = (value: number, least: number) => {
    const bestPossible = Math.min(value, least);
    return { value, bestPossible, gap: value - bestPossible, proved: value === bestPossible };
  };
  if (rules.rules[rule].rule === 'size') {
    const sizes = sumsOf(new Float64Array(pupilCount).fill(1));
    return answer(Math.max(...sizes) - Math.min(...sizes), pupilCount % classCount === 0 ? 0 : 1);
  }
  const limit = limits.find((own) => own.rule === rule);
  if (!limit) return answer(0, 0);
  const total = limit.amount.reduce((sum, amount) => sum + amount, 0);
  const even = total / classCount;
  return answer(Math.max(...sumsOf(limit.amount)), limit.kind === 'spread' ? Math.ceil(even) : even);
}

function countBlank(measure: Measure): number {
  if (measure.kind === 'count') return measure.values.reduce((sum, value) => sum + Number(value < 0), 0);
  if (measure.kind === 'mean') return measure.counted.reduce((sum, has) => sum + Number(has === 0), 0);
  return 0;
}
