import { formBlocks } from './blocks.ts';
import type { ClassProblem, Goal, Measure } from './types.ts';

/** No split that keeps the hard rules has a lower value; `blockedBy`: the hard rules that forbid an even one. */
export interface Bound {
  value: number;
  blockedBy: string[];
}

/** A proved bound by counting. The reasoning stands at each kind. */
export function boundOf(problem: ClassProblem, { measure }: Goal): Bound {
  const { classCount } = problem;
  switch (measure.kind) {
    case 'count':
      return boundOfCounts(problem, measure);
    case 'mean':
      return { value: boundOfMeans(problem, measure), blockedBy: [] };
    case 'pairs':
      return { value: tally(measure).reduce((sum, count) => sum + evenPairs(count, classCount), 0), blockedBy: [] };
    case 'parts': {
      const most = mostInClass(problem);
      return { value: tally(measure).reduce((sum, count) => sum + Math.ceil(count / most) - 1, 0), blockedBy: [] };
    }
    default:
      return { value: 0, blockedBy: [] };
  }
}

/** Pupils of each value. */
function tally({ values, valueCount }: { values: Int32Array; valueCount: number }): number[] {
  const counts = new Array<number>(valueCount).fill(0);
  for (const value of values) if (value >= 0) counts[value]++;
  return counts;
}

/** Fewest pairs: the sum of squares is least where counts differ by at most one. */
function evenPairs(count: number, classCount: number): number {
  const [each, more] = [Math.floor(count / classCount), count % classCount];
  return (more * (each + 1) * each + (classCount - more) * each * (each - 1)) / 2;
}

/** The largest class under cap and size gap: with one of m, the others hold n − m and at least m − gap each. */
function mostInClass({ pupilCount, classCount, cap, sizeGap }: ClassProblem): number {
  const byGap = sizeGap === null ? pupilCount : Math.floor((pupilCount + (classCount - 1) * sizeGap) / classCount);
  return Math.max(1, Math.min(pupilCount - classCount + 1, cap ?? pupilCount, byGap));
}

/**
 * A value of k pupils: difference 0 where classes divide k, else 1. Where m of them are bound to be in one class (a block, or
 * confined to it), the emptiest other class has at most ⌊(k − m) ÷ (N − 1)⌋, so the difference is at least m less that.
 */
function boundOfCounts(problem: ClassProblem, measure: Extract<Measure, { kind: 'count' }>): Bound {
  const { classCount } = problem;
  if (classCount === 1) return { value: 0, blockedBy: [] };
  const blocks = formBlocks(problem);
  const totals = tally(measure);
  let bound: Bound = { value: 0, blockedBy: [] };
  const raise = (value: number, blockedBy: string[]) => {
    if (value > bound.value) bound = { value, blockedBy };
  };
  for (const total of totals) raise(total % classCount === 0 ? 0 : 1, []);
  const bundled = (m: number, total: number) => m - Math.floor((total - m) / (classCount - 1));
  const count = blocks.start.length - 1;
  const forced = new Int32Array(totals.length * classCount);
  for (let b = 0; b < count; b++) {
    const own = new Map<number, number>();
    for (let i = blocks.start[b]; i < blocks.start[b + 1]; i++) {
      const value = measure.values[blocks.members[i]];
      if (value >= 0) own.set(value, (own.get(value) ?? 0) + 1);
    }
    const only = onlyClassOf(blocks.allowed, b, classCount);
    for (const [value, m] of own) {
      if (m > 1) raise(bundled(m, totals[value]), namesOfTogether(problem));
      if (only >= 0) forced[value * classCount + only] += m;
    }
  }
  forced.forEach((m, i) => {
    if (m > 0) raise(bundled(m, totals[Math.floor(i / classCount)]), namesOfConfinement(problem));
  });
  return bound;
}

function onlyClassOf(allowed: Uint8Array | null, b: number, classCount: number): number {
  if (!allowed) return -1;
  const own = allowed.subarray(b * classCount, (b + 1) * classCount);
  const first = own.indexOf(1);
  return first >= 0 && own.indexOf(1, first + 1) < 0 ? first : -1;
}

function namesOfTogether({ together, rules }: ClassProblem): string[] {
  const names = new Set(Array.from(together.source, (source) => (source < 0 ? 'together' : rules.rules[source].rule)));
  return [...names].sort();
}

function namesOfConfinement({ allowed, rules }: ClassProblem): string[] {
  return [...new Set(allowed.map(({ rule }) => rules.rules[rule].rule))].sort();
}

/**
 * Where everyone has a score and sizes are settled (gap ≤ 1), class sums are whole units that add up to the total T. Let the
 * lowest mean be L = s ÷ m: every class then holds at least ⌈L × its size⌉, and at most ⌊U × its size⌋ where U is the highest.
 * The least U − L over all s for which these sums can reach T is the bound; s below μ − 2 ÷ m cannot be best, for a difference
 * of 2 ÷ m is never needed. Otherwise nothing is claimed: 0.
 */
function boundOfMeans({ pupilCount, classCount, sizeGap }: ClassProblem, measure: Extract<Measure, { kind: 'mean' }>) {
  const settled = sizeGap !== null && (sizeGap === 0 || sizeGap === 1) && measure.counted.every((has) => has === 1);
  if (!settled || classCount === 1) return 0;
  const total = measure.units.reduce((sum, value) => sum + value, 0);
  const even = Math.floor(pupilCount / classCount);
  const larger = pupilCount % classCount;
  const sizes = [
    { size: even, number: classCount - larger },
    { size: even + 1, number: larger },
  ].filter(({ number }) => number > 0);
  let least = Infinity;
  for (const { size } of sizes) {
    const from = Math.floor((total * size) / pupilCount);
    for (let s = from - 2; s <= from; s++) least = Math.min(least, spanFrom(s, size, sizes, total));
  }
  return Number.isFinite(least) ? least * measure.unit : 0;
}

function spanFrom(s: number, m: number, sizes: { size: number; number: number }[], total: number): number {
  const low = sizes.map(({ size }) => Math.ceil((s * size) / m));
  const base = sizes.reduce((sum, { number }, i) => sum + number * low[i], 0);
  if (base > total) return Infinity;
  let least = base === total ? Math.max(...sizes.map(({ size }, i) => low[i] / size)) : Infinity;
  sizes.forEach(({ size }, i) => {
    for (let j = low[i]; j <= low[i] + 4; j++) {
      const reach = sizes.reduce((sum, other) => sum + other.number * Math.floor((j * other.size) / size), 0);
      if (reach >= total) least = Math.min(least, Math.max(j / size, ...sizes.map((o, k) => low[k] / o.size)));
    }
  });
  return least - s / m;
}
