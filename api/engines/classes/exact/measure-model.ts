import type { Measure } from '../types.ts';
import type { Terms } from './linear-model.ts';
import type { Ground } from './split-model.ts';

/** The variable that is at least the measure's value ÷ scale, and no more where it is made least. */
export interface MeasureModel {
  value: number;
  scale: number;
}

/** Adds a measure to a model of splits. */
export function measureModel(ground: Ground, measure: Measure): MeasureModel {
  switch (measure.kind) {
    case 'count':
      return countModel(ground, measure);
    case 'mean':
      return meanModel(ground, measure);
    case 'pairs':
      return pairsModel(ground, measure);
    case 'parts':
      return partsModel(ground, measure);
    case 'friends':
      return friendsModel(ground, measure);
    case 'outside':
      return outsideModel(ground, measure);
  }
}

/** Σ over groups of blocks in class c times what one block counts. */
function sumIn({ groups, variable }: Ground, c: number, ofPupil: (p: number) => number): Terms {
  return groups.map(({ blocks }, g) => [variable(g, c), blocks[0].reduce((sum, p) => sum + ofPupil(p), 0)]);
}

const classesOf = ({ problem }: Ground) => Array.from({ length: problem.classCount }, (_, c) => c);

function countModel(ground: Ground, { values, valueCount }: Extract<Measure, { kind: 'count' }>): MeasureModel {
  const { model, problem } = ground;
  const value = model.add(0, problem.pupilCount, true);
  for (let v = 0; v < valueCount; v++) {
    const [most, least] = [model.add(0, problem.pupilCount, false), model.add(0, problem.pupilCount, false)];
    for (const c of classesOf(ground)) {
      const count = sumIn(ground, c, (p) => Number(values[p] === v));
      model.demand([...count, [most, -1]], '<=', 0);
      model.demand([...count, [least, -1]], '>=', 0);
    }
    model.demand(
      [
        [most, 1],
        [least, -1],
        [value, -1],
      ],
      '<=',
      0,
    );
  }
  return { value, scale: 1 };
}

/**
 * Scores as shares of their range, 0 … 1. The mean of a class is its sum ÷ m, where m pupils in it have a score: one switch for
 * each m that can be, and the mean counts where the switch is on.
 */
function meanModel(ground: Ground, measure: Extract<Measure, { kind: 'mean' }>): MeasureModel {
  const { model, sizes } = ground;
  const { units, counted, unit } = measure;
  const all = units.filter((_, p) => counted[p] === 1);
  const least = all.reduce((low, own) => Math.min(low, own), Infinity);
  const range = all.reduce((high, own) => Math.max(high, own), -Infinity) - least;
  const [value, low, high] = [model.add(0, 1, false), model.add(0, 1, false), model.add(0, 1, false)];
  if (!(range > 0)) return { value, scale: 1 };
  model.demand(
    [
      [high, 1],
      [low, -1],
      [value, -1],
    ],
    '<=',
    0,
  );
  const blanks = units.length - all.length;
  for (const c of classesOf(ground)) {
    const sum = sumIn(ground, c, (p) => (counted[p] ? (units[p] - least) / range : 0));
    const { fewest, most } = sizes[c];
    const counts: number[] = [];
    for (let m = Math.max(0, fewest - blanks); m <= Math.min(most, all.length); m++) counts.push(m);
    const switches = counts.length === 1 ? null : counts.map(() => model.add(0, 1, true));
    if (switches) {
      model.demand(
        switches.map((each) => [each, 1]),
        '=',
        1,
      );
      const number = sumIn(ground, c, (p) => counted[p]);
      model.demand([...number, ...switches.map((each, i): [number, number] => [each, -counts[i]])], '=', 0);
    }
    counts.forEach((m, i) => {
      if (m === 0) return;
      const mean = sum.map(([variable, share]): [number, number] => [variable, share / m]);
      const off = switches ? switches[i] : -1;
      const beyond = Math.min(most, all.length) / m;
      model.demand([...mean, [high, -1], ...(off < 0 ? [] : ([[off, beyond]] as Terms))], '<=', off < 0 ? 0 : beyond);
      model.demand([...mean, [low, -1], ...(off < 0 ? [] : ([[off, -1]] as Terms))], '>=', off < 0 ? 0 : -1);
    });
  }
  return { value, scale: range * unit };
}

/** Pairs among y pupils, y (y − 1) ÷ 2, by the lines through neighbouring whole numbers. */
function pairsModel(ground: Ground, { values, valueCount }: Extract<Measure, { kind: 'pairs' }>): MeasureModel {
  const { model } = ground;
  const value = model.add(0, Infinity, false);
  const all: Terms = [[value, -1]];
  for (let v = 0; v < valueCount; v++) {
    const total = values.reduce((sum, own) => sum + Number(own === v), 0);
    if (total < 2) continue;
    for (const c of classesOf(ground)) {
      const pairs = model.add(0, Infinity, false);
      const count = sumIn(ground, c, (p) => Number(values[p] === v));
      for (let t = 1; t < total; t++)
        model.demand(
          [...count.map(([x, own]): [number, number] => [x, t * own]), [pairs, -1]],
          '<=',
          (t * (t + 1)) / 2,
        );
      all.push([pairs, 1]);
    }
  }
  model.demand(all, '<=', 0);
  return { value, scale: 1 };
}

function partsModel(ground: Ground, { values, valueCount }: Extract<Measure, { kind: 'parts' }>): MeasureModel {
  const { model } = ground;
  const value = model.add(0, Infinity, false);
  const all: Terms = [[value, -1]];
  for (let v = 0; v < valueCount; v++) {
    const total = values.reduce((sum, own) => sum + Number(own === v), 0);
    for (const c of classesOf(ground)) {
      const used = model.add(0, 1, true);
      model.demand([...sumIn(ground, c, (p) => Number(values[p] === v)), [used, -total]], '<=', 0);
      all.push([used, 1]);
    }
  }
  model.demand(all, '<=', valueCount);
  return { value, scale: 1 };
}

function friendsModel(ground: Ground, { start, others }: Extract<Measure, { kind: 'friends' }>): MeasureModel {
  const { model, problem, groupOf, variable } = ground;
  const value = model.add(0, problem.pupilCount, false);
  const all: Terms = [[value, -1]];
  for (let p = 0; p < problem.pupilCount; p++) {
    if (start[p] === start[p + 1]) continue;
    const unmet = model.add(0, 1, true);
    const friends = [...new Set(Array.from(others.subarray(start[p], start[p + 1]), (other) => groupOf[other]))];
    all.push([unmet, 1]);
    for (const c of classesOf(ground))
      model.demand(
        [[variable(groupOf[p], c), 1], ...friends.map((g): [number, number] => [variable(g, c), -1]), [unmet, -1]],
        '<=',
        0,
      );
  }
  model.demand(all, '<=', 0);
  return { value, scale: 1 };
}

function outsideModel(ground: Ground, { marked, allowed }: Extract<Measure, { kind: 'outside' }>): MeasureModel {
  const { model, problem } = ground;
  const value = model.add(0, problem.pupilCount, false);
  const outside = classesOf(ground)
    .filter((c) => allowed[c] === 0)
    .flatMap((c) => sumIn(ground, c, (p) => marked[p]));
  model.demand([...outside, [value, -1]], '<=', 0);
  return { value, scale: 1 };
}
