import type { ClassProblem } from '../types.ts';
import { type Group, groupBlocks } from './groups.ts';
import { LinearModel, type Terms } from './linear-model.ts';
import { measureModel } from './measure-model.ts';

/** Which measures a model speaks of, which of them it makes least, and how high the others may be. */
export interface Question {
  /** Made least; null: any split that keeps the rules. */
  least: number | null;
  /** Goal and highest value. Goals that are hard by `maxGap` are kept in any case. */
  within: [goal: number, most: number][];
}

/** A model of the splits of a problem, and the way back from its variables to a split. */
export interface SplitModel {
  model: LinearModel;
  /** Variable of the value asked for, in the measure's own unit when multiplied by `scale`; −1: none. */
  value: number;
  scale: number;
  decode(values: Float64Array): Int32Array;
}

/** What the parts of a model share. */
export interface Ground {
  problem: ClassProblem;
  model: LinearModel;
  groups: Group[];
  groupOf: Int32Array;
  /** Blocks of group g in class c. */
  variable: (g: number, c: number) => number;
  /** Fewest and most pupils of a class. */
  sizes: { fewest: number; most: number }[];
}

/** Blocks of each group in each class as whole numbers, under all hard rules. */
export function splitModel(problem: ClassProblem, question: Question): SplitModel {
  const { goals, classCount } = problem;
  const within = new Map(question.within);
  goals.forEach(({ maxGap }, g) => {
    if (maxGap !== null) within.set(g, Math.min(maxGap, within.get(g) ?? Infinity));
  });
  const asked = [...new Set([...within.keys(), ...(question.least === null ? [] : [question.least])])];
  const { groups, groupOf } = groupBlocks(problem, asked);
  const model = new LinearModel();
  const first = groups.map(({ blocks, allowed }) =>
    Array.from({ length: classCount }, (_, c) => model.add(0, allowed && !allowed[c] ? 0 : blocks.length, true)),
  );
  // Are the classes all alike, so that only their order tells splits apart?
  const isFree =
    groups.every(({ allowed }) => allowed === null) && asked.every((g) => goals[g].measure.kind !== 'outside');
  const ground: Ground = {
    ...{ problem, model, groups, groupOf },
    variable: (g, c) => first[g][c],
    sizes: sizesOf(problem, isFree),
  };
  demandHard(ground);
  if (isFree && groups.length > 0) breakSymmetry(ground);
  let [value, scale] = [-1, 1];
  for (const g of asked) {
    const own = measureModel(ground, goals[g].measure);
    const most = within.get(g);
    if (most !== undefined) model.demand([[own.value, 1]], '<=', most / own.scale + 1e-6 * Number(own.scale !== 1));
    if (g !== question.least) continue;
    model.cost(own.value, 1);
    [value, scale] = [own.value, own.scale];
  }
  return { model, value, scale, decode: (values) => decode(ground, values) };
}

/** Sizes under the size rule; where classes are all alike and differ by one at most, the first ones are the larger. */
function sizesOf(
  { pupilCount: n, classCount, sizeGap, cap, mayBeEmpty }: ClassProblem,
  isFree: boolean,
): Ground['sizes'] {
  const even = Math.floor(n / classCount);
  if (isFree && sizeGap !== null && (sizeGap === 1 || n % classCount === 0) && sizeGap <= 1)
    return Array.from({ length: classCount }, (_, c) => {
      const size = even + Number(c < n % classCount);
      return { fewest: size, most: size };
    });
  const byGap = sizeGap === null ? n : Math.floor((n + (classCount - 1) * sizeGap) / classCount);
  const most = Math.min(mayBeEmpty ? n : n - classCount + 1, byGap, cap ?? n);
  const none = Number(!mayBeEmpty);
  const fewest = sizeGap === null ? none : Math.max(none, Math.ceil((n - (classCount - 1) * sizeGap) / classCount));
  return Array.from({ length: classCount }, () => ({ fewest, most }));
}

function demandHard({ problem, model, groups, groupOf, variable, sizes }: Ground): void {
  const { classCount, cap, limits, apart, sizeGap } = problem;
  const sumIn = (c: number, amountOf: (group: Group) => number): Terms =>
    groups.map((group, g) => [variable(g, c), amountOf(group)]);
  groups.forEach(({ blocks }, g) => {
    const everywhere: Terms = Array.from({ length: classCount }, (_, c) => [variable(g, c), 1]);
    model.demand(everywhere, '=', blocks.length);
  });
  const isOpen = sizeGap !== null && sizes.some(({ fewest, most }) => fewest < most);
  const [least, most] = isOpen
    ? [model.add(0, problem.pupilCount, false), model.add(0, problem.pupilCount, false)]
    : [-1, -1];
  if (isOpen)
    model.demand(
      [
        [most, 1],
        [least, -1],
      ],
      '<=',
      sizeGap,
    );
  for (let c = 0; c < classCount; c++) {
    const size = sumIn(c, (group) => group.size);
    model.demand(size, '>=', sizes[c].fewest);
    model.demand(size, '<=', sizes[c].most);
    if (isOpen) {
      model.demand([...size, [most, -1]], '<=', 0);
      model.demand([...size, [least, -1]], '>=', 0);
    }
    if (cap !== null)
      model.demand(
        sumIn(c, ({ seats }) => seats),
        '<=',
        cap,
      );
    limits.forEach((limit, i) => {
      model.demand(
        sumIn(c, ({ amounts }) => amounts[i]),
        '<=',
        limit.most,
      );
    });
    apart.one.forEach((one, i) => {
      const [a, b] = [groupOf[one], groupOf[apart.other[i]]];
      // One block cannot be apart from itself: twice itself is at most one.
      model.demand(
        [
          [variable(a, c), 1],
          [variable(b, c), 1],
        ],
        '<=',
        1,
      );
    });
  }
}

/** Classes of equal size are alike: of the largest group the first holds the most blocks. */
function breakSymmetry({ model, groups, variable, sizes }: Ground): void {
  const largest = groups.reduce((best, { blocks }, g) => (blocks.length > groups[best].blocks.length ? g : best), 0);
  for (let c = 0; c + 1 < sizes.length; c++)
    if (sizes[c].fewest === sizes[c + 1].fewest && sizes[c].most === sizes[c + 1].most)
      model.demand(
        [
          [variable(largest, c), 1],
          [variable(largest, c + 1), -1],
        ],
        '>=',
        0,
      );
}

function decode({ problem, groups, variable }: Ground, values: Float64Array): Int32Array {
  const classOf = new Int32Array(problem.pupilCount);
  groups.forEach(({ blocks }, g) => {
    let next = 0;
    for (let c = 0; c < problem.classCount; c++)
      for (let left = Math.round(values[variable(g, c)]); left > 0 && next < blocks.length; left--)
        for (const p of blocks[next++] ?? []) classOf[p] = c;
  });
  return classOf;
}
