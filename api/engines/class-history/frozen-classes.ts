import type { ClassIssue, ClassRecords, ClassWishKind } from '../class-records.ts';
import { checkClassRules } from '../classes/check-rules.ts';
import { findContradiction } from '../classes/contradiction/find-contradiction.ts';
import { encode } from '../classes/encode.ts';
import { ruleValues, run } from '../classes/run.ts';
import type { RuleValue } from '../classes/types.ts';

/** Everything a split goes by, as plain JSON: frozen before a run, and what a witness replays. Keys begin with a letter. */
export interface FrozenClasses {
  format: 'class-inputs';
  version: 1;
  classCount: number;
  /** As rules.json. */
  rules: { cap: number | null; rules: Record<string, unknown>[] };
  /** Pupils by id, and their attributes by column in the same order, blank ''. */
  pupils: string[];
  attributes: Record<string, string[]>;
  /** Places of two pupils in `pupils`. */
  wishes: [pupil: number, kind: ClassWishKind, other: number][];
}

/** Class (from 0) of each pupil in the order of `pupils`, and what the rules say of it. */
export interface FrozenSplit {
  classes: number[];
  hardBroken: number;
  balance: RuleValue[];
}

/** The records of the engine. */
export function recordsOf({ pupils, attributes, wishes, classCount }: FrozenClasses): ClassRecords {
  return {
    pupils: { ids: pupils, attributes },
    wishes: {
      pupils: Int32Array.from(wishes, ([pupil]) => pupil),
      kinds: wishes.map(([, kind]) => kind),
      others: Int32Array.from(wishes, ([, , other]) => other),
    },
    classCount,
  };
}

/**
 * Splits what was frozen: the same inputs and seed give the same classes on any machine. `issues`: what forbids every split
 * (`class-contradiction` with its rules and pupils, `class-none-found`, faults of rules or cells). `onStep` is told what begins.
 */
export function splitFrozen(
  frozen: FrozenClasses,
  seed: string,
  onStep: (step: 'checking' | 'splitting' | 'judging') => void = () => {},
): { split: FrozenSplit; issues: [] } | { split: null; issues: ClassIssue[] } {
  onStep('checking');
  const checked = checkClassRules(frozen.rules);
  if (!checked.rules) return { split: null, issues: checked.issues };
  const { problem, issues } = encode(recordsOf(frozen), checked.rules, seed);
  if (!problem) return { split: null, issues };
  const impossible = findContradiction(problem);
  if (impossible) return { split: null, issues: [impossible] };
  onStep('splitting');
  const found = run(problem);
  if (found.hardBreaks > 0)
    return {
      split: null,
      issues: [{ code: 'class-none-found', severity: 'refuse', table: 'rules', params: { count: found.hardBreaks } }],
    };
  onStep('judging');
  const classes = new Array<number>(frozen.pupils.length).fill(-1);
  problem.order.forEach((record, place) => {
    classes[record] = found.classOf[place];
  });
  return { split: { classes, hardBroken: found.hardBreaks, balance: ruleValues(problem, found) }, issues: [] };
}
