import { countHardBreaks } from '../hard-breaks.ts';
import { goalValues } from '../measure.ts';
import { kindOf } from '../rules/rules.ts';
import type { ClassProblem } from '../types.ts';

/** Two splits of the same pupils side by side. */
export interface SplitComparison {
  hardBreaks: [number, number];
  /** By goal, in order: the rule's name and attribute (`friend` wishes without a rule come last) and both values. */
  goals: { rule: string; attribute: string | null; values: [number, number]; better: 'one' | 'other' | 'equal' }[];
  /** Pupils whose class differs, by id; labels from 1. */
  moved: { pupilId: string; from: string; to: string }[];
}

/** Compares splits by class of each pupil; everyone has a class in both. */
export function compareSplits(problem: ClassProblem, one: Int32Array, other: Int32Array): SplitComparison {
  const [before, after] = [goalValues(problem, one), goalValues(problem, other)];
  const { rules, goals, records, order } = problem;
  return {
    hardBreaks: [countHardBreaks(problem, one), countHardBreaks(problem, other)],
    goals: goals.map(({ rule, attribute }, i) => {
      const own = rule < 0 ? { rule: 'friend' as const } : rules.rules[rule];
      const difference = before[i] - after[i];
      const better = Math.abs(difference) <= 1e-9 ? 'equal' : difference < 0 ? 'one' : 'other';
      return {
        rule: own.rule,
        attribute: attribute ?? kindOf(own).attributeOf(own),
        values: [before[i], after[i]],
        better,
      };
    }),
    moved: Array.from(order, (record, p) => ({ pupilId: records.pupils.ids[record], p })).flatMap(({ pupilId, p }) =>
      one[p] === other[p] ? [] : [{ pupilId, from: String(one[p] + 1), to: String(other[p] + 1) }],
    ),
  };
}
