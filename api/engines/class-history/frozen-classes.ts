import type { PublicClassInputs } from '../class-publication/public-classes.ts';
import { recordsOf } from '../class-publication/publish-inputs.ts';
import type { ClassIssue } from '../class-records.ts';
import { refusalOf } from '../classes/allocate.ts';
import { checkClassRules } from '../classes/check-rules.ts';
import { findContradiction } from '../classes/contradiction/find-contradiction.ts';
import { encode } from '../classes/encode.ts';
import type { Solver } from '../classes/exact/solver.ts';
import { ruleValues, run } from '../classes/run.ts';
import type { RuleValue } from '../classes/types.ts';

/** Class (from 0) of each pupil in the order of the inputs, and what the rules say of it. */
export interface FrozenSplit {
  classes: number[];
  hardBroken: number;
  balance: RuleValue[];
}

/**
 * Splits what was frozen: the same inputs and seed give the same classes on any machine. `issues`: what forbids every split
 * (`class-contradiction` with its rules and pupils, `class-none-found`, faults of rules or cells). `onStep` is told what begins.
 */
export function splitFrozen(
  inputs: PublicClassInputs,
  seed: string,
  onStep: (step: 'checking' | 'splitting' | 'judging') => void = () => {},
): { split: FrozenSplit; issues: [] } | { split: null; issues: ClassIssue[] } {
  onStep('checking');
  const checked = checkClassRules(inputs.rules);
  if (!checked.rules) return { split: null, issues: checked.issues };
  const { problem, issues } = encode(recordsOf(inputs), checked.rules, seed, { method: inputs.method ?? 1 });
  if (!problem) return { split: null, issues };
  const impossible = findContradiction(problem);
  if (impossible) return { split: null, issues: [impossible] };
  onStep('splitting');
  const found = run(problem);
  if (found.hardBreaks > 0) {
    const params = { count: found.hardBreaks };
    return { split: null, issues: [{ code: 'class-none-found', severity: 'refuse', table: 'rules', params }] };
  }
  onStep('judging');
  const classes = new Array<number>(inputs.pupils.length).fill(-1);
  problem.order.forEach((record, place) => {
    classes[record] = found.classOf[place];
  });
  return { split: { classes, hardBroken: found.hardBreaks, balance: ruleValues(problem, found) }, issues: [] };
}

/** Why nothing was split, as far as a solver can say: an irreducible contradiction and its cheapest repair, else `issues`. */
export function explainFrozen(
  inputs: PublicClassInputs,
  seed: string,
  issues: ClassIssue[],
  solver: Solver,
): ClassIssue[] {
  const { rules } = checkClassRules(inputs.rules);
  const { problem } = rules ? encode(recordsOf(inputs), rules, seed) : { problem: null };
  return (problem && refusalOf(problem, solver)) ?? issues;
}
