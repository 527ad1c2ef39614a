import { LowestFirst } from '../../assignment/lowest-first.ts';
import type { AreaRules } from './areas.ts';
import type { BoundaryProblem } from './types.ts';

/**
 * Areas in one piece: each block first stands at the school of least cost + price, which leaves them whole but for few blocks
 * (prices only move the lines between schools); what hangs off the gate's own piece is then given to the area beside it that
 * costs least more, cheapest first. A gate's block is its own school's, of several gates the lowest school's.
 * Answers the reach row of each block; −1 where no row is allowed. Pieces of land without any gate go as one to the school
 * that is cheapest for them all.
 */
export function growAreas(problem: BoundaryProblem, rules: AreaRules, price: Float64Array): Int32Array {
  const { children, gateBlock, reachStart, reachSchool } = problem;
  const row = new Int32Array(children.length).fill(-1);
  for (let b = 0; b < children.length; b++) row[b] = cheapestRow(problem, rules.cost, price, b);
  for (let s = gateBlock.length - 1; s >= 0; s--)
    for (let r = reachStart[gateBlock[s]]; r < reachStart[gateBlock[s] + 1]; r++)
      if (reachSchool[r] === s) row[gateBlock[s]] = r;
  let kept = keepWithGate(problem, rules.joins, row);
  spread(problem, rules, price, row, kept);
  const tried = new Set<number>();
  for (let lost = findLost(problem, rules.joins, row, kept, tried); lost >= 0; ) {
    tried.add(lost);
    if (takeWay(problem, rules, row, lost)) {
      kept = keepWithGate(problem, rules.joins, row);
      spread(problem, rules, price, row, kept);
    }
    lost = findLost(problem, rules.joins, row, kept, tried);
  }
  giveCutOff(problem, rules, price, row, kept);
  return row;
}

function cheapestRow({ reachStart, reachSchool }: BoundaryProblem, cost: Float64Array, price: Float64Array, b: number) {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let r = reachStart[b]; r < reachStart[b + 1]; r++) {
    const all = cost[r] + price[reachSchool[r]];
    if (all < least) {
      least = all;
      best = r;
    }
  }
  return best;
}

/** 1 for every block that its own area joins to its school's gate. */
function keepWithGate(
  { linkStart, linkTo, gateBlock, reachSchool }: BoundaryProblem,
  joins: Uint8Array,
  row: Int32Array,
): Uint8Array {
  const kept = new Uint8Array(row.length);
  gateBlock.forEach((gate, s) => {
    if (row[gate] < 0 || reachSchool[row[gate]] !== s) return;
    const queue = [gate];
    kept[gate] = 1;
    for (let b = queue.pop(); b !== undefined; b = queue.pop())
      for (let l = linkStart[b]; l < linkStart[b + 1]; l++) {
        const next = linkTo[l];
        if (joins[l] === 0 || kept[next] === 1 || row[next] < 0 || reachSchool[row[next]] !== s) continue;
        kept[next] = 1;
        queue.push(next);
      }
  });
  return kept;
}

/** Gives every block that is joined to some area, but not to its own, to the area beside it that costs least more. */
function spread(
  problem: BoundaryProblem,
  rules: AreaRules,
  price: Float64Array,
  row: Int32Array,
  kept: Uint8Array,
): void {
  const { linkStart, linkTo, reachStart, reachSchool, children } = problem;
  const queue = new LowestFirst();
  const offers: [block: number, row: number][] = [];
  const offer = (from: number) => {
    const s = reachSchool[row[from]];
    for (let l = linkStart[from]; l < linkStart[from + 1]; l++) {
      const block = linkTo[l];
      if (rules.joins[l] === 0 || kept[block] === 1 || row[block] < 0) continue;
      for (let r = reachStart[block]; r < reachStart[block + 1]; r++) {
        if (reachSchool[r] !== s || rules.cost[r] === Number.POSITIVE_INFINITY) continue;
        const more = rules.cost[r] + price[s] - rules.cost[row[block]] - price[reachSchool[row[block]]];
        offers.push([block, r]);
        queue.push(Math.max(children[block], 0.001) * more, offers.length - 1);
      }
    }
  };
  for (let b = 0; b < row.length; b++) if (kept[b] === 1) offer(b);
  while (queue.size > 0) {
    const [block, r] = offers[queue.pop()];
    if (kept[block] === 1) continue;
    kept[block] = 1;
    row[block] = r;
    offer(block);
  }
}

