import type { ClassProblem } from '../types.ts';
import { type Board, compareStandings, type Standing } from './board.ts';

/** An exchange that hurts nothing: pupils by place, and what the split is worth after it. */
export interface SwapSuggestion {
  one: number;
  other: number;
  after: Standing;
}

/**
 * Exchanges of pupil p that break no hard rule more and raise no value, the most helpful first, then by place. `into`: only with
 * pupils of that class; `isLocked`: pupils who stay. At most `limit`.
 */
export function suggestSwaps(
  board: Board,
  p: number,
  options: { into?: number; limit?: number; isLocked?: (pupil: number) => boolean } = {},
): SwapSuggestion[] {
  const { into, limit = 10, isLocked = () => false } = options;
  const { classOf } = board;
  if (classOf[p] < 0 || isLocked(p)) return [];
  const before = board.standing();
  const found: SwapSuggestion[] = [];
  for (let q = 0; q < classOf.length; q++) {
    const c = classOf[q];
    if (c < 0 || c === classOf[p] || (into !== undefined && c !== into) || isLocked(q)) continue;
    const after = board.harmlessSwap(p, q, before);
    if (after) found.push({ one: p, other: q, after });
  }
  return found.sort((x, y) => compareStandings(x.after, y.after) || x.other - y.other).slice(0, limit);
}

/** One class a pupil could be in, and what the split is worth then. */
export interface ClassOption {
  /** Class from 0. */
  to: number;
  after: Standing;
  size: number;
}

/** Every class for pupil p while nobody else moves, the one that hurts least first; equal ones: the smaller class, then the first. */
export function rankClasses(board: Board, p: number): ClassOption[] {
  const sizes = new Int32Array(board.problem.classCount);
  for (const c of board.classOf) if (c >= 0) sizes[c]++;
  return Array.from(sizes, (size, to) => ({ to, size, after: board.afterMove(p, to) })).sort(
    (x, y) => compareStandings(x.after, y.after) || x.size - y.size || x.to - y.to,
  );
}

/** A late arrival's class, and all the classes as they ranked. */
export interface Placed {
  pupil: number;
  to: number;
  options: ClassOption[];
}

/**
 * Places every pupil without a class (−1 in `board`), one after the other in the order of the problem, where each hurts least;
 * nobody who has a class is moved. The board is changed.
 */
export function placeArrivals(board: Board): Placed[] {
  const waiting = Array.from(board.classOf.keys()).filter((p) => board.classOf[p] < 0);
  return waiting.map((pupil) => {
    const options = rankClasses(board, pupil);
    board.move(pupil, options[0].to);
    return { pupil, to: options[0].to, options };
  });
}

/** Places by pupil id, for those who know pupils by their ids. */
export function placesOfIds({ order, records }: ClassProblem): Map<string, number> {
  return new Map(Array.from(order, (record, p) => [records.pupils.ids[record], p]));
}
