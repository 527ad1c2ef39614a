import type { ClassRule, ClassWishKind } from '../../class-records.ts';
import { encode } from '../encode.ts';
import { ask } from '../exact/ask.ts';
import type { Solver } from '../exact/solver.ts';
import { kindOf } from '../rules/rules.ts';
import { search } from '../search/search.ts';
import type { ClassProblem } from '../types.ts';
import { type Contradiction, nodesToDecide } from './explain.ts';
import { countContradiction } from './find-contradiction.ts';

/** One change after which every hard rule can be kept. */
export type Repair =
  | { kind: 'drop-wish'; wish: ClassWishKind; pupilIds: [string, string] }
  | { kind: 'drop-wishes'; wish: ClassWishKind; count: number }
  | {
      kind: 'raise';
      what: 'cap' | 'maxPerClass' | 'load' | 'maxGap';
      rule: string;
      attribute: string | null;
      from: number;
      to: number;
    }
  | { kind: 'free-pupil'; rule: string; attribute: string | null; pupilId: string }
  | { kind: 'drop-rule'; rule: string; attribute: string | null };

/** A change with its cost: 1 a wish or a pupil's cell, 1 a seat or pupil a number is raised by, and a rule last of all. */
interface Candidate {
  repair: Repair;
  cost: number;
  problem: ClassProblem | null;
}

const costOfRule = 50;
const mostRaised = 40;

/**
 * The cheapest single change to one member of a contradiction after which the whole problem can be kept; null: no single change
 * is known to be enough. Fewest wishes and pupils touched, smallest numbers raised, whole rules and all wishes of a kind last;
 * equal ones in the order of the list.
 */
export function findRepair(problem: ClassProblem, { part }: Contradiction, solver: Solver): Repair | null {
  const candidates = [
    ...part.wishes.map((row) => dropWish(problem, row)),
    ...[...new Set(part.wishes.map((row) => problem.records.wishes.kinds[row]))].map((kind) =>
      dropWishes(problem, kind),
    ),
    ...(part.cap ? raises(problem, 'cap', null) : []),
    ...part.rules.flatMap((i) => [
      ...raisesOfRule(problem, i),
      ...freed(problem, i, part.pupils),
      dropRule(problem, i),
    ]),
  ];
  candidates.sort((one, other) => one.cost - other.cost);
  for (const { repair, problem: changed } of candidates) if (changed && isPossible(changed, solver)) return repair;
  return null;
}

/** Is there a split? Counting or the solver says, or where it gives up, the search finds one. */
function isPossible(problem: ClassProblem, solver: Solver): boolean {
  if (countContradiction(problem)) return false;
  const { status, found } = ask(problem, { least: null, within: [] }, solver, nodesToDecide);
  if (found || status === 'infeasible') return found !== null;
  return search(problem).hardBreaks === 0;
}

function dropWish(problem: ClassProblem, row: number): Candidate {
  const { ids } = problem.records.pupils;
  const { pupils, kinds, others } = problem.records.wishes;
  const pupilIds: [string, string] = [ids[pupils[row]], ids[others[row]]];
  return {
    repair: { kind: 'drop-wish', wish: kinds[row], pupilIds },
    cost: 1,
    problem: withWishes(problem, (other) => other !== row),
  };
}

/** All wishes of a kind, where no single one is enough. */
function dropWishes(problem: ClassProblem, wish: ClassWishKind): Candidate {
  const { kinds } = problem.records.wishes;
  const count = kinds.filter((kind) => kind === wish).length;
  return {
    repair: { kind: 'drop-wishes', wish, count },
    cost: costOfRule,
    problem: withWishes(problem, (row) => kinds[row] !== wish),
  };
}

function withWishes({ records, rules, seed }: ClassProblem, keeps: (row: number) => boolean): ClassProblem | null {
  const { pupils, kinds, others } = records.wishes;
  const rest = Array.from(kinds.keys()).filter(keeps);
  const wishes = {
    pupils: Int32Array.from(rest, (i) => pupils[i]),
    kinds: rest.map((i) => kinds[i]),
    others: Int32Array.from(rest, (i) => others[i]),
  };
  return encode({ ...records, wishes }, rules, seed).problem;
}

type Raised = 'cap' | 'maxPerClass' | 'load' | 'maxGap';

function raises(problem: ClassProblem, what: Raised, i: number | null): Candidate[] {
  const { rules } = problem;
  const rule = i === null ? null : rules.rules[i];
  const from = rule === null ? rules.cap : numberOf(rule, what);
  if (from === null) return [];
  const names = rule === null ? { rule: 'cap', attribute: null } : namesOf(rule);
  return Array.from({ length: mostRaised }, (_, k): Candidate => {
    const to = from + k + 1;
    const changed =
      rule === null
        ? { ...rules, cap: to }
        : { ...rules, rules: rules.rules.map((own, at) => (at === i ? withNumber(own, what, to) : own)) };
    return {
      repair: { kind: 'raise', what, ...names, from, to },
      cost: k + 1,
      problem: encode(problem.records, changed, problem.seed).problem,
    };
  });
}

function raisesOfRule(problem: ClassProblem, i: number): Candidate[] {
  return (['maxPerClass', 'load', 'maxGap'] as const).flatMap((what) => raises(problem, what, i));
}

function numberOf(rule: ClassRule, what: Raised): number | null {
  if (what === 'maxGap') return 'maxGap' in rule ? rule.maxGap : null;
  if (rule.rule !== 'spread') return null;
  return what === 'load' ? (rule.load?.max ?? null) : rule.maxPerClass;
}

function withNumber(rule: ClassRule, what: Raised, to: number): ClassRule {
  if (rule.rule === 'spread' && what === 'load') return { ...rule, load: rule.load && { ...rule.load, max: to } };
  return { ...rule, [what]: to } as ClassRule;
}

/** One pupil's cell of a rule that confines or ties pupils, made blank. */
function freed(problem: ClassProblem, i: number, pupils: readonly number[]): Candidate[] {
  const rule = problem.rules.rules[i];
  if (!['pinned', 'teacher-fit', 'choices', 'same-class', 'keep-apart', 'twins', 'namesakes'].includes(rule.rule))
    return [];
  const { records } = problem;
  const { attribute } = namesOf(rule);
  const cells = attribute === null ? undefined : records.pupils.attributes[attribute];
  if (attribute === null || !cells) return [];
  return pupils.flatMap((record): Candidate[] => {
    if (cells[record].trim() === '') return [];
    const attributes = { ...records.pupils.attributes, [attribute]: cells.with(record, '') };
    const changed = { ...records, pupils: { ...records.pupils, attributes } };
    return [
      {
        repair: { kind: 'free-pupil', ...namesOf(rule), pupilId: records.pupils.ids[record] },
        cost: 1,
        problem: encode(changed, problem.rules, problem.seed).problem,
      },
    ];
  });
}

function dropRule(problem: ClassProblem, i: number): Candidate {
  const rules = { ...problem.rules, rules: problem.rules.rules.filter((_, at) => at !== i) };
  return {
    repair: { kind: 'drop-rule', ...namesOf(problem.rules.rules[i]) },
    cost: costOfRule,
    problem: encode(problem.records, rules, problem.seed).problem,
  };
}

function namesOf(rule: ClassRule): { rule: string; attribute: string | null } {
  return { rule: rule.rule, attribute: kindOf(rule).attributeOf(rule) };
}
