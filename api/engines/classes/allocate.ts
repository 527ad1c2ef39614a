import type { ClassIssue } from '../class-records.ts';
import { type Contradiction, explain } from './contradiction/explain.ts';
import { countContradiction } from './contradiction/find-contradiction.ts';
import { findRepair, type Repair } from './contradiction/find-repair.ts';
import { ask } from './exact/ask.ts';
import { prove } from './exact/prove.ts';
import type { Solver } from './exact/solver.ts';
import { ruleValues } from './run.ts';
import type { Found } from './search/found.ts';
import { search, settled } from './search/search.ts';
import type { ClassProblem, RuleValue } from './types.ts';

/** A split with the value, the best possible and the gap of every rule; or why there is none, and what would mend it. */
export type Allocation =
  | { found: Found; values: RuleValue[]; issue: null; contradiction: null; repair: null }
  | {
      found: null;
      values: null;
      /** `class-contradiction` with the set in words, or `class-none-found`. */
      issue: ClassIssue;
      contradiction: Contradiction | null;
      repair: Repair | null;
    };

const nodesToFind = 1500;

/**
 * Splits pupils into classes: by search, then, with the solver, proved where there are few pupils and bounded where there are
 * many. The same problem gives the same answer on every machine.
 */
export function allocate(problem: ClassProblem, solver: Solver): Allocation {
  if (countContradiction(problem)) return refuse(problem, solver, 0);
  let found = search(problem);
  if (found.hardBreaks > 0) {
    const other = ask(problem, { least: null, within: [] }, solver, nodesToFind);
    if (!other.found) return refuse(problem, solver, found.hardBreaks);
    found = settled(problem, other.found);
  }
  const proof = prove(problem, found, solver);
  const values = ruleValues(problem, proof.found, proof.bounds);
  return { found: proof.found, values, issue: null, contradiction: null, repair: null };
}

/** The contradiction of a problem and its cheapest repair as issues, to be said one after the other; null: none was shown. */
export function refusalOf(problem: ClassProblem, solver: Solver): ClassIssue[] | null {
  const { issue, contradiction, repair } = refuse(problem, solver, 0);
  if (!contradiction) return null;
  return [issue, ...pinsOverCap(problem), ...(repair ? [repairIssue(repair)] : []), ...moreClasses(problem)];
}

/** Every class with more pupils fixed to it than its cap has seats, reductions counted. */
export function pinsOverCap({ cap, seatsTaken, classCount, allowed, rules }: ClassProblem): ClassIssue[] {
  if (cap === null) return [];
  return allowed.flatMap(({ rule, classes }) => {
    if (rules.rules[rule].rule !== 'pinned') return [];
    const pinned = Array.from({ length: classCount }, () => ({ pupils: 0, needed: 0 }));
    classes.forEach((own, p) => {
      if (!own) return;
      const at = pinned[own.indexOf(1)];
      at.pupils += 1;
      at.needed += seatsTaken[p];
    });
    return pinned.flatMap((own, c): ClassIssue[] => {
      if (own.needed <= cap) return [];
      const params = { class: c + 1, cap, ...own };
      return [{ code: 'class-pins-over-cap', severity: 'warning', table: 'rules', params }];
    });
  });
}

/** How many classes it takes at least where all seats under the cap are fewer than pupils (reductions counted). */
export function moreClasses({ cap, seatsTaken, classCount, pupilCount }: ClassProblem): ClassIssue[] {
  if (cap === null) return [];
  const seats = seatsTaken.reduce((sum, own) => sum + own, 0);
  if (seats <= cap * classCount) return [];
  const params = { cap, pupils: pupilCount, needed: seats, seats: cap * classCount, from: classCount };
  const to = Math.ceil(seats / cap);
  return [{ code: 'class-repair-classes', severity: 'warning', table: 'rules', params: { ...params, to } }];
}

function refuse(problem: ClassProblem, solver: Solver, hardBreaks: number): Extract<Allocation, { found: null }> {
  const contradiction = explain(problem, solver);
  const none = { found: null, values: null };
  const about = { severity: 'refuse' as const, table: 'rules' as const };
  if (!contradiction) {
    const issue: ClassIssue = { code: 'class-none-found', ...about, params: { count: hardBreaks } };
    return { ...none, issue, contradiction: null, repair: null };
  }
  const repair = findRepair(problem, contradiction, solver);
  const { rules, pupilIds, irreducible } = contradiction;
  const params = {
    rules: rules.join(', '),
    pupils: pupilIds.join(', '),
    count: pupilIds.length,
    classes: problem.classCount,
  };
  const code = irreducible ? 'class-contradiction' : 'class-contradiction-large';
  return { ...none, issue: { code, ...about, params }, contradiction, repair };
}

/** The repair as an issue of its own, to be said after the contradiction: `class-repair-` and its kind. */
export function repairIssue(repair: Repair): ClassIssue {
  const about = { severity: 'warning' as const, table: 'rules' as const };
  switch (repair.kind) {
    case 'drop-wish': {
      const [one, other] = repair.pupilIds;
      return { code: 'class-repair-drop-wish', ...about, params: { wish: repair.wish, one, other } };
    }
    case 'drop-wishes': {
      const { wish, count } = repair;
      return { code: 'class-repair-drop-wishes', ...about, params: { wish, count } };
    }
    case 'raise': {
      const { what, from, to } = repair;
      return { code: 'class-repair-raise', ...about, params: { rule: nameOf(repair), what, from, to } };
    }
    case 'free-pupil':
      return { code: 'class-repair-free-pupil', ...about, params: { rule: nameOf(repair), pupil: repair.pupilId } };
    case 'drop-rule':
      return { code: 'class-repair-drop-rule', ...about, params: { rule: nameOf(repair) } };
  }
}

const nameOf = ({ rule, attribute }: { rule: string; attribute: string | null }) =>
  attribute === null ? rule : `${rule} (${attribute})`;
