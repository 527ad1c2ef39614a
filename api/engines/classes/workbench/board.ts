import { keepsGap } from '../measure.ts';
import type { ClassProblem, Measure } from '../types.ts';
import { CountTally } from './tallies/count-tally.ts';
import { HardTally } from './tallies/hard-tally.ts';
import { MeanTally } from './tallies/mean-tally.ts';
import { SumTally } from './tallies/sum-tally.ts';
import type { Tally } from './tallies/tally.ts';
import { FriendTally, OutsideTally } from './tallies/wish-tally.ts';

/** What a split is worth: breaks of hard rules, and the values of the goals in their order. */
export interface Standing {
  hardBreaks: number;
  values: Float64Array;
}

/**
 * A split on the workbench. Asking what a move or an exchange would do costs a few steps a rule, whatever the number of pupils
 * and classes; making one costs O(classes). Pupils by place in the problem, classes from 0, −1: not placed yet.
 */
export class Board {
  readonly problem: ClassProblem;
  readonly classOf: Int32Array;
  private readonly tallies: Tally[];
  private readonly hard: HardTally;
  private readonly scratch: Float64Array;

  /** `classOf` is copied. O(pupils × rules). */
  constructor(problem: ClassProblem, classOf: ArrayLike<number>) {
    this.problem = problem;
    this.classOf = Int32Array.from(classOf);
    this.tallies = problem.goals.map(({ measure }) => tallyOf(measure, problem.classCount, this.classOf));
    this.hard = new HardTally(problem, this.classOf);
    this.scratch = new Float64Array(this.tallies.length);
  }

  standing(): Standing {
    return this.whole(
      this.hard.value(),
      Float64Array.from(this.tallies, (tally) => tally.value()),
    );
  }

  /** The standing were pupil p in class `to`; nothing is changed. */
  afterMove(p: number, to: number): Standing {
    return this.after(p, -1, to);
  }

  /** The standing were p and q in each other's class; nothing is changed. */
  afterSwap(p: number, q: number): Standing {
    return this.after(p, q, this.classOf[q]);
  }

  /** `afterSwap` where the exchange hurts nothing, else null; it stops at the first harm. `before`: the standing now. */
  harmlessSwap(p: number, q: number, before: Standing): Standing | null {
    const [from, to] = [this.classOf[p], this.classOf[q]];
    const values = this.scratch;
    let hardBreaks = this.hard.after(p, q, from, to);
    if (hardBreaks > before.hardBreaks) return null;
    for (let i = 0; i < values.length; i++) {
      values[i] = this.tallies[i].after(p, q, from, to);
      if (values[i] > before.values[i] + 1e-9) return null;
      if (!keepsGap(this.problem.goals[i], values[i])) hardBreaks++;
    }
    return hardBreaks > before.hardBreaks ? null : { hardBreaks, values: values.slice() };
  }

  /** Puts pupil p into class `to` (−1: out of all). */
  move(p: number, to: number): void {
    const from = this.classOf[p];
    if (from === to) return;
    for (const tally of this.tallies) tally.move(p, from, to);
    this.hard.move(p, from, to);
    this.classOf[p] = to;
  }

  swap(p: number, q: number): void {
    const [a, b] = [this.classOf[p], this.classOf[q]];
    this.move(p, b);
    this.move(q, a);
  }

  private after(p: number, q: number, to: number): Standing {
    const from = this.classOf[p];
    if (from === to) return this.standing();
    const values = new Float64Array(this.tallies.length);
    for (let i = 0; i < values.length; i++) values[i] = this.tallies[i].after(p, q, from, to);
    return this.whole(this.hard.after(p, q, from, to), values);
  }

  private whole(broken: number, values: Float64Array): Standing {
    let hardBreaks = broken;
    for (let i = 0; i < values.length; i++) if (!keepsGap(this.problem.goals[i], values[i])) hardBreaks++;
    return { hardBreaks, values };
  }
}

/** −1, 0, 1: is one better than, equal to, worse than the other? Fewer hard breaks first, then the first goal that differs. */
export function compareStandings(one: Standing, other: Standing): number {
  if (one.hardBreaks !== other.hardBreaks) return one.hardBreaks < other.hardBreaks ? -1 : 1;
  for (let i = 0; i < one.values.length; i++) {
    const difference = one.values[i] - other.values[i];
    if (Math.abs(difference) > 1e-9) return difference < 0 ? -1 : 1;
  }
  return 0;
}

function tallyOf(measure: Measure, classCount: number, classOf: Int32Array): Tally {
  switch (measure.kind) {
    case 'count':
      return new CountTally(measure, classCount, classOf);
    case 'mean':
      return new MeanTally(measure, classCount, classOf);
    case 'pairs':
    case 'parts':
      return new SumTally(measure, classCount, classOf);
    case 'friends':
      return new FriendTally(measure, classOf);
    case 'outside':
      return new OutsideTally(measure, classOf);
  }
}
