import type { PlacesToFill } from './cheapest-places.ts';
import { exchangeTies } from './exchange-ties.ts';

/** What came of a limit on children who get another school than last year. */
export interface MovedLimit {
  /** Children who compete and have a school of last year; how many of them may be placed elsewhere, and how many are. */
  counted: number;
  limit: number;
  moved: number;
  /** What a move weighs, in metres, in the prices that prove the result. */
  metresPerMove: number;
  /** The sum of metres may be above the least possible within the limit by so much at most; 0: it is the least. */
  aboveLeastByAtMost: number;
}

/** Children, their places, and which of these are elsewhere than last year. */
export interface PlacesWithMoves {
  /** By place. */
  moved: Uint8Array;
  /** Metres that no chain of moves can win. */
  beyondAnyChain: number;
  /** The places when every move costs so many metres more. */
  at(metresPerMove: number): PlacesToFill;
}

export interface FewMoves {
  /** By child the index of its place, −1 for out. */
  held: Int32Array;
  moved: number;
  metresPerMove: number;
}

/**
 * The assignment of least total cost in which at most `limit` children are moved. A move is given a price, the least whole
 * number of metres at which few enough are worth it (Lagrangian relaxation; Geoffrion 1974); of the moves worth exactly that
 * price as many are made as the limit leaves. By weak duality the metres are then above the least possible by no more than the
 * price times the moves still left. Where even the greatest price leaves more moves than `limit`, the least possible number of
 * them is made.
 */
export function fewMoves(
  places: PlacesWithMoves,
  limit: number,
  solve: (places: PlacesToFill) => Int32Array,
): FewMoves {
  const solveAt = (metresPerMove: number): FewMoves => {
    const held = solve(places.at(metresPerMove));
    return { held, moved: countMoved(places.moved, held), metresPerMove };
  };
  let above = solveAt(0);
  if (above.moved <= limit) return above;
  let within = solveAt(Math.min(firstPrice, places.beyondAnyChain));
  while (within.moved > limit && within.metresPerMove < places.beyondAnyChain) {
    above = within;
    within = solveAt(Math.min(4 * within.metresPerMove, places.beyondAnyChain));
  }
  if (within.moved > limit) return within;
  while (within.metresPerMove - above.metresPerMove > 1) {
    const between = solveAt(Math.floor((within.metresPerMove + above.metresPerMove) / 2));
    if (between.moved > limit) above = between;
    else within = between;
  }
  // Where both are the cheapest at the lower price already, the moves between them are worth just that.
  const lower = places.at(above.metresPerMove);
  const atLower = sumOf(lower, within.held) === sumOf(lower, above.held);
  const { metresPerMove } = atLower ? above : within;
  const priced = places.at(metresPerMove);
  const held = exchangeTies(priced, places.moved, within.held, above.held, limit - within.moved);
  return { held, moved: countMoved(places.moved, held), metresPerMove };
}

/** Where the search for a price begins. */
const firstPrice = 64;

function sumOf({ cost, outCost }: PlacesToFill, held: Int32Array): number {
  return held.reduce((sum, place, c) => sum + (place < 0 ? outCost[c] : cost[place]), 0);
}

function countMoved(moved: Uint8Array, held: Int32Array): number {
  return held.reduce((sum, place) => sum + (place < 0 ? 0 : moved[place]), 0);
}
