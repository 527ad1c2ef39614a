import { seededRandom } from '../../random.ts';
import { type Blocks, formBlocks } from '../blocks.ts';
import type { ClassProblem } from '../types.ts';
import { type Found, foundIn } from './found.ts';
import { SplitState } from './state.ts';

const warmest = 3;
const coldest = 0.02;
/** Weight of a goal that is hard by its gap. */
const weightOfHard = 20;

/** How rounds of annealing are steered. */
export interface Steering {
  /** Rounds begin from the best so far, but the first. */
  rounds: number;
  /** Proposals a pupil and round. */
  proposals: number;
  /** What a soft goal weighs of what its place in the list gives it. */
  shareOf(g: number): number;
  isBetter(one: Found, other: Found): boolean;
  /** Changes the weights after a round that found `found`; false: there is nothing left to do. */
  reweigh(weights: number[], found: Found, best: Found): boolean;
}

/**
 * Threshold accepting (Dueck & Scheuer 1990) with random thresholds over moves and exchanges, from a constructed start. The
 * thresholds are expected order statistics of the exponential distribution, sums of fractions alone, so that every machine takes
 * the same decisions.
 */
export function anneal(problem: ClassProblem, { rounds, proposals, shareOf, isBetter, reweigh }: Steering): Found {
  const random = seededRandom(`classes ${problem.seed}`);
  const blocks = formBlocks(problem);
  const weights = problem.goals.map(({ maxGap }, g) => (maxGap === null ? 1.15 ** -g * shareOf(g) : weightOfHard));
  const state = new SplitState(problem, sizeRange(problem));
  state.setWeights(weights);
  construct(state, blocks, problem.classCount, random);
  let best: Found | null = null;
  for (let round = 0; round < rounds; round++) {
    if (best) restore(state, best.classOf);
    cool(state, problem, blocks, random, { from: round === 0 ? warmest : warmest / 2, proposals });
    const found = foundIn(problem, state.classOf.slice());
    if (!best || isBetter(found, best)) best = found;
    if (!reweigh(weights, found, best)) break;
    state.setWeights(weights);
  }
  return best!;
}

/** Sizes the search keeps to: even ones within the gap; any where no rule speaks of sizes. */
function sizeRange({ pupilCount, classCount, sizeGap }: ClassProblem): { fewest: number; most: number } {
  if (sizeGap === null) return { fewest: 1, most: pupilCount };
  const even = Math.floor(pupilCount / classCount);
  const fewest = Math.max(1, even - Math.floor((sizeGap - 1) / 2));
  return { fewest, most: fewest + sizeGap };
}

/** Puts the large and confined blocks first, each where it costs least. */
function construct(state: SplitState, blocks: Blocks, classCount: number, random: () => number): void {
  const count = blocks.start.length - 1;
  const sizeOf = (b: number) => blocks.start[b + 1] - blocks.start[b];
  const choices = (b: number) => {
    if (!blocks.allowed) return classCount;
    return blocks.allowed.subarray(b * classCount, (b + 1) * classCount).reduce((sum, may) => sum + may, 0);
  };
  const keys = Float64Array.from(
    { length: count },
    (_, b) => -1000 * sizeOf(b) + 500 * Number(choices(b) === classCount) + random(),
  );
  const order = Int32Array.from({ length: count }, (_, b) => b).sort((one, other) => keys[one] - keys[other]);
  for (const b of order) {
    let [chosen, least] = [-1, Infinity];
    for (let c = 0; c < classCount; c++) {
      if (!mayBe(blocks, b, c, classCount)) continue;
      let cost = 0;
      for (let i = blocks.start[b]; i < blocks.start[b + 1]; i++) cost += state.moveDelta(blocks.members[i], -1, c);
      if (cost < least) [chosen, least] = [c, cost];
    }
    for (let i = blocks.start[b]; i < blocks.start[b + 1]; i++) state.move(blocks.members[i], Math.max(0, chosen));
  }
}

function mayBe({ allowed }: Blocks, b: number, c: number, classCount: number): boolean {
  return allowed === null || allowed[b * classCount + c] === 1;
}

function restore(state: SplitState, classOf: Int32Array): void {
  for (let p = 0; p < classOf.length; p++) if (state.classOf[p] !== classOf[p]) state.move(p, classOf[p]);
}

const thresholds = exponentialThresholds(1024);

function exponentialThresholds(count: number): Float64Array {
  const table = new Float64Array(count);
  let sum = 0;
  for (let i = count - 1; i >= 0; i--) {
    sum += 1 / (i + 1);
    table[i] = sum;
  }
  return table;
}

function cool(
  state: SplitState,
  { classCount, pupilCount }: ClassProblem,
  blocks: Blocks,
  random: () => number,
  { from, proposals }: { from: number; proposals: number },
): void {
  if (classCount === 1) return;
  const count = blocks.start.length - 1;
  const steps = proposals * pupilCount;
  const plain = Uint8Array.from({ length: count }, (_, b) =>
    Number(blocks.start[b + 1] - blocks.start[b] === 1 && state.isPlain(blocks.members[blocks.start[b]])),
  );
  const stages = 60;
  // The last stage goes downhill alone.
  for (let stage = 0; stage <= stages; stage++) {
    const heat = stage === stages ? 0 : from * coolingOf(from, stage, stages);
    for (let step = 0; step < steps / stages; step++) {
      const x = Math.floor(random() * count);
      const limit = heat * thresholds[Math.floor(random() * thresholds.length)] + 1e-12;
      const a = state.classOf[blocks.members[blocks.start[x]]];
      if (random() < 0.06) {
        const c = Math.floor(random() * classCount);
        if (c !== a && mayBe(blocks, x, c, classCount)) tryMoves(state, blocks, [x], [c], limit);
        continue;
      }
      const y = Math.floor(random() * count);
      const b = state.classOf[blocks.members[blocks.start[y]]];
      if (a === b || !mayBe(blocks, x, b, classCount) || !mayBe(blocks, y, a, classCount)) continue;
      if (plain[x] && plain[y]) {
        const [p, q] = [blocks.members[blocks.start[x]], blocks.members[blocks.start[y]]];
        if (state.swapDelta(p, q) > limit) continue;
        state.move(p, b);
        state.move(q, a);
      } else tryMoves(state, blocks, [x, y], [b, a], limit);
    }
  }
}

/** Share of the first heat at a stage; by square roots and fractions alone, so that no library’s power function has a say. */
function coolingOf(from: number, stage: number, stages: number): number {
  const k = (Math.sqrt(from / coldest) - 1) / stages;
  const slower = 1 + k * stage;
  return 1 / (slower * slower);
}

/** Moves whole blocks one after the other, and back when the whole costs more than `limit`. */
function tryMoves(state: SplitState, blocks: Blocks, moved: number[], to: number[], limit: number): void {
  const before = moved.map((b) => state.classOf[blocks.members[blocks.start[b]]]);
  let cost = 0;
  moved.forEach((b, i) => {
    for (let at = blocks.start[b]; at < blocks.start[b + 1]; at++) {
      cost += state.moveDelta(blocks.members[at], before[i], to[i]);
      state.move(blocks.members[at], to[i]);
    }
  });
  if (cost <= limit) return;
  moved.forEach((b, i) => {
    for (let at = blocks.start[b]; at < blocks.start[b + 1]; at++) state.move(blocks.members[at], before[i]);
  });
}