/** A block that stands beside some area but may go to none of those beside it; −1: there is none left untried. */
function findLost(
  { linkStart, linkTo }: BoundaryProblem,
  joins: Uint8Array,
  row: Int32Array,
  kept: Uint8Array,
  tried: ReadonlySet<number>,
): number {
  for (let b = 0; b < row.length; b++) {
    if (kept[b] === 1 || row[b] < 0 || tried.has(b)) continue;
    for (let l = linkStart[b]; l < linkStart[b + 1]; l++) if (joins[l] === 1 && kept[linkTo[l]] === 1) return b;
  }
  return -1;
}

/** Gives a lost block to its nearest school, and with it the blocks of the fewest links between it and that gate. */
function takeWay(problem: BoundaryProblem, rules: AreaRules, row: Int32Array, lost: number): boolean {
  const { linkStart, linkTo, gateBlock, reachStart, reachSchool } = problem;
  const gates = new Set(gateBlock);
  const rowOf = (b: number, s: number) => {
    for (let r = reachStart[b]; r < reachStart[b + 1]; r++)
      if (reachSchool[r] === s && rules.cost[r] < Number.POSITIVE_INFINITY) return r;
    return -1;
  };
  for (let first = reachStart[lost]; first < reachStart[lost + 1]; first++) {
    const s = reachSchool[first];
    const before = new Map([[lost, -1]]);
    const queue = [lost];
    for (let i = 0; i < queue.length && !before.has(gateBlock[s]); i++)
      for (let l = linkStart[queue[i]]; l < linkStart[queue[i] + 1]; l++) {
        const next = linkTo[l];
        if (rules.joins[l] === 0 || before.has(next) || rowOf(next, s) < 0) continue;
        if (gates.has(next) && next !== gateBlock[s]) continue;
        before.set(next, queue[i]);
        queue.push(next);
      }
    if (!before.has(gateBlock[s])) continue;
    for (let b = gateBlock[s]; b >= 0; b = before.get(b)!) row[b] = rowOf(b, s);
    return true;
  }
  return false;
}

/** Land no way joins to a gate: each piece goes whole to the school cheapest for its children, among those all of it may go to. */
function giveCutOff(
  problem: BoundaryProblem,
  rules: AreaRules,
  price: Float64Array,
  row: Int32Array,
  kept: Uint8Array,
): void {
  const { linkStart, linkTo, reachStart, reachSchool, children } = problem;
  const seen = kept.slice();
  for (let first = 0; first < row.length; first++) {
    if (seen[first] === 1 || row[first] < 0) continue;
    const piece = [first];
    seen[first] = 1;
    for (let i = 0; i < piece.length; i++)
      for (let l = linkStart[piece[i]]; l < linkStart[piece[i] + 1]; l++) {
        const next = linkTo[l];
        if (rules.joins[l] === 0 || seen[next] === 1 || row[next] < 0) continue;
        seen[next] = 1;
        piece.push(next);
      }
    const sums = new Map<number, { blocks: number; cost: number }>();
    for (const b of piece)
      for (let r = reachStart[b]; r < reachStart[b + 1]; r++) {
        if (rules.cost[r] === Number.POSITIVE_INFINITY) continue;
        const sum = sums.get(reachSchool[r]) ?? { blocks: 0, cost: 0 };
        sum.blocks++;
        sum.cost += Math.max(children[b], 0.001) * (rules.cost[r] + price[reachSchool[r]]);
        sums.set(reachSchool[r], sum);
      }
    const whole = [...sums]
      .filter(([, { blocks }]) => blocks === piece.length)
      .sort((a, b) => a[1].cost - b[1].cost)[0];
    if (!whole) continue;
    for (const b of piece)
      for (let r = reachStart[b]; r < reachStart[b + 1]; r++) if (reachSchool[r] === whole[0]) row[b] = r;
  }
}
