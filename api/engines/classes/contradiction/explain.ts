import { ask } from '../exact/ask.ts';
import type { Solver } from '../exact/solver.ts';
import { countHardBreaks } from '../hard-breaks.ts';
import { kindOf } from '../rules/rules.ts';
import type { ClassProblem } from '../types.ts';
import { countContradiction } from './find-contradiction.ts';
import { type Part, restrict, seatedIn, wholeOf } from './restrict.ts';

/** Rules, wishes and pupils that cannot all be kept. */
export interface Contradiction {
  part: Part;
  /** Names in the order of the list: rules with their column, `cap`, `classes` (none is empty), `together` and `apart`. */
  rules: string[];
  pupilIds: string[];
  /** Was it shown that without any one of them the rest can be kept? */
  irreducible: boolean;
}

/** Nodes for one question; the questions are about few rules and mostly answered at once. */
export const nodesToDecide = 300;

/**
 * Can that part of the demands be kept? null: not decided within the budget. Counting is asked first, then the splits that kept
 * other parts (`known`, class by record; those found are added), and the solver where neither has an answer.
 */
export function canBeKept(problem: ClassProblem, part: Part, solver: Solver, known: Int32Array[] = []): boolean | null {
  const own = restrict(problem, part);
  if (countContradiction(own)) return false;
  const records = seatedIn(problem, part);
  const recordOf = own.order.map((i) => records[i]);
  if (
    known.some(
      (split) =>
        countHardBreaks(
          own,
          recordOf.map((record) => split[record]),
        ) === 0,
    )
  )
    return true;
  const { status, found } = ask(own, { least: null, within: [] }, solver, nodesToDecide);
  if (!found) return status === 'infeasible' ? false : null;
  const split = new Int32Array(problem.pupilCount);
  recordOf.forEach((record, p) => {
    split[record] = found.classOf[p];
  });
  known.push(split);
  return true;
}

/**
 * An irreducible contradiction by deletion: whatever can be left out while the rest stays impossible is left out, wishes first,
 * then rules, then pupils. Where sizes or differences between classes take part, a pupil left out still sits somewhere; else it
 * is gone. Null: the demands are not shown to be impossible.
 */
export function explain(problem: ClassProblem, solver: Solver): Contradiction | null {
  const start = startOf(problem, solver);
  if (!start) return null;
  let irreducible = true;
  let part = start;
  const known: Int32Array[] = [];
  const isImpossible = (tried: Part) => {
    const answer = canBeKept(problem, tried, solver, known);
    if (answer === null) irreducible = false;
    return answer === false;
  };
  const shorten = <Name extends 'wishes' | 'rules' | 'pupils'>(name: Name) => {
    part = { ...part, [name]: leaveOut(part[name], (list) => isImpossible({ ...part, [name]: list })) };
  };
  shorten('wishes');
  shorten('rules');
  for (const name of ['cap', 'filled'] as const)
    if (part[name] && isImpossible({ ...part, [name]: false })) part = { ...part, [name]: false };
  const speaksOfAll = part.filled || part.rules.some((i) => comparesClasses(problem, i));
  if (!speaksOfAll) part = { ...part, others: 'gone' };
  // More pupils than seats, and nothing else: each of them is needed, by arithmetic.
  const onlySeats = part.cap && !part.filled && part.others === 'gone' && part.rules.length + part.wishes.length === 0;
  if (onlySeats && part.pupils.length === (problem.cap ?? 0) * problem.classCount + 1)
    return { part, ...namesOf(problem, part), irreducible };
  shorten('pupils');
  shorten('wishes');
  shorten('rules');
  return { part, ...namesOf(problem, part), irreducible };
}

/** The part that counting finds impossible, where it is; else everything, where the solver finds that impossible. */
function startOf(problem: ClassProblem, solver: Solver): Part | null {
  const counted = countContradiction(problem);
  const whole = wholeOf(problem);
  if (counted) {
    const pupils = counted.pupils.map((p) => problem.order[p]);
    const rules = whole.rules.filter((i) => !comparesClasses(problem, i));
    const few: Part = { ...whole, rules, pupils, others: 'gone', filled: false };
    if (canBeKept(problem, few, solver) === false) return few;
  }
  return canBeKept(problem, whole, solver) === false ? whole : null;
}

/** Leaves out ever smaller stretches of a list while the rest is still impossible; at the end, every single item was tried. */
function leaveOut(list: number[], isImpossible: (rest: number[]) => boolean): number[] {
  let kept = list;
  if (kept.length > 1 && isImpossible([])) return [];
  for (let stretch = Math.ceil(kept.length / 2); stretch >= 1; stretch = stretch === 1 ? 0 : Math.ceil(stretch / 2)) {
    for (let at = 0; at < kept.length; ) {
      const rest = [...kept.slice(0, at), ...kept.slice(at + stretch)];
      if (isImpossible(rest)) kept = rest;
      else at += stretch;
    }
  }
  return kept;
}

/** Does a rule compare classes with each other, so that who sits there matters to it? */
function comparesClasses({ rules }: ClassProblem, i: number): boolean {
  const rule = rules.rules[i];
  return rule.rule === 'size' || ('maxGap' in rule && rule.maxGap !== null);
}

function namesOf({ records, rules }: ClassProblem, part: Part): { rules: string[]; pupilIds: string[] } {
  const named = part.rules.map((i) => {
    const attribute = kindOf(rules.rules[i]).attributeOf(rules.rules[i]);
    return attribute === null ? rules.rules[i].rule : `${rules.rules[i].rule} (${attribute})`;
  });
  const kinds = new Set(part.wishes.map((row) => records.wishes.kinds[row]));
  const pupils = new Set(part.pupils);
  // A wish names its pupils even where nothing else is asked of them.
  for (const row of part.wishes)
    for (const list of [records.wishes.pupils, records.wishes.others]) pupils.add(list[row]);
  return {
    rules: [...(part.cap ? ['cap'] : []), ...(part.filled ? ['classes'] : []), ...named, ...[...kinds].sort()],
    pupilIds: [...pupils].map((record) => records.pupils.ids[record]).sort(),
  };
}
