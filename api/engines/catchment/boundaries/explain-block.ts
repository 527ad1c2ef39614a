import type { BlockReason, BoundaryProblem } from './types.ts';

/** Why one block belongs where it does, with the figures the words need. */
export interface BlockExplanation {
  reason: BlockReason;
  school: number;
  metres: number;
  /** The nearest school, where it is another. */
  nearest: number;
  nearestMetres: number;
  /** Children of the nearest school's area and its seats. */
  nearestLoad: number;
  nearestSeats: number;
  children: number;
}

/** What the explanation needs of a plan, drawn or searched. */
export interface ExplainedPlan {
  school: Int32Array;
  joins: Uint8Array;
  price: Float64Array;
  /** True where one more child changing its school would be more than allowed. */
  changesUsedUp: boolean;
  neighbourhoodMetres: number;
  feederMetres: number;
}

/** The first reason that holds against the nearest school, in this order: gate, full, not joined, splitting, stability, together, the sum of all ways. Null: no school. */
export function explainBlock(problem: BoundaryProblem, plan: ExplainedPlan, block: number): BlockExplanation | null {
  const { children, seats, gateBlock, reachStart, reachSchool, reachMetres } = problem;
  const school = plan.school[block];
  const from = reachStart[block];
  if (school < 0 || from === reachStart[block + 1]) return null;
  const row = from + reachSchool.subarray(from, reachStart[block + 1]).indexOf(school);
  const nearest = reachSchool[from];
  let load = 0;
  plan.school.forEach((s, b) => {
    if (s === nearest) load += children[b];
  });
  const figures = {
    ...{ school, metres: row < from ? Number.NaN : reachMetres[row], nearest, nearestMetres: reachMetres[from] },
    ...{ nearestLoad: load, nearestSeats: seats[nearest], children: children[block] },
  };
  if (school === nearest) return { reason: 'nearest', ...figures };
  if (gateBlock[school] === block) return { reason: 'gate', ...figures };
  return { reason: reasonAgainst(problem, plan, block, nearest, load), ...figures };
}

function reasonAgainst(
  problem: BoundaryProblem,
  plan: ExplainedPlan,
  block: number,
  nearest: number,
  load: number,
): BlockReason {
  const { children, seats, today, neighbourhood, feedsInto } = problem;
  if (load + Math.max(1, children[block]) > seats[nearest]) return 'nearest-full';
  const beside = linksTo(problem, plan, block, nearest);
  if (beside === 'barrier') return 'barrier';
  if (beside === 'none') return plan.price[nearest] > 0 ? 'nearest-full' : 'not-joined';
  if (wouldSplit(problem, plan, block)) return 'would-split';
  const own = plan.school[block];
  if (today[block] === own && plan.changesUsedUp) return 'stability';
  if (plan.neighbourhoodMetres > 0 && mostlyWith(children, neighbourhood, plan.school, neighbourhood[block], own))
    return 'neighbourhood';
  if (plan.feederMetres > 0 && feedsInto[block] >= 0) return 'feeder';
  return 'shorter-in-all';
}

function linksTo({ linkStart, linkTo }: BoundaryProblem, { school, joins }: ExplainedPlan, block: number, s: number) {
  let barrier = false;
  for (let l = linkStart[block]; l < linkStart[block + 1]; l++) {
    if (school[linkTo[l]] !== s) continue;
    if (joins[l] === 1) return 'joined';
    barrier = true;
  }
  return barrier ? 'barrier' : 'none';
}

/** Whether the block's area falls into more pieces without it. */
function wouldSplit(
  { linkStart, linkTo, gateBlock }: BoundaryProblem,
  { school, joins }: ExplainedPlan,
  block: number,
): boolean {
  const own = school[block];
  const met = new Set([gateBlock[own]]);
  const queue = [gateBlock[own]];
  for (let b = queue.pop(); b !== undefined; b = queue.pop())
    for (let l = linkStart[b]; l < linkStart[b + 1]; l++) {
      const next = linkTo[l];
      if (joins[l] === 0 || next === block || school[next] !== own || met.has(next)) continue;
      met.add(next);
      queue.push(next);
    }
  for (let l = linkStart[block]; l < linkStart[block + 1]; l++)
    if (joins[l] === 1 && school[linkTo[l]] === own && !met.has(linkTo[l])) return true;
  return false;
}

function mostlyWith(
  children: Int32Array,
  neighbourhood: Int32Array,
  school: Int32Array,
  group: number,
  own: number,
): boolean {
  if (group < 0) return false;
  const counts = new Map<number, number>();
  neighbourhood.forEach((value, b) => {
    if (value === group) counts.set(school[b], (counts.get(school[b]) ?? 0) + children[b]);
  });
  return [...counts.values()].every((count) => count <= (counts.get(own) ?? 0));
}
