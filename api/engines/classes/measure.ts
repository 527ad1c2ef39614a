import type { ClassProblem, Goal, Measure } from './types.ts';

/** Value of a measure for a split (class of each pupil); null when no pupil counts. */
export function measureSplit(measure: Measure, classOf: Int32Array, classCount: number): number | null {
  switch (measure.kind) {
    case 'count': {
      const counts = countTable(measure.values, measure.valueCount, classOf, classCount);
      if (measure.valueCount === 0 || !measure.values.some((value) => value >= 0)) return null;
      let worst = 0;
      for (let v = 0; v < measure.valueCount; v++) {
        const row = counts.subarray(v * classCount, (v + 1) * classCount);
        worst = Math.max(worst, greatest(row) - least(row));
      }
      return worst;
    }
    case 'mean':
      return measureMeans(measure, classOf, classCount);
    case 'pairs':
      return countTable(measure.values, measure.valueCount, classOf, classCount).reduce(
        (sum, count) => sum + (count * (count - 1)) / 2,
        0,
      );
    case 'parts': {
      const used = countTable(measure.values, measure.valueCount, classOf, classCount);
      return used.reduce((sum, count) => sum + Number(count > 0), 0) - measure.valueCount;
    }
    case 'friends':
      return countUnmet(measure, classOf);
    case 'outside':
      return measure.marked.reduce((sum, mark, p) => sum + Number(mark === 1 && measure.allowed[classOf[p]] === 0), 0);
  }
}

/** Values of all goals, null as 0: what nobody has cannot be uneven. */
export function goalValues({ goals, classCount }: ClassProblem, classOf: Int32Array): number[] {
  return goals.map(({ measure }) => measureSplit(measure, classOf, classCount) ?? 0);
}

/** Is a hard goal kept? Means are compared with room for the rounding of a division. */
export function keepsGap({ maxGap }: Goal, value: number): boolean {
  return maxGap === null || value <= maxGap + 1e-9;
}

function measureMeans(
  { units, counted, unit }: Extract<Measure, { kind: 'mean' }>,
  classOf: Int32Array,
  classCount: number,
): number | null {
  const sums = new Float64Array(classCount);
  const numbers = new Int32Array(classCount);
  for (let p = 0; p < classOf.length; p++) {
    if (counted[p] === 0) continue;
    sums[classOf[p]] += units[p];
    numbers[classOf[p]]++;
  }
  let [most, fewest] = [-Infinity, Infinity];
  for (let c = 0; c < classCount; c++) {
    if (numbers[c] === 0) continue;
    most = Math.max(most, sums[c] / numbers[c]);
    fewest = Math.min(fewest, sums[c] / numbers[c]);
  }
  return most === -Infinity ? null : (most - fewest) * unit;
}

function countUnmet({ start, others }: Extract<Measure, { kind: 'friends' }>, classOf: Int32Array): number {
  let unmet = 0;
  for (let p = 0; p < classOf.length; p++) {
    if (start[p] === start[p + 1]) continue;
    let met = false;
    for (let i = start[p]; !met && i < start[p + 1]; i++) met = classOf[others[i]] === classOf[p];
    if (!met) unmet++;
  }
  return unmet;
}

function countTable(values: Int32Array, valueCount: number, classOf: Int32Array, classCount: number): Int32Array {
  const counts = new Int32Array(valueCount * classCount);
  for (let p = 0; p < values.length; p++) if (values[p] >= 0) counts[values[p] * classCount + classOf[p]]++;
  return counts;
}

function greatest(row: Int32Array): number {
  return row.reduce((most, count) => Math.max(most, count), 0);
}

function least(row: Int32Array): number {
  return row.reduce((fewest, count) => Math.min(fewest, count), row[0]);
}
