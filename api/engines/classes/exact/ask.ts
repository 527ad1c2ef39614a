import { countHardBreaks } from '../hard-breaks.ts';
import { goalValues } from '../measure.ts';
import type { Found } from '../search/found.ts';
import type { ClassProblem } from '../types.ts';
import type { Solver } from './solver.ts';
import { type Question, splitModel } from './split-model.ts';

/** The largest model the solver is asked about, in variables. */
const largestModel = 4000;

/** The answer to a question about the splits of a problem, in the measure's own unit. */
export interface SolvedSplit {
  status: 'optimal' | 'infeasible' | 'limit';
  /** A split that keeps the hard rules, recounted; null: none was found. */
  found: Found | null;
}

/** Asks the solver, and recounts what it answers: a split that breaks a rule is none. */
export function ask(problem: ClassProblem, question: Question, solver: Solver, nodes: number): SolvedSplit {
  const { model, decode } = splitModel(problem, question);
  if (model.size > largestModel) return { status: 'limit', found: null };
  const { status, values } = solver(model.toText(), model.size, nodes);
  if (!values) return { status: status === 'optimal' ? 'limit' : status, found: null };
  const classOf = decode(values);
  const found = { classOf, hardBreaks: countHardBreaks(problem, classOf), values: goalValues(problem, classOf) };
  if (found.hardBreaks > 0) return { status: 'limit', found: null };
  return { status, found };
}
